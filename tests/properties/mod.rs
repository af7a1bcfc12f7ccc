//! What holds of every school, tried on made ones: what is shown is clean and no better than its bound, the models have room
//! for it, other names change no proven value, and a rule relaxed never lowers one.

mod absence;
pub(crate) mod levers;
mod locks;
mod projection;
mod relaxing;
mod renaming;

use commontime::generate::small;
use commontime::solve::{Options, Outcome, solve};
use commontime_audit::audit;
use commontime_files::{Texts, load_texts};
use commontime_school::answer::{self, Rank, RankState};
use commontime_school::{Campus, Minutes};

/// Made schools that are tried.
const SEEDS: std::ops::Range<u64> = 0..24;

fn load(texts: &Texts) -> Campus {
    load_texts(texts).unwrap_or_else(|problems| panic!("{problems}"))
}

fn solved(campus: &Campus) -> Outcome<'_> {
    solve(campus, &Options { rounds: 2, ..Options::default() }, &mut |_| {})
}

fn rank<'a>(outcome: &'a Outcome<'_>, name: &str) -> Option<&'a Rank> {
    outcome.answer.ranks.iter().find(|rank| rank.name == name)
}

/// The lowest weekly minutes: what was reached, and the most that any schedule can have. Nothing is reached without a schedule.
fn lowest(outcome: &Outcome<'_>) -> (Option<i64>, Option<i64>) {
    match outcome.answer.outcome {
        answer::Outcome::Impossible => (None, Some(-1)),
        _ => rank(outcome, "lowest-minutes").map_or((None, None), |rank| (Some(rank.value), rank.bound)),
    }
}

/// The texts with each of the words put in place of another.
fn with(texts: &Texts, changes: &[(&str, &str)]) -> Texts {
    let mut out = Texts::new();
    for (name, text) in texts.all() {
        let text = changes.iter().fold(text.clone(), |text, (old, new)| text.replace(old, new));
        out.insert(name.clone(), &text);
    }
    out
}

#[test]
fn what_is_shown_is_clean_and_no_better_than_its_bound() {
    let (mut shown, mut proven) = (0, 0);
    for seed in SEEDS {
        let campus = load(&small(seed));
        let outcome = solved(&campus);
        let Some(schedule) = &outcome.schedule else {
            assert!(rank(&outcome, "lowest-minutes").is_none(), "seed {seed}: ranks without a schedule");
            continue;
        };
        shown += 1;
        let again = audit(&campus, schedule.schedule());
        assert!(again.is_clean(), "seed {seed}");
        let target = campus.goal.minutes_per_week;
        let reached = again.lowest_weekly_minutes().unwrap_or(target).min(target);
        let rank = rank(&outcome, "lowest-minutes").unwrap();
        assert_eq!(Minutes::new(i32::try_from(rank.value).unwrap()), reached, "seed {seed}");
        assert!(rank.bound.is_none_or(|bound| rank.value <= bound), "seed {seed}: {rank:?}");
        proven += usize::from(rank.state == RankState::Proven);
    }
    assert!(shown > 12 && proven > 8, "{shown} shown, {proven} proven");
}
