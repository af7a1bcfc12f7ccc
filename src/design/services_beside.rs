//! What services have of a homeroom's day beside lunch, recess, unbroken blocks and specials.
//!
//! A provider gives one session after the other. Those that take students from a homeroom and keep off its lunch, its recess, its
//! specials and some of its blocks have what these leave of the students' day, and the more specials a day has, the less that is.

use std::collections::BTreeSet;

use commontime_school::course::{Block, Service, Setting};
use commontime_school::ids::{DayId, GradeId, HomeroomId, PersonId, ServiceId, SubjectId};
use commontime_school::{Campus, Minutes, Rule, Span};
use num_integer::gcd;

use super::{lunch_of, recess_of};

/// Services of one provider for a homeroom that all keep off lunch, recess, specials and the same blocks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Beside {
    /// Who gives them.
    pub provider: PersonId,
    /// The services.
    pub services: Vec<ServiceId>,
    /// What they and the homeroom's specials have together on the day.
    pub minutes: Minutes,
}

/// Returns what services have of a homeroom's day: for each provider once for all blocks that some of their services keep off.
#[must_use]
pub fn beside(campus: &Campus, homeroom: HomeroomId, day: DayId) -> Vec<Beside> {
    // No scenario waives these; whoever asks what stands in the way leaves them out.
    if campus.waived(Rule::ServicesKept) || campus.waived(Rule::OnePlaceAtATime) {
        return Vec::new();
    }
    let grade = campus[homeroom].grade;
    let of_homeroom: Vec<ServiceId> = services_beside(campus, homeroom).collect();
    let blocks_of = |service: ServiceId| -> BTreeSet<SubjectId> {
        let unbroken = campus[grade].subjects.iter().filter(|need| need.uninterrupted > Minutes::ZERO);
        let unbroken = unbroken.filter(|_| !campus.waived(Rule::MinutesPerSubject));
        unbroken.map(|need| need.subject).filter(|&it| keeps_off_block(&campus[service], it)).collect()
    };
    let providers: BTreeSet<PersonId> =
        of_homeroom.iter().flat_map(|&service| campus[service].providers.clone()).collect();
    let recess =
        if campus.waived(Rule::StudentLunchAndRecess) { Minutes::ZERO } else { recess_of(campus, grade) };
    let specials: Vec<Minutes> = campus.specials_of(grade).map(|special| campus[special].minutes).collect();
    let mut out = Vec::new();
    for provider in providers.into_iter().filter(|&provider| campus.is_here(provider, day)) {
        let given = of_homeroom.iter().copied().filter(|&it| campus[it].providers.contains(&provider));
        let given: Vec<ServiceId> = given.collect();
        let kept_off: BTreeSet<BTreeSet<SubjectId>> = given.iter().map(|&it| blocks_of(it)).collect();
        for blocks in kept_off {
            let services: Vec<ServiceId> =
                given.iter().copied().filter(|&it| blocks.is_subset(&blocks_of(it))).collect();
            let needs = campus[grade].subjects.iter().filter(|need| blocks.contains(&need.subject));
            let taken: Vec<Minutes> = needs.map(|need| need.uninterrupted).chain([recess]).collect();
            let sessions = services.iter().map(|&service| campus[service].session_minutes);
            let lengths = sessions.chain(specials.iter().copied()).chain(taken.iter().copied());
            let all = beside_lunch(campus, grade, day, lengths);
            let left = taken.into_iter().fold(all, |left, one| left - one);
            out.push(Beside { provider, services, minutes: left.at_least_zero() });
        }
    }
    out
}

/// Returns the most minutes that pieces of such lengths, one after the other, can fill of the students' day beside lunch. Each lies
/// before it or after it, and where all are quarters of an hour, nothing fills ten minutes before a lunch.
fn beside_lunch(
    campus: &Campus,
    grade: GradeId,
    day: DayId,
    lengths: impl Iterator<Item = Minutes>,
) -> Minutes {
    let students = campus.bells.days[day.index()].students;
    let step = lengths.map(Minutes::get).fold(0, gcd).max(1);
    let filled = |minutes: Minutes| Minutes::new(minutes.get() / step * step);
    if campus.waived(Rule::StudentLunchAndRecess) {
        return filled(students.length());
    }
    let lunch = lunch_of(campus, grade);
    let window = campus[grade].lunch_window;
    let starts = campus.bells.lunch_starts(day, lunch).into_iter();
    let lunches = starts.filter_map(|start| Span::starting(start, lunch));
    let allowed = lunches.filter(|lunch| window.is_none_or(|window| window.contains(*lunch)));
    let beside = allowed.map(|lunch| {
        filled(lunch.start().since(students.start())) + filled(students.end().since(lunch.end()))
    });
    beside.max().unwrap_or_else(|| students.length() - lunch)
}

/// Returns the services with students of a homeroom that keep off its lunch, its recess and its specials.
pub(crate) fn services_beside(campus: &Campus, homeroom: HomeroomId) -> impl Iterator<Item = ServiceId> {
    let keeps_off_all = |service: &Service| {
        [Block::Lunch, Block::Recess, Block::Specials].into_iter().all(|block| keeps_off(service, block))
    };
    campus.service_ids().filter(move |&id| {
        let service = &campus[id];
        service.from.iter().any(|&(from, students)| from == homeroom && students > 0)
            && keeps_off_all(service)
    })
}

/// Tells whether no session of a service may be while its homerooms have this.
pub(crate) fn keeps_off(service: &Service, block: Block) -> bool {
    let is_subject = matches!(block, Block::Subject(_));
    service.never_during.contains(&block)
        || (!service.only_during.is_empty() && !service.only_during.contains(&block))
        || (service.setting == Setting::PushIn && !is_subject)
}

/// Tells whether no session may be during the unbroken block of a subject: a pull-out would break it.
fn keeps_off_block(service: &Service, subject: SubjectId) -> bool {
    let block = Block::Subject(subject);
    let breaks = service.setting == Setting::PullOut && !service.only_during.contains(&block);
    breaks || keeps_off(service, block)
}
