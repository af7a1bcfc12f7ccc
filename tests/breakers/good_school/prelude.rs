//! What tests of the good school name: its days, grades, homerooms, people, teams and the rest.

use commontime_school::{
    DayId, GradeId, HomeroomId, PersonId, RoomId, ServiceId, SpecialId, SubjectId, TeamId,
};

pub(crate) const MON: DayId = DayId(0);
pub(crate) const TUE: DayId = DayId(1);
pub(crate) const WED: DayId = DayId(2);
pub(crate) const THU: DayId = DayId(3);
pub(crate) const FRI: DayId = DayId(4);
pub(crate) const DAYS: [DayId; 5] = [MON, TUE, WED, THU, FRI];

pub(crate) const GRADE_1: GradeId = GradeId(0);
pub(crate) const GRADE_2: GradeId = GradeId(1);

/// Homerooms: two of grade 1, two of grade 2. Their rooms and teachers have the same numbers.
pub(crate) const H1A: HomeroomId = HomeroomId(0);
pub(crate) const H1B: HomeroomId = HomeroomId(1);
pub(crate) const H2A: HomeroomId = HomeroomId(2);
pub(crate) const H2B: HomeroomId = HomeroomId(3);

pub(crate) const T1A: PersonId = PersonId(0);
pub(crate) const T1B: PersonId = PersonId(1);
pub(crate) const T2A: PersonId = PersonId(2);
pub(crate) const T2B: PersonId = PersonId(3);
pub(crate) const PE_TEACHER: PersonId = PersonId(4);
pub(crate) const ARTS_TEACHER: PersonId = PersonId(5);
pub(crate) const MEDIA_TEACHER: PersonId = PersonId(6);
pub(crate) const SPECIAL_ED: PersonId = PersonId(7);
pub(crate) const READING_TEACHER: PersonId = PersonId(8);
pub(crate) const PARA_1: PersonId = PersonId(9);
pub(crate) const PARA_2: PersonId = PersonId(10);

pub(crate) const TEAM_1: TeamId = TeamId(0);
pub(crate) const TEAM_2: TeamId = TeamId(1);
pub(crate) const SPECIALISTS: TeamId = TeamId(2);

pub(crate) const LITERACY: SubjectId = SubjectId(0);
pub(crate) const MATHEMATICS: SubjectId = SubjectId(1);
pub(crate) const INTERVENTION: SubjectId = SubjectId(2);
pub(crate) const SCIENCE: SubjectId = SubjectId(3);

pub(crate) const PE: SpecialId = SpecialId(0);
pub(crate) const ART: SpecialId = SpecialId(1);
pub(crate) const MUSIC: SpecialId = SpecialId(2);
pub(crate) const LIBRARY_CLASS: SpecialId = SpecialId(3);
pub(crate) const COMPUTERS: SpecialId = SpecialId(4);

/// Pull-out with the special education teacher: 3 students of 1-A, 2 of 1-B.
pub(crate) const READING_1: ServiceId = ServiceId(0);
/// Push-in of the special education teacher: 4 students of 2-A.
pub(crate) const CO_TAUGHT_2: ServiceId = ServiceId(1);
/// Pull-outs with the interventionist: 4 students of each homeroom.
pub(crate) const INTERVENTION_1: ServiceId = ServiceId(2);
pub(crate) const INTERVENTION_2: ServiceId = ServiceId(3);

pub(crate) const GYM: RoomId = RoomId(4);
pub(crate) const ARTS_ROOM: RoomId = RoomId(5);
pub(crate) const LIBRARY: RoomId = RoomId(6);
pub(crate) const RESOURCE: RoomId = RoomId(7);
pub(crate) const READING_ROOM: RoomId = RoomId(8);
pub(crate) const CAFETERIA: RoomId = RoomId(9);
pub(crate) const PLAYGROUND: RoomId = RoomId(10);

/// The room of a homeroom.
pub(crate) const fn room_of(homeroom: HomeroomId) -> RoomId {
    RoomId(homeroom.0)
}

/// The teacher of a homeroom.
pub(crate) const fn teacher_of(homeroom: HomeroomId) -> PersonId {
    PersonId(homeroom.0)
}
