//! A complete schedule from days chosen: who is where with whom, minute by minute.

use commontime_school::{
    Activity, Assignment, Campus, GradeId, Lesson, Meeting, PersonId, RoomId, Schedule, Span, TeamId, Use,
};

use super::clock::{Clock, Mask, runs};
use super::days::{Day, Laid, Outcome};
use super::dims::{self, Dim};
use super::meals::stays;
use super::needs::{Busy, Plan};

/// Builds the schedule.
pub(super) fn schedule(
    campus: &Campus,
    clock: Clock,
    dims: &[Dim],
    days: &[Day<'_>],
    chosen: &[&Outcome],
) -> Schedule {
    let mut schedule = Schedule { bell_schedule: campus.bells.id.clone(), ..Schedule::default() };
    for (day, outcome) in days.iter().zip(chosen) {
        let mut builder =
            Builder { campus, clock, day, laid: day.lay_out(outcome, dims), schedule: &mut schedule };
        builder.classes();
        builder.meals();
        builder.with_teachers();
        builder.meetings(outcome);
        builder.own_time(outcome, dims);
    }
    schedule.sort();
    schedule
}

/// A grade at lunch or at recess, with the adults who watch it as far as they are found.
struct Group {
    grade: GradeId,
    activity: Activity,
    mask: Mask,
    watched: Vec<Option<PersonId>>,
}

/// The steps in which a person watches any of the groups.
fn watching(groups: &[Group], person: PersonId) -> Mask {
    let watched = groups.iter().filter(|group| group.watched.contains(&Some(person)));
    watched.fold(0, |all, group| all | group.mask)
}

struct Builder<'b> {
    campus: &'b Campus,
    clock: Clock,
    day: &'b Day<'b>,
    laid: Laid,
    schedule: &'b mut Schedule,
}

