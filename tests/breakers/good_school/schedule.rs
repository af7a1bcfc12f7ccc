//! The good school's master schedule, worked out by hand.
//!
//! A week of a homeroom, in minutes: homeroom time 75, mathematics 5 x 55 = 275, literacy 5 x (80 + 60) = 700,
//! intervention 5 x 40 = 200, science 4 x 50 = 200, specials 5 x 50 = 250, lunch 5 x 30 = 150, recess 5 x 35 = 175: 2,025.
//!
//! A week of its teacher: instruction 2,025 - 250 - 150 - 175 = 1,450, meetings 5 x 45 + 75 = 300, planning 150, lunch 150,
//! duty 5 x (10 + 15) = 125, transition 5 x (5 + 5) = 50, own time 4 x 25 = 100: 2,325.

use commontime_school::{
    Activity, Assignment, DayId, HomeroomId, Lesson, Meeting, PersonId, RoomId, Schedule, SpecialId,
    SubjectId, TeamId, Use,
};

use super::prelude::*;
use super::span;

/// Returns the schedule, in its one order.
pub(super) fn schedule() -> Schedule {
    let mut schedule = Schedule { bell_schedule: "early-wednesday".to_owned(), ..Schedule::default() };
    for day in DAYS {
        let mut writer = Writer { schedule: &mut schedule, day };
        writer.grade_1();
        writer.grade_2();
        writer.specialists();
        writer.special_education();
        writer.intervention();
        writer.paras();
        writer.arrival_and_dismissal();
        writer.team_meetings();
    }
    schedule.sort();
    schedule
}

/// The specials of the A and the B homeroom of a grade on each day. PE goes to A on Monday and Tuesday and to B on
/// Wednesday and Thursday, so that no teacher is asked for twice.
const SPECIALS: [[&[SpecialId]; 2]; 5] = [
    [&[PE], &[LIBRARY_CLASS, COMPUTERS]],
    [&[PE], &[ART]],
    [&[MUSIC], &[PE]],
    [&[ART], &[PE]],
    [&[LIBRARY_CLASS, COMPUTERS], &[MUSIC]],
];

/// Writes one day.
struct Writer<'s> {
    schedule: &'s mut Schedule,
    day: DayId,
}

