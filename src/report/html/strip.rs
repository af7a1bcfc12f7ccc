//! Strips: one day drawn as a row of segments along a time axis.

use commontime_school::{ClockTime, Span};

use super::palette::Shade;

/// Pixels that a letter takes, on average, and that a label leaves free at its sides.
const LETTER: i64 = 6;
const SIDES: i64 = 6;

/// The time axis strips share, so that an hour is at the same place in all of them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Axis {
    start: ClockTime,
    end: ClockTime,
    /// How many pixels wide strips are where there is room: full words are printed where they fit at this width.
    pixels: i64,
}

/// An hour on the axis.
#[derive(Clone, Debug)]
pub(crate) struct Hour {
    /// How far along, in percent.
    pub(crate) at: String,
    /// The hour on the clock: `8`, `12`, `1`.
    pub(crate) label: String,
}

impl Axis {
    /// Makes the axis that holds all `spans`; `None` where there are none.
    pub(crate) fn over(spans: impl IntoIterator<Item = Span> + Clone, pixels: i64) -> Option<Self> {
        let start = spans.clone().into_iter().map(Span::start).min()?;
        let end = spans.into_iter().map(Span::end).max()?;
        Some(Self { start, end, pixels })
    }

    /// Returns the full hours within, without those so near an end that their label would leave the page.
    pub(crate) fn hours(self) -> Vec<Hour> {
        (0..=24)
            .filter_map(|hour| ClockTime::from_minutes(hour * 60))
            .filter(|time| time.since(self.start).get() > 0 && self.end.since(*time).get() > 0)
            .map(|time| Hour {
                at: self.percent(time.since(self.start).get()),
                label: (time.get() / 60 + 11).rem_euclid(12).saturating_add(1).to_string(),
            })
            .collect()
    }

    /// Returns `minutes` of the axis in percent with at most two decimals.
    fn percent(self, minutes: i32) -> String {
        let whole = self.end.since(self.start).get().max(1);
        decimal(i64::from(minutes) * 10_000 / i64::from(whole))
    }

    /// Draws one stretch: with its words where they fit, and with its letters otherwise.
    pub(crate) fn segment(self, span: Span, shade: &Shade, title: String) -> Segment {
        let whole = i64::from(self.end.since(self.start).get().max(1));
        let pixels = i64::from(span.length().get()) * self.pixels / whole;
        let needed = i64::try_from(shade.words.chars().count()).unwrap_or(i64::MAX / LETTER - SIDES) * LETTER;
        let fits = needed + SIDES <= pixels;
        Segment {
            x: self.percent(span.start().since(self.start).get()),
            width: self.percent(span.length().get()),
            class: shade.class.clone(),
            words: if fits { shade.words.clone() } else { String::new() },
            letters: shade.letters.clone(),
            title,
        }
    }
}

/// Returns hundredths as a number with no more decimals than needed: `1250` is `12.5`.
pub(crate) fn decimal(hundredths: i64) -> String {
    let text = format!("{}.{:02}", hundredths / 100, hundredths % 100);
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// One stretch of a strip.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Segment {
    /// Where it begins, in percent of the strip.
    pub(crate) x: String,
    /// How wide it is, in percent of the strip.
    pub(crate) width: String,
    /// The style class of its shade.
    pub(crate) class: String,
    /// Words printed in it where there is room; empty where there never is.
    pub(crate) words: String,
    /// Letters printed otherwise.
    pub(crate) letters: String,
    /// The whole of it in words, shown where one points at it.
    pub(crate) title: String,
}

/// One strip with what is written before it.
#[derive(Clone, Debug)]
pub(crate) struct Strip {
    /// What stands before the strip: the days, the homerooms.
    pub(crate) label: String,
    /// The strip in words, for those who cannot see it.
    pub(crate) title: String,
    /// Its stretches in order of time.
    pub(crate) segments: Vec<Segment>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_axis_holds_all_spans_and_counts_hours_of_the_clock() {
        let span = |from: (u16, u16), to: (u16, u16)| {
            Span::new(ClockTime::at(from.0, from.1), ClockTime::at(to.0, to.1)).expect("in order")
        };
        let axis = Axis::over([span((11, 30), (12, 0)), span((11, 45), (13, 30))], 400).expect("two spans");
        let hours: Vec<(String, String)> =
            axis.hours().into_iter().map(|hour| (hour.at, hour.label)).collect();
        assert_eq!(hours, [("25".to_owned(), "12".to_owned()), ("75".to_owned(), "1".to_owned())]);
        assert!(Axis::over([], 400).is_none());
    }

    #[test]
    fn decimals_are_short() {
        assert_eq!([decimal(0), decimal(1_250), decimal(333), decimal(10_000)], ["0", "12.5", "3.33", "100"]);
    }
}
