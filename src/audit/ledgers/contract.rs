//! What the contract pays beyond salaries: counted from the school and the schedule.
//!
//! Pay by the week is that of the mean week, each kind of week as often as the year has it, times the weeks that are paid. It is
//! worked out for each person and rounded half up to the cent, then its benefits.

use commontime_school::contract_money::{ContractKind, ContractPay, Counted, Load, OverloadPrice, PrepPrice};
use commontime_school::staff::Role;
use commontime_school::wording::{count, grouped};
use commontime_school::{Activity, Campus, Cents, DayId, Minutes, PersonId, Span, Use};

use crate::people::over;
use crate::view::{Doing, View};

/// Returns what each row comes to before any schedule: nothing where it hangs on the schedule.
pub(super) fn of_school(campus: &Campus) -> Vec<Counted> {
    campus.contract_money.iter().map(|row| row.of_school(campus).unwrap_or_default()).collect()
}

/// Returns what each row comes to with the schedule.
pub(super) fn of_schedule(view: &View) -> Vec<Counted> {
    let row = |row: &ContractPay| match &row.kind {
        ContractKind::LostPrep { promised, block, roles, price, weeks } => {
            lost_prep(view, row, (*promised, *block), roles, *price, *weeks)
        }
        ContractKind::Overload { load, roles, weeks } => overload(view, row, *load, roles, *weeks),
        ContractKind::Lead { .. } | ContractKind::ClassSize { .. } => {
            row.of_school(view.campus).unwrap_or_default()
        }
    };
    view.campus.contract_money.iter().map(row).collect()
}

/// People of these roles.
fn people<'v>(view: &'v View, roles: &'v [Role]) -> impl Iterator<Item = PersonId> + 'v {
    view.campus.person_ids().filter(|person| roles.contains(&view.campus[*person].role))
}

fn lost_prep(
    view: &View,
    row: &ContractPay,
    (promised, block): (Minutes, Minutes),
    roles: &[Role],
    price: PrepPrice,
    weeks: u32,
) -> Counted {
    let (mut amount, mut minutes, mut n_people) = (Cents::ZERO, Mean::default(), 0);
    for person in people(view, roles) {
        let promised = view.campus[person].fte.of(promised);
        let by_day: Vec<Minutes> =
            view.campus.day_ids().map(|day| planning(view, person, day, block)).collect();
        let lacks = |days: &[DayId]| i64::from((promised - over(days, &by_day)).at_least_zero().get());
        let lacked = Mean::of(view, lacks);
        if lacked.sum == 0 {
            continue;
        }
        n_people += 1;
        minutes.sum += lacked.sum;
        minutes.weeks = lacked.weeks;
        let pay = match price {
            PrepPrice::Hourly(hour) => lacked.priced(hour, weeks, 60),
            PrepPrice::Period(period, each) => {
                let period = i64::from(period.get().max(1));
                let periods = |days: &[DayId]| (lacks(days) + period - 1).div_euclid(period);
                Mean::of(view, periods).priced(each, weeks, 1)
            }
        };
        amount += row.with_benefits(pay);
    }
    let price = match price {
        PrepPrice::Hourly(hour) => format!("{hour} an hour"),
        PrepPrice::Period(period, each) => {
            format!("{each} for each {period} minutes or part of them in a week")
        }
    };
    let who = count(n_people, "person");
    let lack = if n_people == 1 { "lacks" } else { "lack" };
    let words = format!("{who} {lack} {} minutes of planning a year, at {price}", minutes.a_year(weeks));
    Counted { amount, what: row.and_benefits(words) }
}

/// Planning that somebody has on a day: individual planning, and time of their own within the students' day; in pieces that are
/// long enough.
fn planning(view: &View, person: PersonId, day: DayId, block: Minutes) -> Minutes {
    let students = view.students_day(day);
    let mut pieces: Vec<Span> = Vec::new();
    for stretch in &view.workday(person, day).stretches {
        let piece = match stretch.kind {
            Use::IndividualPlanning => Some(stretch.span),
            Use::Unassigned => stretch.span.intersection(students),
            _ => None,
        };
        let Some(piece) = piece else { continue };
        match pieces.last_mut().filter(|last| last.end() == piece.start()) {
            Some(last) => *last = Span::new(last.start(), piece.end()).unwrap_or(*last),
            None => pieces.push(piece),
        }
    }
    pieces.into_iter().map(Span::length).filter(|length| *length >= block).sum()
}

