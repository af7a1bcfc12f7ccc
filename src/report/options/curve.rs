//! The curve of options as a drawing: minutes against net new cost.

use commontime_school::Cents;

use super::OptionsInput;
use super::sentences::is_proved;
use crate::money::{against_now, money};

/// Width and height of the drawing, and of the part with the curves.
const WIDTH: i64 = 760;
const HEIGHT: i64 = 380;
const LEFT: i64 = 56;
const RIGHT: i64 = 28;
const TOP: i64 = 18;
const BOTTOM: i64 = 52;

/// The drawing.
#[derive(Clone, Debug)]
pub(crate) struct Curve {
    pub(crate) width: i64,
    pub(crate) height: i64,
    pub(crate) left: i64,
    pub(crate) right: i64,
    pub(crate) bottom: i64,
    /// The steps of what cannot be exceeded and of what was found.
    pub(crate) outer: String,
    pub(crate) inner: String,
    pub(crate) target_at: i64,
    pub(crate) points: Vec<Dot>,
    pub(crate) as_it_is: Option<Dot>,
    pub(crate) minutes: Vec<Tick>,
    pub(crate) dollars: Vec<Tick>,
}

/// A point of a curve.
#[derive(Clone, Debug)]
pub(crate) struct Dot {
    pub(crate) x: i64,
    pub(crate) y: i64,
    pub(crate) label: String,
    pub(crate) title: String,
    pub(crate) href: String,
    pub(crate) is_proved: bool,
}

/// A mark on an axis.
#[derive(Clone, Debug)]
pub(crate) struct Tick {
    pub(crate) at: i64,
    pub(crate) label: String,
}

/// Returns the drawing.
pub(crate) fn curve(input: &OptionsInput<'_>) -> Curve {
    let target = i64::from(input.campus.goal.minutes_per_week.get()).max(1);
    let costs = input.outer.steps.iter().map(|bound| bound.cost);
    let costs = costs.chain(input.choices.iter().map(super::Choice::cost));
    let costs: Vec<i64> =
        costs.chain(input.as_it_is.iter().map(super::Choice::cost)).map(Cents::get).collect();
    let step = nice(costs.iter().max().unwrap_or(&0) - costs.iter().min().unwrap_or(&0));
    // A little room on both sides, in whole steps.
    let low = costs.iter().min().unwrap_or(&0).div_euclid(step) * step;
    let high = (costs.iter().max().unwrap_or(&0).div_euclid(step) + 1) * step;
    let top = target + target / 8;
    let x = |cost: i64| LEFT + (cost - low) * (WIDTH - LEFT - RIGHT) / (high - low).max(1);
    let y = |minutes: i64| HEIGHT - BOTTOM - minutes.clamp(0, top) * (HEIGHT - TOP - BOTTOM) / top;
    let steps = |points: &[(i64, i64)]| {
        let Some(((cost, minutes), rest)) = points.split_first() else { return String::new() };
        let begin = format!("M{} {}", x(*cost), y(*minutes));
        let go_on = rest.iter().map(|(cost, minutes)| format!("H{}V{}", x(*cost), y(*minutes)));
        let end = format!("H{}", WIDTH - RIGHT);
        [begin].into_iter().chain(go_on).chain([end]).collect()
    };
    let outer: Vec<(i64, i64)> =
        input.outer.steps.iter().map(|bound| (bound.cost.get(), bound.lowest.get().into())).collect();
    let place = |choice: &super::Choice<'_>| (choice.cost().get(), choice.lowest().get().into());
    let inner: Vec<(i64, i64)> =
        input.on_the_curve().into_iter().map(|at| place(&input.choices[at])).collect();
    let dot = |choice: &super::Choice<'_>, label: String, href: String| Dot {
        x: x(choice.cost().get()),
        y: y(choice.lowest().get().into()),
        title: format!(
            "{label}: {} minutes a week, {}",
            choice.lowest(),
            against_now(choice.cost(), choice.once())
        ),
        label,
        href,
        is_proved: is_proved(input, choice),
    };
    let points = input.choices.iter().enumerate();
    let points = points.map(|(at, choice)| {
        let same = if choice.is_as_it_is() { ", as it is" } else { "" };
        dot(choice, format!("option {}{same}", at + 1), format!("#option-{}", at + 1))
    });
    let dollars = (0..=(high - low) / step).map(|at| low + at * step);
    Curve {
        width: WIDTH,
        height: HEIGHT,
        left: LEFT,
        right: WIDTH - RIGHT,
        bottom: HEIGHT - BOTTOM,
        outer: steps(&outer),
        inner: steps(&inner),
        target_at: y(target),
        points: points.collect(),
        as_it_is: input
            .as_it_is_apart()
            .map(|today| dot(today, "as it is".to_owned(), "#as-it-is".to_owned())),
        minutes: (0..=top / 60)
            .map(|hour| Tick { at: y(hour * 60), label: (hour * 60).to_string() })
            .collect(),
        dollars: dollars.map(|cost| Tick { at: x(cost), label: money(Cents::new(cost)) }).collect(),
    }
}

/// Returns a round number of cents, so that about five of them make the whole.
fn nice(whole: i64) -> i64 {
    let rough = (whole / 5).max(100_000);
    let mut power = 1;
    while power * 10 <= rough {
        power *= 10;
    }
    [1, 2, 5, 10].into_iter().map(|times| times * power).find(|step| *step >= rough).unwrap_or(power * 10)
}

#[cfg(test)]
mod tests {
    use super::nice;

    #[test]
    fn steps_are_round_and_few() {
        assert_eq!(nice(0), 100_000);
        assert_eq!(nice(3_700_000), 1_000_000);
        assert_eq!(nice(11_000_000), 5_000_000);
    }
}
