//! The levers opened so far, each with a name of its own.

use std::ops::Range;

use commontime_school::lever::{Approval, Change, Lever, LeverKind, Step};

use super::Reading;
use crate::names::SCENARIO;
use crate::problem::{Code, Desk};
use crate::raw::Text;
use crate::raw::levers::Approver;

/// What levers have in common: approvals and goal.
#[derive(Clone, Copy, Debug)]
pub(super) struct Common<'r> {
    pub(super) id: Option<&'r Text>,
    pub(super) approvals: Option<&'r [Approver]>,
    pub(super) goal: Option<&'r str>,
}

/// A lever that was opened, and where.
struct Entry {
    lever: Lever,
    span: Range<usize>,
}

/// The levers opened so far.
#[derive(Default)]
pub(super) struct Opened {
    entries: Vec<Entry>,
    /// Names and kinds of levers that are open and could not be read, because of what they build on.
    pub(super) unread: Vec<String>,
}

/// Returns a step without charges.
pub(super) fn step(setting: &dyn ToString, words: String, change: Change) -> Step {
    Step { setting: setting.to_string(), words, note: String::new(), change, charges: Vec::new() }
}

impl Opened {
    /// Adds a lever with its steps; reports one that can do nothing.
    pub(super) fn add(
        &mut self,
        desk: &mut Desk<'_>,
        kind: LeverKind,
        span: Range<usize>,
        common: Common<'_>,
        steps: Vec<Step>,
    ) {
        if steps.is_empty() {
            if desk.has_problems() {
                self.unread.push(kind.slug().to_owned());
                self.unread.extend(common.id.map(ToString::to_string));
            } else {
                cannot(desk, span, format!("{} has nothing to change", kind.title()));
            }
            return;
        }
        let id = self.name(desk, kind, common.id);
        let approvals = approvals(desk, kind, &id, common.approvals);
        let goal = common.goal.map(ToOwned::to_owned);
        let lever = Lever { kind, id, steps, approvals, goal, funds: Vec::new() };
        self.entries.push(Entry { lever, span });
    }

    /// Returns the name of a lever: the one given or, without one, the kind's with a number where it is taken.
    fn name(&self, desk: &mut Desk<'_>, kind: LeverKind, given: Option<&Text>) -> String {
        let is_taken = |id: &str| self.entries.iter().any(|entry| entry.lever.id == id);
        if let Some(id) = given {
            desk.check_id(SCENARIO, id);
            if is_taken(id) {
                desk.problem(
                    SCENARIO,
                    id.span(),
                    Code::DuplicateId,
                    format!("lever \"{}\" is there twice", **id),
                )
                .label("opened before")
                .help("give each its own id");
            }
            return id.to_string();
        }
        let numbered = (2..=self.entries.len() + 2).map(|number| format!("{}-{number}", kind.slug()));
        let mut names = std::iter::once(kind.slug().to_owned()).chain(numbered);
        names.find(|id| !is_taken(id)).unwrap_or_default()
    }

    /// Returns the levers in the order of the file, with their prices.
    pub(super) fn priced(mut self, desk: &mut Desk<'_>, reading: &Reading<'_>) -> Vec<Lever> {
        self.entries.sort_by_key(|entry| entry.span.start);
        for entry in &mut self.entries {
            reading.prices.put_on(desk, reading, &mut entry.lever, entry.span.clone());
        }
        self.entries.into_iter().map(|entry| entry.lever).collect()
    }
}

/// Returns who has to approve a lever: those given or, without any, those who mostly have to.
fn approvals(desk: &mut Desk<'_>, kind: LeverKind, id: &str, given: Option<&[Approver]>) -> Vec<Approval> {
    if let Some(rows) = given {
        return rows.iter().map(|row| Approval { who: row.who.clone(), by: row.by.clone() }).collect();
    }
    let who = usual(kind);
    let words = format!("{id} needs approval by {}", commontime_school::wording::list(who));
    desk.assume(&format!("scenario.toml: levers.{id}.approvals"), words);
    who.iter().map(|who| Approval { who: (*who).to_owned(), by: String::new() }).collect()
}

/// Returns who mostly has to approve a lever.
fn usual(kind: LeverKind) -> &'static [&'static str] {
    match kind {
        LeverKind::OtherBellSchedule
        | LeverKind::EarlyRelease
        | LeverKind::LateStart
        | LeverKind::BankedMinutes => &["board", "transportation"],
        LeverKind::AddFte
        | LeverKind::CutFte
        | LeverKind::ConvertFte
        | LeverKind::HybridTeacherLeaders
        | LeverKind::CommunityPartnerBlock
        | LeverKind::RotatingSubstitutes => &["board"],
        LeverKind::DoubleSpecials
        | LeverKind::ParallelSpecials
        | LeverKind::ParaDutyCoverage
        | LeverKind::AdministratorCoverage
        | LeverKind::AdvisoryPeriod => &["principal"],
        LeverKind::ClassSizeTrade => &["board", "state"],
        LeverKind::LargerSpecialsGroups => &["principal", "association"],
        LeverKind::ExtraDutyPay | LeverKind::ExtraContractDays => &["board", "association"],
    }
}

/// Reports a lever that cannot do what it says.
pub(super) fn cannot<'d>(
    desk: &'d mut Desk<'_>,
    span: Range<usize>,
    message: String,
) -> &'d mut crate::problem::Problem {
    desk.problem(SCENARIO, span, Code::LeverCannot, message)
        .label("cannot be done")
        .help("change the lever, or take it away")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_names_who_mostly_approves() {
        for &kind in LeverKind::ALL {
            let words = match usual(kind) {
                [only] => format!("Mostly the {only}. "),
                [first, "transportation"] => format!("Mostly the {first} and transportation. "),
                [first, second] => format!("Mostly the {first} and the {second}. "),
                others => panic!("no page names so many: {others:?}"),
            };
            assert!(kind.page().approval.starts_with(&words), "{}: {words}", kind.slug());
        }
    }
}