fn overload(view: &View, row: &ContractPay, load: Load, roles: &[Role], weeks: u32) -> Counted {
    let (mut amount, mut beyond, mut n_people) = (Cents::ZERO, Mean::default(), 0);
    for person in people(view, roles) {
        let fte = view.campus[person].fte;
        let (least, price, unit) = match load {
            Load::Minutes(minutes, price) => (i64::from(fte.of(minutes).get()), price, 60),
            Load::Classes(classes, price) => {
                let classes = Minutes::new(i32::try_from(classes).unwrap_or(i32::MAX));
                (i64::from(fte.of(classes).get()), price, 1)
            }
        };
        let of_day = |day: &DayId| match load {
            Load::Minutes(..) => i64::from(taught(view, person, *day).get()),
            Load::Classes(..) => classes(view, person, *day),
        };
        let more = Mean::of(view, |days| (days.iter().map(of_day).sum::<i64>() - least).max(0));
        if more.sum == 0 {
            continue;
        }
        n_people += 1;
        beyond.sum += more.sum;
        beyond.weeks = more.weeks;
        let pay = match price {
            OverloadPrice::Each(each) => more.priced(each, weeks, unit),
            OverloadPrice::Yearly(amount) => amount,
        };
        amount += row.with_benefits(pay);
    }
    let (what, each, price) = match load {
        Load::Minutes(minutes, price) => {
            (format!("minutes a year beyond {minutes} a week"), "an hour", price)
        }
        Load::Classes(classes, price) => {
            (format!("classes a year beyond {classes} a week"), "a class", price)
        }
    };
    let price = match price {
        OverloadPrice::Each(amount) => format!("{amount} {each}"),
        OverloadPrice::Yearly(amount) => format!("{amount} a year for each of them"),
    };
    let (who, verb) = (count(n_people, "person"), if n_people == 1 { "teaches" } else { "teach" });
    let words = format!("{who} {verb} {} {what}, at {price}", beyond.a_year(weeks));
    Counted { amount, what: row.and_benefits(words) }
}

fn taught(view: &View, person: PersonId, day: DayId) -> Minutes {
    view.minutes_of(person, day, Use::Instruction) + view.minutes_of(person, day, Use::CoTeaching)
}

/// Classes of specials that somebody gives on a day.
fn classes(view: &View, person: PersonId, day: DayId) -> i64 {
    let is_class = |doing: Doing| match doing {
        Doing::Lesson(at) => matches!(view.schedule.lessons[at].activity, Activity::Special(_)),
        Doing::Nothing | Doing::Meeting(_) | Doing::Assignment(_) => false,
    };
    let items = view.workday(person, day).items.iter();
    i64::try_from(items.filter(|item| is_class(item.doing)).count()).unwrap_or(i64::MAX)
}

/// Something of the mean week: its sum over the kinds of week, each as often as the year has it, and how many weeks that are.
#[derive(Clone, Copy, Default)]
struct Mean {
    sum: i64,
    weeks: i64,
}

impl Mean {
    fn of(view: &View, of_week: impl Fn(&[DayId]) -> i64) -> Self {
        let mut mean = Self::default();
        for week in view.weeks() {
            let times = i64::from(week.weeks_per_year);
            mean.sum += times * of_week(&week.days);
            mean.weeks += times;
        }
        mean
    }

    /// Its price over a year of so many weeks, where so many of it cost `each`: rounded half up to the cent.
    fn priced(self, each: Cents, weeks: u32, unit: i64) -> Cents {
        let over = i128::from(self.weeks.max(1)) * i128::from(unit);
        let sum = i128::from(self.sum) * i128::from(weeks) * i128::from(each.get());
        Cents::new(i64::try_from((2 * sum + over).div_euclid(2 * over)).unwrap_or(i64::MAX / 4))
    }

    /// So much of it a year of so many weeks, to the nearest whole number.
    fn a_year(self, weeks: u32) -> String {
        let over = self.weeks.max(1);
        let number = (2 * self.sum * i64::from(weeks) + over).div_euclid(2 * over);
        grouped(number.unsigned_abs())
    }
}
