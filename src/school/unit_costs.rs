//! What the net new cost comes to per pupil, per teacher, per released hour.

use crate::answer::PersonMinutes;
use crate::campus::Campus;
use crate::lever::Change;
use crate::quantities::{Cents, Share};

/// Weeks of a school year where nothing else is said.
pub const WEEKS_A_YEAR: u32 = 36;

/// The net new cost of a year, shared out. Each figure is rounded half up to the cent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct UnitCosts {
    /// Students of all homerooms.
    pub pupils: u32,
    /// People whom the goal is for.
    pub teachers: u32,
    /// Minutes a year that these people together have for what counts toward the goal beyond what all whom it is for have today: whoever
    /// comes adds to them, whoever goes takes away. Negative where there are fewer. `None` where today's are not known.
    pub released_minutes: Option<i64>,
    /// Whether they are counted as if substitutes always came who are known not to.
    pub is_as_if_all_came: bool,
    /// Net new cost of a year by pupil; `None` without pupils.
    pub per_pupil: Option<Cents>,
    /// Net new cost of a year by teacher; `None` without teachers.
    pub per_teacher: Option<Cents>,
    /// Net new cost of a year by released hour; `None` where no more hours are released than today, or today's are not known.
    pub per_released_hour: Option<Cents>,
}

impl UnitCosts {
    /// Shares out the net new cost of a year.
    ///
    /// A person's minutes of a year are those of the calendar or, without one, their average week times 36. Today's are those of
    /// `today`.
    #[must_use]
    pub fn of(
        campus: &Campus,
        net_new: Cents,
        then: &[PersonMinutes],
        today: Option<&[PersonMinutes]>,
    ) -> Self {
        let pupils = campus.homerooms.iter().map(|homeroom| homeroom.students).sum();
        let eligible = || then.iter().filter(|person| person.eligible());
        let teachers = u32::try_from(eligible().count()).unwrap_or(u32::MAX);
        let released_minutes = today.map(|today| {
            let before = today.iter().filter(|person| person.eligible()).map(a_year).sum::<i64>();
            eligible().map(a_year).sum::<i64>() - before
        });
        Self {
            pupils,
            teachers,
            released_minutes,
            is_as_if_all_came: may_not_come(campus),
            per_pupil: shared(net_new, 1, i64::from(pupils)),
            per_teacher: shared(net_new, 1, i64::from(teachers)),
            per_released_hour: released_minutes.and_then(|minutes| shared(net_new, 60, minutes)),
        }
    }
}

/// Tells whether a lever is pulled whose substitutes do not come on all their days.
fn may_not_come(campus: &Campus) -> bool {
    campus.decided.iter().any(|decided| {
        let change = &campus.levers[decided.lever].steps[decided.step].change;
        matches!(change, Change::RotatingSubstitutes(pool) if pool.reliability < Share::WHOLE)
    })
}

/// Minutes of a year that count.
fn a_year(person: &PersonMinutes) -> i64 {
    person.year.unwrap_or_else(|| i64::from(person.average.get()) * i64::from(WEEKS_A_YEAR))
}

/// So many times an amount over a number, rounded half up to the cent; nothing where the number is not positive.
fn shared(amount: Cents, times: i64, over: i64) -> Option<Cents> {
    let (amount, over) = (i128::from(amount.get()) * i128::from(times), i128::from(over));
    if over <= 0 {
        return None;
    }
    i64::try_from((2 * amount + over).div_euclid(2 * over)).ok().map(Cents::new)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn money_is_shared_to_the_cent() {
        assert_eq!(shared(Cents::new(10_000), 1, 3), Some(Cents::new(3_333)));
        assert_eq!(shared(Cents::new(20_000), 1, 3), Some(Cents::new(6_667)));
        // Half a cent is a cent, on both sides of nothing upwards.
        assert_eq!(shared(Cents::new(1), 1, 2), Some(Cents::new(1)));
        assert_eq!(shared(Cents::new(-1), 1, 2), Some(Cents::new(0)));
        // $100 for 90 minutes are $66.67 an hour.
        assert_eq!(shared(Cents::new(10_000), 60, 90), Some(Cents::new(6_667)));
        assert_eq!(shared(Cents::new(10_000), 60, 0), None);
        assert_eq!(shared(Cents::new(10_000), 60, -30), None);
    }
}
