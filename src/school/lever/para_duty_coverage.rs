//! Paraprofessionals take duties that teachers have: arrival, dismissal.
//!
//! They are paid for the time; teachers are free in it. Under Title I a paraprofessional has duties that do not teach only in the
//! same proportion as others do (ESEA sec. 1119(g)(3) as it was; ask federal programs what your state asks today).

use super::LeverPage;
use crate::campus::Parts;
use crate::ids::{DutyId, PersonId, PositionId};
use crate::quantities::{Fte, Minutes, Span};

pub(super) const PAGE: LeverPage = LeverPage {
    in_short: "paraprofessionals take duties that teachers have",
    does: "Paraprofessionals have duties such as arrival and dismissal in place of whoever has them \
        today, one duty after the other in the order given.",
    minutes: "To those who have the duty today: its minutes, on every day. They count where they make \
        a free stretch at least `minimum-block` long: a block after dismissal begins when students \
        leave, and not 15 minutes later.",
    students: "The people named, for as long as the duty is. They take no lesson.",
    price: "Time of the duty in which they are not at school today, by the hour: `hourly`, `weeks` and \
        `benefits` in their [[cost]] of budget.toml, every year. People on a salary, or without a \
        [[cost]], cost nothing more. No [[price]] is needed.",
    limits: "`duties` are those of bell-schedule.toml; who watches lunch and recess stands there under \
        `supervised-by`, and is not changed. Where fewer people have a duty than today, or somebody \
        goes home and comes back for it, the report says so; whether that is enough is for you to say. \
        That the people named are paraprofessionals is not checked.",
    approval: "Mostly the principal. Ask federal programs where Title I pays for them: such duty may \
        be limited to the share that others have of it. Ask the association about their hours.",
    // In the school that `commontime new` writes.
    example: r#"# scenario.toml
[levers.para-duty-coverage]
duties = ["dismissal", "arrival"]   # ids of bell-schedule.toml, in this order
people = ["para-1", "para-2"]"#,
    source: "34 CFR 200.59 as it was; ask what your state asks today. \
        http://laws9.com/cfr/text/34/200/59",
};

/// Paraprofessionals have duties in place of whoever has them now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParaDutyCoverage {
    /// Which duties.
    pub duties: Vec<DutyId>,
    /// Who has them then.
    pub people: Vec<PersonId>,
    /// How many hundredths of an hour a week the posts of these people are paid for in addition.
    pub paid: Vec<(PositionId, u32)>,
}

impl ParaDutyCoverage {
    pub(super) fn apply(&self, parts: &mut Parts) {
        let people = self.come(parts);
        // Where another lever lets all of them go, whoever has the duties now keeps them.
        if people.is_empty() {
            return;
        }
        for id in &self.duties {
            parts.bells.duties[id.index()].people.clone_from(&people);
        }
        for (position, hundredths) in &self.paid {
            parts.positions[position.index()].hours_a_week += hundredths;
        }
    }

    /// Whoever may have the duties is there, and nobody has them: those who have them now are free, and so are those who would.
    pub(super) fn apply_loosely(&self, parts: &mut Parts) {
        let before: Vec<Vec<Minutes>> = self.people.iter().map(|id| here(parts, *id)).collect();
        self.come(parts);
        for id in &self.duties {
            parts.bells.duties[id.index()].people.clear();
        }
        // Nothing is asked of their posts for the time that they may be here.
        for (id, before) in self.people.iter().zip(before) {
            let now = here(parts, *id);
            let more = now.into_iter().zip(before).map(|(now, before)| now - before);
            let extra = &mut parts.people[id.index()].extra_duty;
            extra.iter_mut().zip(more).for_each(|(extra, more)| *extra += more);
        }
    }

    /// Lets those who are to have the duties be at school for them, and returns who they are: nobody whom another lever lets go.
    fn come(&self, parts: &mut Parts) -> Vec<PersonId> {
        let is_there = |person: &PersonId| parts.people[person.index()].fte > Fte::NONE;
        let people: Vec<PersonId> = self.people.iter().copied().filter(is_there).collect();
        for id in &self.duties {
            for (at, day) in parts.bells.days.iter().enumerate() {
                let Some(span) = parts.bells.duties[id.index()].span(day) else { continue };
                for person in &people {
                    let here = &mut parts.people[person.index()].present[at];
                    here.push(span);
                    *here = Span::joined(std::mem::take(here));
                }
            }
        }
        people
    }
}

/// Minutes that somebody is here on each day.
fn here(parts: &Parts, person: PersonId) -> Vec<Minutes> {
    let days = parts.people[person.index()].present.iter();
    days.map(|spans| spans.iter().map(|span| span.length()).sum()).collect()
}
