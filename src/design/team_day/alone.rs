//! The most that one homeroom teacher has for meetings on a day on which the homeroom may have two specials.
//!
//! Two specials a day have too many times to try them all for a whole team. For one teacher alone it matters only what touches
//! what: a special beside lunch, beside recess, beside the other special, or at an end of the students' day makes one longer
//! stretch with it, and anywhere else it is a stretch by itself. So for every time of lunch and recess each special is tried at
//! these few places. Whatever a team can have, each of its teachers can have alone.

use std::collections::BTreeMap;

use commontime_school::ids::DayId;
use commontime_school::{Campus, Minutes, Rule};

use super::clock::Clock;
use super::grade_day::{Break, GradeDay};
use super::steps::{Steps, overlap, without};
use super::teacher_day::TeacherDay;
use crate::design::teachers::{TeacherGroup, releases};

/// The day of one of several homeroom teachers who are alike, in steps of the grid.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct AloneDay {
    students: Steps,
    /// The shortest block that counts.
    shortest: i32,
    /// Lost where a class is handed over.
    lead: i32,
    lunch: Break,
    recess: Break,
    /// Lengths and starts that a special may have.
    specials: Vec<(i32, Vec<i32>)>,
    /// The specials that the homeroom may have on this day, each by its place in `specials`.
    releases: Vec<Vec<usize>>,
    /// When the teacher is free outside the students' day, and whether the whole team is.
    outside: Vec<(Steps, bool)>,
    own_lunch: i32,
    /// One block of daily planning, and whether within the students' day.
    planning: i32,
    planning_inside: bool,
}

/// The most steps of meetings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Most {
    /// Whatever frees the teacher for them.
    pub(super) in_all: i32,
    /// Where the class is at no special during a meeting.
    pub(super) beside_specials: i32,
}

/// A piece of time without the class.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Piece {
    Special,
    /// Lunch or recess, where others watch.
    Break,
    /// Outside the students' day.
    Outside,
    /// Outside the students' day, while somebody of the team is not there.
    Own,
}

/// Pieces that touch, in order, with their lengths.
type Stretch = Vec<(Piece, i32)>;

/// Where a special lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    At(Steps),
    /// Somewhere it touches nothing; so long.
    ByItself(i32),
}

impl AloneDay {
    /// `None` where the homeroom may have more than two specials, or any number.
    pub(super) fn new(campus: &Campus, group: &TeacherGroup, day: DayId) -> Option<Self> {
        if campus.waived(Rule::SpecialsFrequency) {
            return None;
        }
        let clock = Clock::new(campus, day);
        let places = |counts: &[u32]| -> Vec<usize> {
            let places = counts.iter().enumerate();
            places.flat_map(|(place, &count)| std::iter::repeat_n(place, count as usize)).collect()
        };
        let mut releases: Vec<Vec<usize>> =
            releases(campus, group.grade).iter().map(|release| places(&release.counts)).collect();
        let least = campus[group.grade].specials_per_day_min;
        releases.retain(|release| !release.is_empty() || least == 0);
        // Of two that differ either may be the one that touches only the other.
        let reversed: Vec<Vec<usize>> =
            releases.iter().map(|release| release.iter().rev().copied().collect()).collect();
        releases.extend(reversed);
        releases.sort_unstable();
        releases.dedup();
        if releases.iter().any(|release| release.len() > 2) {
            return None;
        }
        let keeps = |rule| !campus.waived(rule);
        let block = if keeps(Rule::MinimumBlock) { campus.goal.minimum_block } else { Minutes::ZERO };
        let lead = if keeps(Rule::Transition) { campus.policy.transition } else { Minutes::ZERO };
        let teacher = TeacherDay::new(campus, group, day, clock);
        let members = group.team.map(|team| campus[team].members.as_slice()).unwrap_or_default();
        let mut others: Vec<Vec<Steps>> =
            members.iter().map(|&member| clock.free(campus, member, day)).collect();
        others.dedup();
        Some(Self {
            students: clock.steps(campus.bells.days[day.index()].students),
            shortest: clock.length(block).max(1),
            lead: clock.length(lead),
            lunch: GradeDay::lunch(campus, group.grade, day, clock),
            recess: GradeDay::recess(campus, group.grade, day, clock),
            specials: GradeDay::specials(campus, group.grade, day, clock),
            releases,
            outside: teacher.outside.iter().flat_map(|&span| by_who_is_there(span, &others)).collect(),
            own_lunch: teacher.lunch,
            planning: teacher.planning,
            planning_inside: teacher.planning_inside,
        })
    }