impl Builder<'_> {
    fn lesson(
        &mut self,
        span: Span,
        activity: Activity,
        homerooms: Vec<usize>,
        adults: Vec<PersonId>,
        room: RoomId,
    ) {
        let homerooms = homerooms.into_iter().map(commontime_school::HomeroomId::from_index).collect();
        self.schedule.lessons.push(Lesson {
            day: self.day.day,
            span,
            activity,
            homerooms,
            adults,
            room,
            locked: false,
        });
    }

    fn classes(&mut self) {
        for at in 0..self.campus.homerooms.len() {
            for class in self.laid.homerooms[at].0.clone() {
                let span = self.clock.span((class.start, class.length));
                let room = self.campus[class.special].room;
                self.lesson(span, Activity::Special(class.special), vec![at], vec![class.teacher], room);
            }
        }
    }

    /// Lunch and recess of each grade, with its teachers or with others who are free for it.
    fn meals(&mut self) {
        let (lunch_stays, recess_stays) = stays(self.campus);
        let bells = &self.campus.bells;
        let mut groups: Vec<Group> = Vec::new();
        for grade in self.campus.grade_ids() {
            let first = self.campus[grade].homerooms[0];
            let meal = self.laid.homerooms[first.index()].1;
            let places = [
                (Activity::Lunch, meal.lunch, lunch_stays, bells.lunch_supervision.adults),
                (Activity::Recess, meal.recess, recess_stays, bells.recess_supervision.adults),
            ];
            for (activity, mask, stays, adults) in places {
                let watched = if stays { Vec::new() } else { vec![None; adults as usize] };
                groups.extend((mask != 0).then_some(Group { grade, activity, mask, watched }));
            }
        }
        assert!(self.find_watchers(&mut groups), "somebody watches every lunch and recess");
        for &(person, _) in &self.day.together.watchers {
            self.laid.busy[person.index()].teaching = watching(&groups, person);
        }
        for group in groups {
            let room =
                if group.activity == Activity::Lunch { bells.cafeteria.room } else { bells.playground.room };
            let homerooms = self.campus[group.grade].homerooms.iter().map(|it| it.index()).collect();
            let mut adults: Vec<PersonId> = group.watched.iter().copied().flatten().collect();
            if adults.is_empty() {
                adults = self.teachers(group.grade);
            }
            let span = self.clock.span(runs(group.mask).next().unwrap());
            self.lesson(span, group.activity, homerooms, adults, room);
        }
    }

    /// Finds who watches: nobody is at lunch and at recess at once; who watches a place watches everyone in it.
    fn find_watchers(&self, groups: &mut Vec<Group>) -> bool {
        let open = groups
            .iter()
            .enumerate()
            .find_map(|(at, group)| group.watched.iter().position(Option::is_none).map(|seat| (at, seat)));
        let Some((at, seat)) = open else { return self.all_have_lunch(groups) };
        for &(person, here) in &self.day.together.watchers {
            let (mask, activity) = (groups[at].mask, groups[at].activity);
            let elsewhere = groups.iter().any(|other| {
                other.watched.contains(&Some(person)) && other.mask & mask != 0 && other.activity != activity
            });
            if mask & !here != 0 || elsewhere || groups[at].watched.contains(&Some(person)) {
                continue;
            }
            groups[at].watched[seat] = Some(person);
            if self.find_watchers(groups) {
                return true;
            }
            groups[at].watched[seat] = None;
        }
        false
    }

    /// Tells whether everyone who watches still has what their own day must hold.
    fn all_have_lunch(&self, groups: &[Group]) -> bool {
        self.day.together.watchers.iter().all(|&(person, _)| {
            let busy = Busy { teaching: watching(groups, person), ..Busy::default() };
            !self.day.needs[person.index()].plans(&busy, 0).is_empty()
        })
    }

    fn teachers(&self, grade: GradeId) -> Vec<PersonId> {
        self.campus[grade].homerooms.iter().map(|&homeroom| self.campus[homeroom].teacher).collect()
    }

    /// Everything else is the subject, where it is long enough, or homeroom time.
    fn with_teachers(&mut self) {
        let students = self.clock.mask(self.campus.bells.days[self.day.day.index()].students);
        for (at, homeroom) in self.campus.homerooms.iter().enumerate() {
            let (classes, meal) = self.laid.homerooms[at].clone();
            let elsewhere = classes.iter().map(|class| class.mask()).sum::<Mask>() | meal.lunch | meal.recess;
            let need = self.campus[homeroom.grade].subjects.first();
            for piece in runs(students & !elsewhere) {
                let span = self.clock.span(piece);
                let subject = need.filter(|need| span.length() >= need.minimum_block);
                let activity = subject.map_or(Activity::Homeroom, |need| Activity::Subject(need.subject));
                self.lesson(span, activity, vec![at], vec![homeroom.teacher], homeroom.room);
            }
        }
    }

    fn meetings(&mut self, outcome: &Outcome) {
        let mut all: Vec<(TeamId, Span)> = Vec::new();
        for team in self.campus.team_ids() {
            all.extend(runs(outcome.meetings[team.index()]).map(|time| (team, self.clock.span(time))));
        }
        let mut rooms = Vec::new();
        assert!(self.find_rooms(&all, &mut rooms), "there are rooms to meet in");
        for ((team, span), room) in all.into_iter().zip(rooms) {
            self.schedule.meetings.push(Meeting {
                day: self.day.day,
                span,
                team,
                kind: self.campus.goal.counts[0],
                members: self.campus[team].members.clone(),
                room,
                locked: false,
            });
        }
    }

    /// Finds a room for each meeting: without another meeting, and not where students eat or play, and with a place
    /// left beside the classes in it.
    fn find_rooms(&self, meetings: &[(TeamId, Span)], rooms: &mut Vec<RoomId>) -> bool {
        let Some(&(_, span)) = meetings.get(rooms.len()) else { return true };
        (0..self.campus.rooms.len()).map(RoomId::from_index).any(|room| {
            let taken =
                rooms.iter().zip(meetings).any(|(&other, (_, when))| other == room && when.overlaps(span));
            if taken || !self.has_place(room, span) {
                return false;
            }
            rooms.push(room);
            let found = self.find_rooms(meetings, rooms);
            if !found {
                rooms.pop();
            }
            found
        })
    }

    fn has_place(&self, room: RoomId, span: Span) -> bool {
        let lessons = self.schedule.lessons.iter().filter(|it| it.day == self.day.day && it.room == room);
        let here: Vec<&Lesson> = lessons.filter(|it| it.span.overlaps(span)).collect();
        if here.iter().any(|it| matches!(it.activity, Activity::Lunch | Activity::Recess)) {
            return false;
        }
        let spans: Vec<Span> = here.iter().map(|it| it.span).collect();
        let at = |time| spans.iter().filter(|other| other.covers(time)).count();
        let classes = spans.iter().map(|other| at(other.start())).max().unwrap_or(0);
        classes == 0 || classes < self.campus[room].classes_at_once as usize
    }

    /// Duty, lunch, planning and hand-overs of everyone.
    fn own_time(&mut self, outcome: &Outcome, dims: &[Dim]) {
        for person in self.campus.person_ids() {
            let needs = &self.day.needs[person.index()];
            let busy = &self.laid.busy[person.index()];
            let met = self.campus[person].team.map_or(0, |team| outcome.meetings[team.index()]);
            let minutes = self.clock.minutes(met);
            let gives = |plan: &&Plan| {
                let numbers = dims::of_person(self.campus, dims, person, needs, plan, minutes);
                numbers.iter().all(|&(place, number)| number == outcome.numbers[place])
            };
            let plans = needs.plans(busy, met);
            let plan = plans.iter().find(gives).expect("it was possible before");
            for (mask, kind) in [
                (needs.duty, Use::Duty),
                (plan.lunch, Use::Lunch),
                (plan.planning, Use::IndividualPlanning),
                (plan.transition, Use::Transition),
            ] {
                for time in runs(mask) {
                    self.schedule.assignments.push(Assignment {
                        day: self.day.day,
                        span: self.clock.span(time),
                        person,
                        kind,
                        note: String::new(),
                        locked: false,
                    });
                }
            }
        }
    }
}
