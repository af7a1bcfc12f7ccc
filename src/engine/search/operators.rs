//! Which move to try next: each gets a share of the work that follows what it was good for of late.

use super::searcher::Searcher;

/// A kind of move.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operator {
    /// A piece goes to a start at which nobody given to it is at work.
    Shift,
    /// A piece goes to another start, and whoever is in the way the other way (a Kempe chain).
    Exchange,
    /// Two pieces of different durations, one after the other, swap places.
    SwapNeighbours,
    /// A piece goes to another start and throws out whoever is in the way, who go where it costs least.
    Eject,
    /// An open role gets another resource, whose own role gets the one that is free then.
    Reassign,
    /// A piece becomes two.
    Split,
    /// Two pieces of an event become one.
    Merge,
    /// A piece loses its start, or one without gets the one that costs least.
    Withdraw,
    /// Many pieces at once go where they cost least, which is worked out exactly: only for a time, and with somebody who can.
    Exact,
}

impl Operator {
    /// All kinds of moves.
    pub const ALL: [Self; 9] = [
        Self::Shift,
        Self::Exchange,
        Self::SwapNeighbours,
        Self::Eject,
        Self::Reassign,
        Self::Split,
        Self::Merge,
        Self::Withdraw,
        Self::Exact,
    ];
}

/// Moves between two looks at what the kinds were good for.
const TERM: u32 = 1 << 14;

/// Of a thousand moves, those that a kind is tried in any case: what is of no use now may be later.
const LEAST: u32 = 20;

/// What was seen of a kind of move.
#[derive(Clone, Copy, Debug, Default)]
struct Record {
    gains: f64,
    work: f64,
}

/// The shares of the kinds of moves.
#[derive(Clone, Debug)]
pub(crate) struct Operators {
    usable: Vec<Operator>,
    records: [Record; Operator::ALL.len()],
    /// For each usable kind the end of its share of a thousand.
    ends: Vec<u32>,
    n_moves: u32,
}

impl Operators {
    /// Shares the moves evenly between the kinds that there is use for, but for those left out.
    pub(crate) fn new(searcher: &Searcher<'_>, without: &[Operator]) -> Self {
        let has_use = |operator: &Operator| match operator {
            Operator::Reassign => !searcher.open.is_empty(),
            Operator::Split | Operator::Merge => !searcher.divisible.is_empty(),
            Operator::SwapNeighbours => searcher.has_various_durations(),
            Operator::Shift | Operator::Exchange | Operator::Eject | Operator::Withdraw => true,
            // It is no move of the annealing.
            Operator::Exact => false,
        };
        let usable: Vec<Operator> = Operator::ALL
            .into_iter()
            .filter(|operator| has_use(operator) && !without.contains(operator))
            .collect();
        let mut operators = Self { usable, records: Default::default(), ends: Vec::new(), n_moves: 0 };
        operators.share();
        operators
    }

    /// Picks a kind.
    pub(crate) fn pick(&mut self, number: u32) -> Option<Operator> {
        let at = self.ends.iter().position(|end| number < *end)?;
        Some(self.usable[at])
    }

    /// Takes note of a move: the work it was, and whether the timetable is better for it.
    pub(crate) fn note(&mut self, operator: Operator, work: usize, is_gain: bool) {
        let record = &mut self.records[operator as usize];
        #[expect(clippy::cast_precision_loss, reason = "a few dozens")]
        let work = work as f64;
        record.work += work + 1.0;
        record.gains += f64::from(u8::from(is_gain));
        self.n_moves += 1;
        if self.n_moves >= TERM {
            self.n_moves = 0;
            self.share();
            for record in &mut self.records {
                record.work *= 0.5;
                record.gains *= 0.5;
            }
        }
    }

    fn share(&mut self) {
        let worth = |operator: &Operator| {
            let record = self.records[*operator as usize];
            (record.gains + 1.0) / (record.work + 10.0)
        };
        let total: f64 = self.usable.iter().map(worth).sum();
        let free = 1000 - LEAST * self.usable.len() as u32;
        let mut end = 0.0;
        let mut ends = Vec::new();
        for (operator, number) in self.usable.iter().zip(1..) {
            end += worth(operator) / total * f64::from(free);
            #[expect(clippy::cast_sign_loss, reason = "shares are not negative")]
            ends.push(end.round() as u32 + LEAST * number);
        }
        if let Some(last) = ends.last_mut() {
            *last = 1000;
        }
        self.ends = ends;
    }
}