    /// Lets the homeroom have at most so many specials.
    pub(super) fn with_few_specials(mut self, specials: usize) -> Self {
        self.releases.retain(|release| release.len() <= specials);
        self
    }

    /// Returns the most steps of meetings, in blocks that count.
    pub(super) fn most(&self) -> Most {
        let mut known: BTreeMap<Vec<Stretch>, Most> = BTreeMap::new();
        let mut most = Most::default();
        for &lunch in &self.lunch.starts {
            let lunch = (lunch, lunch + self.lunch.length);
            for &recess in &self.recess.starts {
                let recess = (recess, recess + self.recess.length);
                if overlap(lunch, recess).is_some() {
                    continue;
                }
                for specials in self.releases.iter().flat_map(|release| self.places(release, lunch, recess)) {
                    let stretches = self.stretches(lunch, recess, &specials);
                    let found =
                        *known.entry(stretches).or_insert_with_key(|stretches| self.most_of(stretches));
                    most.in_all = most.in_all.max(found.in_all);
                    most.beside_specials = most.beside_specials.max(found.beside_specials);
                }
            }
        }
        most
    }

    /// Returns where these specials may be, as far as it matters what they touch.
    fn places(&self, release: &[usize], lunch: Steps, recess: Steps) -> Vec<Vec<Place>> {
        let mut all: Vec<Vec<Place>> = vec![Vec::new()];
        for &place in release {
            let (length, starts) = &self.specials[place];
            all = all
                .iter()
                .flat_map(|before| {
                    let taken: Vec<Steps> = [lunch, recess]
                        .into_iter()
                        .chain(before.iter().filter_map(|place| match place {
                            Place::At(span) => Some(*span),
                            Place::ByItself(_) => None,
                        }))
                        .collect();
                    let beside = taken.iter().flat_map(|span| [span.1, span.0 - length]);
                    let ends = [self.students.0, self.students.1 - length];
                    let mut tried: Vec<i32> = beside.chain(ends).collect();
                    tried.sort_unstable();
                    tried.dedup();
                    let fits = |start: &i32| {
                        starts.binary_search(start).is_ok()
                            && taken.iter().all(|span| overlap(*span, (*start, start + length)).is_none())
                    };
                    let at = tried.into_iter().filter(fits).map(|start| Place::At((start, start + length)));
                    let with = |place: Place| before.iter().copied().chain([place]).collect::<Vec<Place>>();
                    let mut ways: Vec<Vec<Place>> = at.map(with).collect();
                    if !starts.is_empty() {
                        ways.push(with(Place::ByItself(*length)));
                        // Or both touch each other, and nothing else.
                        if let [Place::ByItself(first)] = before[..] {
                            ways.push(vec![Place::ByItself(first + length)]);
                        }
                    }
                    ways
                })
                .collect();
        }
        all
    }

    /// Returns the day's stretches without the class, with what touches joined.
    fn stretches(&self, lunch: Steps, recess: Steps, specials: &[Place]) -> Vec<Stretch> {
        let mut pieces: Vec<(Steps, Piece)> = Vec::new();
        for &(span, is_common) in &self.outside {
            pieces.push((span, if is_common { Piece::Outside } else { Piece::Own }));
        }
        for (of, span) in [(&self.lunch, lunch), (&self.recess, recess)] {
            if of.frees && of.length > 0 {
                pieces.push((span, Piece::Break));
            }
        }
        let mut stretches: Vec<Stretch> = Vec::new();
        for place in specials {
            match *place {
                Place::At(span) => pieces.push((span, Piece::Special)),
                Place::ByItself(length) => stretches.push(vec![(Piece::Special, length - self.lead)]),
            }
        }
        pieces.sort_unstable();
        let mut until = None;
        for (span, piece) in pieces {
            let length = span.1 - span.0;
            if let Some(stretch) = stretches.last_mut().filter(|_| until == Some(span.0)) {
                stretch.push((piece, length));
            } else {
                // A class is handed over where a stretch begins within the students' day, but not where it begins with it.
                let is_handed_over = span.0 > self.students.0 && span.0 < self.students.1;
                stretches.push(vec![(piece, if is_handed_over { length - self.lead } else { length })]);
            }
            until = Some(span.1);
        }
        stretches.retain(|stretch| stretch.iter().any(|(_, length)| *length > 0));
        stretches.sort();
        stretches
    }

