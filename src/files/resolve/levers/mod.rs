//! Levers: what a scenario opens, with steps, prices and approvals. One file each.
//!
//! They are read last, when everything they may change is known.

mod add_fte;
mod administrator_coverage;
mod advisory_period;
mod banked_minutes;
mod block;
mod class_size_trade;
mod community_partner_block;
mod convert_fte;
mod cut_fte;
mod double_specials;
mod early_release;
mod extra_contract_days;
mod extra_duty_pay;
mod hybrid_teacher_leaders;
mod larger_specials_groups;
mod late_start;
mod moved_minutes;
mod opened;
mod other_bell_schedule;
mod para_duty_coverage;
mod parallel_specials;
mod posts;
pub(super) mod prices;
mod rotating_substitutes;

use std::collections::BTreeSet;

use commontime_school::campus::Parts;
use commontime_school::lever::{Change, ConvertFte, FreedPosts, Hire, Lever};
use commontime_school::position::Position;

use super::budget::Costs;
use super::rooms::Rooms;
use super::{Book, Raw};
use crate::problem::Desk;
use opened::Opened;
use prices::Prices;

/// What levers are read with.
struct Reading<'r> {
    raw: &'r Raw,
    book: &'r Book,
    parts: &'r Parts,
    costs: Option<&'r Costs>,
    prices: Prices<'r>,
}

/// Returns the levers that are open, in the order of the file.
pub(super) fn resolve(
    desk: &mut Desk<'_>,
    raw: &Raw,
    book: &Book,
    rooms: &mut Rooms,
    parts: &Parts,
    costs: Option<&Costs>,
) -> Vec<Lever> {
    let prices = Prices::new(raw.budget.as_ref());
    let reading = Reading { raw, book, parts, costs, prices };
    let mut opened = Opened::default();
    if let Some(levers) = &raw.scenario.levers {
        other_bell_schedule::read(desk, levers, &reading, rooms, &mut opened);
        early_release::read(desk, levers, &reading, &mut opened);
        late_start::read(desk, levers, &reading, &mut opened);
        banked_minutes::read(desk, levers, &reading, &mut opened);
        add_fte::read(desk, levers, &reading, &mut opened);
        cut_fte::read(desk, levers, &reading, &mut opened);
        convert_fte::read(desk, levers, &reading, &mut opened);
        hybrid_teacher_leaders::read(desk, levers, &reading, &mut opened);
        class_size_trade::read(desk, levers, &reading, &mut opened);
        double_specials::read(desk, levers, &reading, &mut opened);
        parallel_specials::read(desk, levers, &reading, &mut opened);
        larger_specials_groups::read(desk, levers, &reading, &mut opened);
        para_duty_coverage::read(desk, levers, &reading, &mut opened);
        community_partner_block::read(desk, levers, &reading, rooms, &mut opened);
        rotating_substitutes::read(desk, levers, &reading, rooms, &mut opened);
        administrator_coverage::read(desk, levers, &reading, rooms, &mut opened);
        extra_duty_pay::read(desk, levers, &reading, &mut opened);
        advisory_period::read(desk, levers, &reading, &mut opened);
        extra_contract_days::read(desk, levers, &reading, &mut opened);
    }
    let unread = std::mem::take(&mut opened.unread);
    let levers = opened.priced(desk, &reading);
    reading.prices.check(desk, &levers, &unread);
    if let Some(costs) = costs {
        let vacant = parts.positions.iter().filter(|post| post.filled_by.is_none());
        let new = vacant.chain(levers.iter().flat_map(added)).map(|post| post.kind.as_str());
        costs.check_new(desk, raw.budget.as_ref(), &new.collect::<Vec<_>>());
    }
    assume_unpaid(desk, &levers);
    levers
}

/// Says of posts that nothing says the pay of that they cost nothing here.
fn assume_unpaid(desk: &mut Desk<'_>, levers: &[Lever]) {
    for lever in levers {
        let unpaid = added(lever).filter(|post| post.pay.is_none());
        let kinds: BTreeSet<&str> = unpaid.map(|post| post.kind.as_str()).collect();
        for kind in kinds {
            desk.assume(
                &format!("budget.toml: cost of {kind}"),
                format!(
                    "posts of this kind that \"{}\" adds cost nothing: no [[cost]] says what they do",
                    lever.id
                ),
            );
        }
    }
}

/// The posts that a lever may add.
fn added(lever: &Lever) -> impl Iterator<Item = &Position> {
    lever.steps.iter().flat_map(|step| of_change(&step.change))
}

