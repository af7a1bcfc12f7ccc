//! FTE cut: whose posts, or which vacancies, one after the other.

use commontime_school::ids::{PersonId, PositionId};
use commontime_school::lever::{Change, CutFte, HowCut, LeverKind};

use super::Reading;
use super::opened::{Common, Opened, step};
use super::posts::leaver;
use crate::names::SCENARIO;
use crate::problem::{Code, Desk};
use crate::raw::levers::{self, Levers};
use crate::value::{Located, distinct};

pub(super) fn read(desk: &mut Desk<'_>, levers: &Levers, reading: &Reading<'_>, opened: &mut Opened) {
    for row in &levers.cut_fte {
        one(desk, row, reading, opened);
    }
}

fn one(desk: &mut Desk<'_>, row: &Located<levers::CutFte>, reading: &Reading<'_>, opened: &mut Opened) {
    distinct(desk, SCENARIO, &row.people);
    let people: Vec<PersonId> = row.people.iter().filter_map(|id| leaver(desk, reading, id)).collect();
    let positions = &reading.parts.positions;
    let mut vacancies: Vec<PositionId> = Vec::new();
    if let Some(kind) = &row.vacancies {
        let of_kind = (0..positions.len()).filter(|at| positions[*at].filled_by.is_none());
        vacancies = of_kind.filter(|at| positions[*at].kind == **kind).map(PositionId::from_index).collect();
        if vacancies.is_empty() {
            let known =
                positions.iter().filter(|post| post.filled_by.is_none()).map(|post| post.kind.as_str());
            desk.unknown(SCENARIO, Code::UnknownInLever, "vacancy", kind, known);
        }
    }
    let how = row.how.as_ref().map(|how| HowCut::from(**how));
    let how = how.unwrap_or(if people.is_empty() { HowCut::Vacancy } else { HowCut::ReductionInForce });
    // Vacancies go first: they cost nobody a place.
    let mut steps = Vec::new();
    for count in 1..=vacancies.len() + people.len() {
        let (empty, gone) = (count.min(vacancies.len()), count.saturating_sub(vacancies.len()));
        let change = CutFte { people: people[..gone].to_vec(), vacancies: vacancies[..empty].to_vec(), how };
        let named = people[..gone].iter().map(|id| reading.parts.people[id.index()].id.clone());
        let kinds = vacancies[..empty].iter().map(|id| format!("a vacant {}", positions[id.index()].kind));
        let posts: Vec<String> = kinds.chain(named).collect();
        let words = format!(
            "without {} ({})",
            commontime_school::wording::list(&posts),
            how.slug().replace('-', " ")
        );
        steps.push(step(&count, words, Change::CutFte(change)));
    }
    let common =
        Common { id: row.id.as_ref(), approvals: row.approvals.as_deref(), goal: row.goal.as_deref() };
    opened.add(desk, LeverKind::CutFte, row.span(), common, steps);
}