    /// Returns the most steps of meetings in these stretches, beside lunch and planning.
    fn most_of(&self, stretches: &[Stretch]) -> Most {
        let lunch = Needed { length: self.own_lunch, is_inside: true };
        let planning = Needed { length: self.planning, is_inside: self.planning_inside };
        let mut most = Most::default();
        for [first, second] in [[lunch, planning], [planning, lunch]] {
            for rest in first.ways(stretches) {
                for rest in second.ways(&rest) {
                    most.in_all = most.in_all.max(self.left(&rest, |piece| piece != Piece::Own));
                    let beside = |piece| matches!(piece, Piece::Break | Piece::Outside);
                    most.beside_specials = most.beside_specials.max(self.left(&rest, beside));
                }
            }
        }
        most
    }

    /// Returns the steps of the stretches that are blocks of such pieces, each long enough.
    fn left(&self, stretches: &[Stretch], counts: impl Fn(Piece) -> bool) -> i32 {
        let blocks = |stretch: &Stretch| -> i32 {
            let runs = stretch.split(|(piece, _)| !counts(*piece));
            let lengths = runs.map(|run| run.iter().map(|(_, length)| *length).sum::<i32>());
            lengths.filter(|length| *length >= self.shortest).sum()
        };
        stretches.iter().map(blocks).sum()
    }
}

/// One block of a day that is the teacher's own.
#[derive(Clone, Copy)]
struct Needed {
    length: i32,
    /// Whether it is within the students' day.
    is_inside: bool,
}

impl Needed {
    /// Returns what can be left of the stretches: the block lies at one end of some piece, for anywhere else no more is left.
    fn ways(self, stretches: &[Stretch]) -> Vec<Vec<Stretch>> {
        if self.length == 0 {
            return vec![stretches.to_vec()];
        }
        let mut all = Vec::new();
        for (at, stretch) in stretches.iter().enumerate() {
            let mut ends = vec![0];
            ends.extend(stretch.iter().scan(0, |sum, (_, length)| {
                *sum += length;
                Some(*sum)
            }));
            let mut starts: Vec<i32> = ends.iter().flat_map(|end| [*end, end - self.length]).collect();
            starts.sort_unstable();
            starts.dedup();
            for start in starts {
                if let Some(parts) = self.taken(stretch, &ends, start) {
                    let others = stretches.iter().enumerate().filter(|(other, _)| *other != at);
                    all.push(others.map(|(_, other)| other.clone()).chain(parts).collect());
                }
            }
        }
        all
    }

    /// Returns what is left of a stretch where the block begins at a step of it; `ends` are where its pieces end.
    fn taken(self, stretch: &Stretch, ends: &[i32], start: i32) -> Option<[Stretch; 2]> {
        let block = (start, start + self.length);
        if start < 0 || Some(&block.1) > ends.last() {
            return None;
        }
        let (mut before, mut after) = (Stretch::new(), Stretch::new());
        for (&(piece, _), span) in stretch.iter().zip(ends.windows(2)) {
            let span = (span[0], span[1]);
            let is_inside = matches!(piece, Piece::Special | Piece::Break);
            if overlap(span, block).is_some() && self.is_inside && !is_inside {
                return None;
            }
            for part in without(span, block) {
                let side = if part.1 <= block.0 { &mut before } else { &mut after };
                side.push((piece, part.1 - part.0));
            }
        }
        Some([before, after])
    }
}

/// Cuts a time of a teacher into pieces in which all others are there, or not all.
fn by_who_is_there(span: Steps, others: &[Vec<Steps>]) -> Vec<(Steps, bool)> {
    let mut common = vec![span];
    for free in others {
        common = common
            .iter()
            .flat_map(|part| free.iter().filter_map(|other| overlap(*part, *other)).collect::<Vec<_>>())
            .collect();
    }
    let mut own = vec![span];
    for &part in &common {
        own = own.into_iter().flat_map(|one| without(one, part)).collect();
    }
    common.into_iter().map(|part| (part, true)).chain(own.into_iter().map(|part| (part, false))).collect()
}
