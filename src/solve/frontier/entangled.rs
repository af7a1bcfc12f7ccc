//! Which levers have to be priced together: what one changes, another changes or is paid by.

use commontime_school::Campus;
use commontime_school::course::Homeroom;
use commontime_school::ids::{DayId, PersonId};
use commontime_school::lever::{Change, Decisions, ExtraDutyPay, Lever, Price};

/// Something of today that a lever changes and that money hangs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Touched {
    /// A post.
    Post(usize),
    /// Who leads a team, and has a stipend for it.
    Lead(usize),
    /// A homeroom: its teacher's post may go, and its size may cost.
    Homeroom(usize),
    /// A homeroom that is there, or is given up, where each of its blocks with a partner is paid.
    Blocks(usize),
    /// Somebody who is there at the end of a day, or is not, where staying longer is paid.
    Stay(DayId, PersonId),
    /// Somebody new who stays longer on a day.
    NewStay(DayId),
}

/// Returns the levers in groups: two that change the same post, homeroom or lead of today are in one.
pub(super) fn entangled(campus: &Campus) -> Vec<Vec<usize>> {
    grouped((0..campus.levers.len()).map(|lever| (lever, touched_by(campus, lever))))
}

/// Returns levers in groups, where bells and who is paid to stay are set: each group costs the same whatever the others are set to.
pub(super) fn apart_from(campus: &Campus, others: &[usize]) -> Vec<Vec<usize>> {
    grouped(others.iter().map(|lever| {
        let mut touched = touched_by(campus, *lever);
        // Each who comes is counted for themselves.
        touched.retain(|touched| !matches!(touched, Touched::NewStay(_)));
        (*lever, touched)
    }))
}

/// Returns levers in groups: two that touch the same are in one.
fn grouped(touched: impl Iterator<Item = (usize, Vec<Touched>)>) -> Vec<Vec<usize>> {
    let mut groups: Vec<(Vec<usize>, Vec<Touched>)> = Vec::new();
    for (lever, touched) in touched {
        let (mut levers, mut all) = (vec![lever], touched);
        let (with, without): (Vec<_>, Vec<_>) =
            groups.into_iter().partition(|(_, other)| other.iter().any(|it| all.contains(it)));
        for (others, more) in with {
            levers.extend(others);
            all.extend(more);
        }
        levers.sort_unstable();
        groups = without;
        groups.push((levers, all));
    }
    groups.into_iter().map(|(levers, _)| levers).collect()
}

/// Returns what of today any step of a lever changes, or is paid by.
fn touched_by(campus: &Campus, lever: usize) -> Vec<Touched> {
    let mut touched = paid_by(&campus.levers[lever], campus);
    let stays: Vec<(DayId, PersonId)> = campus.levers.iter().flat_map(paid_to_stay).collect();
    let on_duty: Vec<PersonId> = campus.levers.iter().flat_map(put_on_duty).collect();
    for setting in 1..=campus.levers[lever].steps.len() {
        let mut decisions = Decisions::nothing(campus);
        decisions.0[lever] = setting;
        // What cannot be had alone may be had with others.
        let changed = campus.parts_with(&decisions);
        let posts = campus.positions.iter().zip(&changed.positions).enumerate();
        touched.extend(posts.filter(|(_, (before, after))| before != after).map(|(at, _)| Touched::Post(at)));
        let teams = campus.teams.iter().zip(&changed.teams).enumerate();
        let has_other_lead = teams.filter(|(_, (before, after))| before.lead != after.lead);
        touched.extend(has_other_lead.map(|(at, _)| Touched::Lead(at)));
        let is_as_before = |room: &Homeroom| {
            let now = changed.homerooms.iter().find(|now| now.id == room.id);
            now.is_some_and(|now| (now.teacher, now.students) == (room.teacher, room.students))
        };
        let homerooms = || campus.homerooms.iter().enumerate();
        touched
            .extend(homerooms().filter(|(_, room)| !is_as_before(room)).map(|(at, _)| Touched::Homeroom(at)));
        let is_gone = |room: &Homeroom| changed.homerooms.iter().all(|now| now.id != room.id);
        touched.extend(homerooms().filter(|(_, room)| is_gone(room)).map(|(at, _)| Touched::Blocks(at)));
        // Who is there at the end of a day hangs on all of these together, also where none changes it alone.
        let has_other_hours = |day: &DayId, person: &PersonId| {
            let (before, after) = (&campus[*person], &changed.people[person.index()]);
            let (today, then) = (&campus.bells.days[day.index()], &changed.bells.days[day.index()]);
            before.hours != after.hours
                || before.present[day.index()] != after.present[day.index()]
                || today.staff != then.staff
                // Who may be put on duty is then here for as long as that takes.
                || today != then && on_duty.contains(person)
        };
        let others = stays.iter().filter(|(day, person)| has_other_hours(day, person));
        touched.extend(others.map(|(day, person)| Touched::Stay(*day, *person)));
        let days_of_new = campus.levers.iter().flat_map(extra_duty).flat_map(|extra| {
            let brings_somebody = extra.whom.newcomers(&changed).next().is_some();
            let has_other_end = |day: &DayId| {
                campus.bells.days[day.index()].staff.end() != changed.bells.days[day.index()].staff.end()
            };
            extra.days.iter().copied().filter(|day| brings_somebody || has_other_end(day)).collect::<Vec<_>>()
        });
        touched.extend(days_of_new.map(Touched::NewStay));
    }
    touched.sort_unstable();
    touched.dedup();
    touched
}