impl Writer<'_> {
    fn lesson(
        &mut self,
        when: &str,
        activity: Activity,
        homerooms: &[HomeroomId],
        adults: &[PersonId],
        room: RoomId,
    ) {
        self.schedule.lessons.push(Lesson {
            day: self.day,
            span: span(when),
            activity,
            homerooms: homerooms.to_vec(),
            adults: adults.to_vec(),
            room,
            locked: false,
        });
    }

    /// The same in both homerooms of a grade, each with its own teacher in its own room.
    fn both(&mut self, when: &str, activity: Activity, homerooms: [HomeroomId; 2]) {
        for homeroom in homerooms {
            self.lesson(when, activity, &[homeroom], &[teacher_of(homeroom)], room_of(homeroom));
        }
    }

    fn subject(&mut self, when: &str, subject: SubjectId, homerooms: [HomeroomId; 2]) {
        self.both(when, Activity::Subject(subject), homerooms);
    }

    fn assign(&mut self, people: &[PersonId], when: &str, kind: Use, note: &str) {
        for &person in people {
            self.schedule.assignments.push(Assignment {
                day: self.day,
                span: span(when),
                person,
                kind,
                note: note.to_owned(),
                locked: false,
            });
        }
    }

    fn meet(&mut self, when: &str, team: TeamId, members: &[PersonId], room: RoomId) {
        self.schedule.meetings.push(Meeting {
            day: self.day,
            span: span(when),
            team,
            kind: Use::TeamMeeting,
            members: members.to_vec(),
            room,
            locked: false,
        });
    }

    fn grade_1(&mut self) {
        let both = [H1A, H1B];
        self.both("7:45-7:55", Activity::Homeroom, both);
        self.subject("7:55-8:50", MATHEMATICS, both);
        self.specials(["8:50-9:40", "8:50-9:15", "9:15-9:40"], both);
        self.lesson("9:40-11:00", Activity::Subject(LITERACY), &[H1A], &[T1A, PARA_1], room_of(H1A));
        self.lesson("9:40-11:00", Activity::Subject(LITERACY), &[H1B], &[T1B], room_of(H1B));
        self.lesson("11:00-11:30", Activity::Lunch, &both, &[PARA_1], CAFETERIA);
        self.lesson("11:30-12:05", Activity::Recess, &both, &[PARA_2], PLAYGROUND);
        self.subject("12:05-12:45", INTERVENTION, both);
        self.subject("12:45-13:45", LITERACY, both);
        self.afternoon(both);
        self.own_time([T1A, T1B], ["8:50-8:55", "11:00-11:05", "11:05-11:35", "11:35-12:05"]);
    }

    fn grade_2(&mut self) {
        let both = [H2A, H2B];
        self.both("7:45-7:55", Activity::Homeroom, both);
        self.specials(["7:55-8:45", "7:55-8:20", "8:20-8:45"], both);
        self.subject("8:45-10:05", LITERACY, both);
        self.subject("10:05-11:00", MATHEMATICS, both);
        self.subject("11:00-12:00", LITERACY, both);
        self.lesson("12:00-12:30", Activity::Lunch, &both, &[PARA_1], CAFETERIA);
        self.lesson("12:30-13:05", Activity::Recess, &both, &[PARA_2], PLAYGROUND);
        self.subject("13:05-13:45", INTERVENTION, both);
        self.afternoon(both);
        self.own_time([T2A, T2B], ["7:55-8:00", "12:00-12:05", "12:05-12:35", "12:35-13:05"]);
    }

    /// Science and packing up, on Wednesday packing up alone.
    fn afternoon(&mut self, homerooms: [HomeroomId; 2]) {
        if self.day == WED {
            self.both("13:45-13:50", Activity::Homeroom, homerooms);
        } else {
            self.subject("13:45-14:35", SCIENCE, homerooms);
            self.both("14:35-14:40", Activity::Homeroom, homerooms);
        }
    }

    /// A homeroom teacher's way to the specials, way to lunch, lunch and planning.
    fn own_time(&mut self, teachers: [PersonId; 2], [to_specials, to_lunch, lunch, planning]: [&str; 4]) {
        self.assign(&teachers, to_specials, Use::Transition, "walk to specials");
        self.assign(&teachers, to_lunch, Use::Transition, "walk to lunch");
        self.assign(&teachers, lunch, Use::Lunch, "");
        self.assign(&teachers, planning, Use::IndividualPlanning, "");
    }

    /// One special of 50 minutes, or two of 25 one after the other.
    fn specials(&mut self, [whole, first, second]: [&str; 3], homerooms: [HomeroomId; 2]) {
        for (homeroom, specials) in homerooms.into_iter().zip(SPECIALS[self.day.index()]) {
            let times = if specials.len() == 1 { vec![whole] } else { vec![first, second] };
            for (&special, when) in specials.iter().zip(times) {
                let (teacher, room) = match special {
                    PE => (PE_TEACHER, GYM),
                    ART | MUSIC => (ARTS_TEACHER, ARTS_ROOM),
                    _ => (MEDIA_TEACHER, LIBRARY),
                };
                self.lesson(when, Activity::Special(special), &[homeroom], &[teacher], room);
            }
        }
    }

    fn specialists(&mut self) {
        let all = [PE_TEACHER, ARTS_TEACHER, MEDIA_TEACHER];
        self.assign(&all, "8:45-8:50", Use::Transition, "set up");
        self.assign(&all, "9:40-9:45", Use::Transition, "put away");
        self.assign(&all, "10:30-11:00", Use::IndividualPlanning, "");
        self.assign(&all, "11:00-11:30", Use::Lunch, "");
    }

    fn special_education(&mut self) {
        self.lesson("8:00-8:30", Activity::Service(READING_1), &[H1A, H1B], &[SPECIAL_ED], RESOURCE);
        self.lesson("10:15-10:45", Activity::Service(CO_TAUGHT_2), &[H2A], &[SPECIAL_ED], room_of(H2A));
        self.assign(&[SPECIAL_ED], "11:30-12:00", Use::Lunch, "");
        self.assign(&[SPECIAL_ED], "12:00-12:30", Use::IndividualPlanning, "");
        self.assign(&[SPECIAL_ED], "12:30-13:30", Use::CaseManagement, "");
    }

    fn intervention(&mut self) {
        let groups =
            [("12:10-12:40", INTERVENTION_1, [H1A, H1B]), ("13:10-13:40", INTERVENTION_2, [H2A, H2B])];
        for (when, service, homerooms) in groups {
            self.lesson(when, Activity::Service(service), &homerooms, &[READING_TEACHER], READING_ROOM);
        }
        self.assign(&[READING_TEACHER], "9:00-9:30", Use::IndividualPlanning, "");
        self.assign(&[READING_TEACHER], "11:00-11:30", Use::Lunch, "");
    }

    /// Six hours are a day with a lunch of one's own; two hours are not.
    fn paras(&mut self) {
        self.assign(&[PARA_1], "11:30-12:00", Use::Lunch, "");
    }

    fn arrival_and_dismissal(&mut self) {
        let everyone: Vec<PersonId> = (0..9).map(PersonId).collect();
        self.assign(&everyone, "7:35-7:45", Use::Duty, "arrival");
        let dismissal = if self.day == WED { "13:50-14:05" } else { "14:40-14:55" };
        let staying = [T1A, T1B, T2A, T2B, SPECIAL_ED, READING_TEACHER];
        self.assign(&staying, dismissal, Use::Duty, "dismissal");
    }

    /// Five times 45 minutes and 75 on Wednesday: 300 for each team and for those who join one.
    fn team_meetings(&mut self) {
        let long = (self.day == WED).then_some("14:05-15:20");
        for when in ["8:55-9:40"].into_iter().chain(long) {
            self.meet(when, TEAM_1, &[T1A, T1B, SPECIAL_ED], room_of(H1A));
        }
        for when in ["8:00-8:45"].into_iter().chain(long) {
            self.meet(when, TEAM_2, &[T2A, T2B, READING_TEACHER], room_of(H2A));
        }
        for when in ["9:45-10:30"].into_iter().chain(long) {
            self.meet(when, SPECIALISTS, &[PE_TEACHER, ARTS_TEACHER, MEDIA_TEACHER], ARTS_ROOM);
        }
    }
}