fn of_change(change: &Change) -> Vec<&Position> {
    match change {
        Change::AddFte(add) => add
            .hires
            .iter()
            .filter_map(|hire| match hire {
                Hire::New { position, .. } => Some(position),
                Hire::Longer { .. } => None,
            })
            .collect(),
        Change::ConvertFte(convert) => converted(convert),
        Change::HybridTeacherLeaders(change) => change.leaders.iter().map(|one| &one.position).collect(),
        Change::ClassSizeTrade(trade) => match &trade.posts {
            FreedPosts::Converted(convert) => converted(convert),
            FreedPosts::Cut(_) => Vec::new(),
        },
        _ => Vec::new(),
    }
}

fn converted(convert: &ConvertFte) -> Vec<&Position> {
    convert.swaps.iter().map(|(.., position)| position).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::path::Path;

    use commontime_school::lever::LeverKind;

    use crate::names::{BELLS, BUDGET, COURSES, FTE, SCENARIO, STAFF};
    use crate::{Texts, load_texts, starter};

    /// Levers whose examples are not for the starter: it has nobody and nothing for them.
    const FOR_THE_LARGER_SCHOOL: [LeverKind; 3] =
        [LeverKind::ClassSizeTrade, LeverKind::AdministratorCoverage, LeverKind::AdvisoryPeriod];

    #[test]
    fn the_example_of_every_page_opens_its_lever_and_no_other() {
        for &kind in LeverKind::ALL {
            let mut texts = if FOR_THE_LARGER_SCHOOL.contains(&kind) {
                without_levers(&larger_school())
            } else {
                without_levers(&Texts::from_iter(starter()))
            };
            for (file, part) in parts_of(kind.page().example) {
                let text = with(texts.get(file).unwrap_or_default(), &part);
                texts.insert(file, &text);
            }
            let campus = load_texts(&texts).unwrap_or_else(|problems| panic!("{}:\n{problems}", kind.slug()));
            let opened: Vec<LeverKind> = campus.levers.iter().map(|lever| lever.kind).collect();
            assert_eq!(opened, [kind]);
            assert!(!campus.levers[0].steps.is_empty(), "{}", kind.slug());
        }
    }

    #[test]
    fn a_part_goes_to_the_row_that_is_there_or_to_the_end() {
        let text = "[[room]]\nid = \"gym\"\ncapacity = 60\n";
        let row = "[[room]]\nid = \"gym\"\nclasses-at-once = 2\n";
        assert_eq!(with(text, row), "[[room]]\nid = \"gym\"\nclasses-at-once = 2\ncapacity = 60\n");
        let row = "[[room]]\nid = \"lab\"\n";
        assert_eq!(with(text, row), format!("{text}\n{row}"));
    }

    /// Returns the parts of an example by the file that the comment before each names.
    fn parts_of(example: &str) -> BTreeMap<&str, String> {
        let mut parts: BTreeMap<&str, String> = BTreeMap::new();
        let mut file = "";
        for line in example.lines() {
            match line.strip_prefix("# ") {
                Some(name) => file = name,
                None => parts.entry(file).or_default().extend([line, "\n"]),
            }
        }
        assert!(parts.keys().all(|name| [SCENARIO, BUDGET, BELLS, COURSES].contains(name)), "{example}");
        parts
    }

    /// Returns a file with a part of an example: in the row that the part names, where the file has it, or else at its end.
    fn with(text: &str, part: &str) -> String {
        let row: String = part.split_inclusive('\n').take(2).collect();
        if text.contains(&row) { text.replacen(&row, part, 1) } else { format!("{text}\n{part}") }
    }

    /// Returns a school's files without its own levers and their prices.
    fn without_levers(texts: &Texts) -> Texts {
        let (mut texts, school) = (texts.clone(), texts);
        for (file, tables) in [(SCENARIO, "[levers]"), (BUDGET, "[[price]]")] {
            let mut is_left_out = false;
            let kept = school.get(file).unwrap_or_default().lines().filter(|line| {
                if line.starts_with('[') {
                    is_left_out = line.starts_with(tables);
                }
                !is_left_out
            });
            let kept: Vec<&str> = kept.collect();
            texts.insert(file, &(kept.join("\n") + "\n"));
        }
        texts
    }

    fn larger_school() -> Texts {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/walker-gamble-short");
        let read = |name: &'static str| {
            let text = std::fs::read_to_string(folder.join(name));
            (name, text.unwrap_or_else(|error| panic!("{name}: {error}")))
        };
        [SCENARIO, STAFF, FTE, BUDGET, BELLS, COURSES].into_iter().map(read).collect()
    }
}