/// Returns what of today the charges of a lever are counted by.
fn paid_by(lever: &Lever, campus: &Campus) -> Vec<Touched> {
    let stays = paid_to_stay(lever);
    let on_duty = put_on_duty(lever);
    let of_others = campus.levers.iter().flat_map(paid_to_stay);
    let stays = stays.into_iter().chain(of_others.filter(|(_, person)| on_duty.contains(person)));
    let stays = stays.map(|(day, person)| Touched::Stay(day, person));
    let new_stays = extra_duty(lever).flat_map(|extra| extra.days.iter().copied().map(Touched::NewStay));
    let blocks = lever.steps.iter().filter_map(|step| match &step.change {
        Change::CommunityPartnerBlock(partner)
            if step.charges.iter().any(|charge| matches!(charge.price, Price::PartnerBlock { .. })) =>
        {
            Some(&partner.block.special.grades)
        }
        _ => None,
    });
    let homerooms = blocks.flat_map(|grades| {
        let of_them = campus.homerooms.iter().enumerate().filter(|(_, room)| grades.contains(&room.grade));
        of_them.map(|(at, _)| Touched::Blocks(at))
    });
    stays.chain(new_stays).chain(homerooms).collect()
}

/// Returns whom a lever pays for staying longer: on which days who.
fn paid_to_stay(lever: &Lever) -> Vec<(DayId, PersonId)> {
    let people = |extra: &ExtraDutyPay, day: DayId| {
        let today = extra.whom.today().iter();
        today.map(|person| (day, *person)).collect::<Vec<_>>()
    };
    let mut stays: Vec<(DayId, PersonId)> =
        extra_duty(lever).flat_map(|extra| extra.days.iter().flat_map(|day| people(extra, *day))).collect();
    stays.sort_unstable();
    stays.dedup();
    stays
}

/// Returns the changes of a lever that pay people for staying longer.
pub(super) fn extra_duty(lever: &Lever) -> impl Iterator<Item = &ExtraDutyPay> {
    lever.steps.iter().filter_map(|step| match &step.change {
        Change::ExtraDutyPay(extra) => Some(extra),
        _ => None,
    })
}

/// Returns whom a lever may put on duty: they are then here for it, whatever their hours.
fn put_on_duty(lever: &Lever) -> Vec<PersonId> {
    let people = lever.steps.iter().filter_map(|step| match &step.change {
        Change::ParaDutyCoverage(cover) => Some(&cover.people),
        _ => None,
    });
    people.flatten().copied().collect()
}
