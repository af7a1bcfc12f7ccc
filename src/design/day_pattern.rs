//! Day patterns: what one homeroom teacher can have on one day, whatever the times of day turn out to be.
//!
//! Within the students' day a homeroom teacher is free exactly while the class is at a special, and at lunch or recess
//! where others watch. Before and after it they are free but for duties. These pieces may touch and so join into longer
//! stretches; every way to join them is looked at, and in each stretch every way to share it among collaboration, lunch
//! and individual planning. What no other pattern beats is kept. Since no more than this can be had by any schedule,
//! whatever is built on patterns is a bound.

/// What a teacher's day consists of, in minutes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Pieces {
    /// Free minutes before the students' day, after arrival duty is taken off.
    pub before: i32,
    /// Whether the time before may touch a piece of the students' day (no duty lies between).
    pub before_joins: bool,
    /// Free minutes after the students' day, after dismissal duty is taken off.
    pub after: i32,
    /// Whether the time after may touch a piece of the students' day.
    pub after_joins: bool,
    /// Lunch and recess, where others watch.
    pub breaks: Vec<i32>,
    /// Specials; those that must touch are one piece.
    pub specials: Vec<i32>,
}

/// What must go into the day, and what counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Needs {
    /// The step of all times.
    pub grid: i32,
    /// The shortest block of collaboration that counts.
    pub minimum_block: i32,
    /// The teacher's own lunch, in one piece; 0 for none.
    pub lunch: i32,
    /// Minutes lost when a class is handed over.
    pub transition: i32,
    /// Minimums of individual planning.
    pub planning: Vec<PlanningNeed>,
    /// Whether meetings are counted, so that the same minutes in fewer blocks are better.
    pub few_blocks: bool,
}

/// A minimum of individual planning, as patterns see it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct PlanningNeed {
    /// What each day must have; 0 where the minimum is over a longer time.
    pub a_day: i32,
    /// The shortest stretch that counts.
    pub minimum_block: i32,
    /// Only time within the students' day counts.
    pub within_student_day: bool,
}

/// What one teacher gets out of one day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct DayPattern {
    /// Minutes of collaboration.
    pub collaboration: i32,
    /// Of these, minutes in which the class must be at a special, or fewer (see [`Joining::Any`]).
    pub during_specials: i32,
    /// Minutes that count toward each planning minimum, in the order of [`Needs::planning`]. A minimum per day counts no
    /// further than it asks.
    pub planning: Vec<i32>,
    /// The stretches of collaboration, ascending: what to place. It makes no pattern better than another, unless meetings are
    /// counted.
    pub blocks: Vec<i32>,
}

impl DayPattern {
    /// Tells whether `self` is at least as good as `other` in everything that `needs` speaks of.
    #[must_use]
    pub fn covers(&self, other: &Self, needs: &Needs) -> bool {
        let in_few = |blocks| self.in_blocks(blocks) >= other.in_blocks(blocks);
        self.collaboration >= other.collaboration
            && self.during_specials <= other.during_specials
            && self.planning.iter().zip(&other.planning).all(|(mine, theirs)| mine >= theirs)
            && (!needs.few_blocks || (1..self.blocks.len()).all(in_few))
    }

    /// Returns the minutes of collaboration in the longest `most` blocks.
    #[must_use]
    pub fn in_blocks(&self, most: usize) -> i32 {
        self.blocks.iter().rev().take(most).sum()
    }
}

/// One stretch of time free of students.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Stretch {
    /// Minutes at specials.
    specials: i32,
    /// Minutes at lunch and recess.
    breaks: i32,
    /// Minutes outside the students' day.
    outside: i32,
    /// Minutes lost to handing the class over.
    lost: i32,
}

impl Stretch {
    fn length(self) -> i32 {
        (self.specials + self.breaks + self.outside - self.lost).max(0)
    }
}

/// A partial day: collaboration, minutes during specials, lunch had, planning per minimum.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Partial {
    pattern: DayPattern,
    lunch_had: bool,
}

/// Which pieces of a day may be joined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Joining {
    /// Any that can touch: all that a schedule may do. How much of a meeting lies in specials is then told only as none or
    /// one step of the grid, the least there is: more would be many patterns for little.
    Any,
    /// None: days that are easy to place.
    Needless,
}

/// Returns the patterns of a day that no other beats, best collaboration first; none where lunch and daily planning do
/// not both fit.
#[must_use]
pub fn day_patterns(pieces: &Pieces, needs: &Needs, joining: Joining) -> Vec<DayPattern> {
    let mut all = Vec::new();
    for stretches in partitions(pieces, needs.transition, joining) {
        let mut partials = vec![Partial {
            pattern: DayPattern {
                collaboration: 0,
                during_specials: 0,
                planning: vec![0; needs.planning.len()],
                blocks: Vec::new(),
            },
            lunch_had: needs.lunch == 0,
        }];
        for stretch in stretches {
            partials = partials.iter().flat_map(|partial| shares(partial, stretch, needs, joining)).collect();
            partials = undominated(partials, |better, worse| {
                better.lunch_had >= worse.lunch_had && better.pattern.covers(&worse.pattern, needs)
            });
        }
        all.extend(
            partials
                .into_iter()
                .filter(|partial| partial.lunch_had && has_daily_planning(&partial.pattern, needs))
                .map(|partial| partial.pattern),
        );
    }
    if joining == Joining::Any {
        for pattern in &mut all {
            pattern.during_specials = pattern.during_specials.min(needs.grid.max(1));
        }
    }
    let mut kept = undominated(all, |better, worse| better.covers(worse, needs));
    kept.sort_by(|a, b| b.cmp(a));
    kept
}

fn has_daily_planning(pattern: &DayPattern, needs: &Needs) -> bool {
    needs.planning.iter().zip(&pattern.planning).all(|(need, &had)| had >= need.a_day)
}

/// Keeps what nothing else covers; of equals, one.
fn undominated<T: Ord + Clone>(mut items: Vec<T>, covers: impl Fn(&T, &T) -> bool) -> Vec<T> {
    items.sort();
    items.dedup();
    let mut kept: Vec<T> = Vec::new();
    for item in items {
        if kept.iter().any(|other| covers(other, &item)) {
            continue;
        }
        kept.retain(|other| !covers(&item, other));
        kept.push(item);
    }
    kept
}

/// Returns every way to share one stretch among collaboration, lunch and planning, added to `partial`.
fn shares(partial: &Partial, stretch: Stretch, needs: &Needs, joining: Joining) -> Vec<Partial> {
    let length = stretch.length();
    let lunches: &[i32] = if partial.lunch_had { &[0] } else { &[0, needs.lunch] };
    let mut out = Vec::new();
    // Lunch is eaten within the students' day.
    let inside = (stretch.specials + stretch.breaks - stretch.lost).max(0);
    for &lunch in lunches.iter().filter(|&&lunch| lunch <= inside) {
        let rest = length - lunch;
        // Plain days have no meetings at lunch or recess.
        let only_break = joining == Joining::Needless && stretch.specials == 0 && stretch.outside == 0;
        let counts = |amount: i32| amount == 0 || (amount >= needs.minimum_block && !only_break);
        for collaboration in amounts(rest, needs, joining).into_iter().filter(|&amount| counts(amount)) {
            let planning_length = rest - collaboration;
            let mut next = partial.clone();
            next.lunch_had |= lunch > 0;
            next.pattern.collaboration += collaboration;
            if collaboration > 0 {
                next.pattern.blocks.push(collaboration);
                next.pattern.blocks.sort_unstable();
            }
            next.pattern.during_specials += (collaboration - stretch.breaks - stretch.outside).max(0);
            for (had, need) in next.pattern.planning.iter_mut().zip(&needs.planning) {
                let counts =
                    if need.within_student_day { planning_length.min(inside) } else { planning_length };
                if counts >= need.minimum_block.max(1) {
                    *had += counts;
                }
                if need.a_day > 0 {
                    *had = need.a_day.min(*had);
                }
            }
            out.push(next);
        }
    }
    out
}

/// Returns the minutes of collaboration worth a look in a stretch with `rest` minutes: any, or on plain days those that
/// leave nothing, or just enough for some planning.
fn amounts(rest: i32, needs: &Needs, joining: Joining) -> Vec<i32> {
    // A stretch need not be a multiple of the grid (a transition may cut it), so its full length is tried as well.
    let step = usize::try_from(needs.grid.max(1)).expect("a grid of at least a minute");
    match joining {
        Joining::Any => {
            std::iter::once(0).chain((needs.minimum_block..=rest).step_by(step)).chain([rest]).collect()
        }
        Joining::Needless => {
            let planning = needs.planning.iter().flat_map(|need| [need.a_day, need.minimum_block]);
            planning.map(|kept| rest - kept).filter(|&amount| amount > 0).chain([0, rest]).collect()
        }
    }
}

/// Returns every way to join the pieces into stretches.
fn partitions(pieces: &Pieces, transition: i32, joining: Joining) -> Vec<Vec<Stretch>> {
    let lost = transition;
    let mut days: Vec<Vec<Stretch>> = vec![Vec::new()];
    let inner = pieces
        .specials
        .iter()
        .map(|&minutes| Stretch { specials: minutes, lost, ..Stretch::default() })
        .chain(pieces.breaks.iter().map(|&minutes| Stretch { breaks: minutes, lost, ..Stretch::default() }));
    for piece in inner {
        days = days
            .iter()
            .flat_map(|stretches| {
                let alone = stretches.iter().copied().chain([piece]).collect::<Vec<_>>();
                let joinable = if joining == Joining::Any { stretches.len() } else { 0 };
                let joined = (0..joinable).map(|at| joined_at(stretches, at, piece));
                joined.chain([alone]).collect::<Vec<_>>()
            })
            .collect();
    }
    days = days.iter().flat_map(|stretches| begun(pieces, stretches, joining)).collect();
    if pieces.after > 0 {
        let piece = Stretch { outside: pieces.after, ..Stretch::default() };
        days = days
            .iter()
            .flat_map(|stretches| {
                let alone = stretches.iter().copied().chain([piece]).collect::<Vec<_>>();
                let joins = pieces.after_joins && joining == Joining::Any;
                let joinable = if joins { stretches.len() } else { 0 };
                let joined = (0..joinable).map(|at| joined_at(stretches, at, piece));
                joined.chain([alone]).collect::<Vec<_>>()
            })
            .collect();
    }
    for stretches in &mut days {
        stretches.sort_unstable();
    }
    days.sort_unstable();
    days.dedup();
    days
}

/// Returns every way the students' day may begin. The class is handed over where a stretch begins within the students' day;
/// where one begins with that day nobody has been with the class yet, and nothing is lost. The time before may touch it.
fn begun(pieces: &Pieces, stretches: &[Stretch], joining: Joining) -> Vec<Vec<Stretch>> {
    let before = Stretch { outside: pieces.before, ..Stretch::default() };
    let apart = (pieces.before > 0).then_some(before);
    let mut days = vec![stretches.iter().copied().chain(apart).collect::<Vec<_>>()];
    for at in (0..stretches.len()).filter(|_| joining == Joining::Any) {
        let mut first = stretches.to_vec();
        first[at].lost = 0;
        if pieces.before_joins {
            days.push(joined_at(&first, at, before));
        }
        days.push(first.into_iter().chain(apart).collect());
    }
    days
}

/// Joins `piece` to the stretch at `at`. Only one hand-over is lost.
fn joined_at(stretches: &[Stretch], at: usize, piece: Stretch) -> Vec<Stretch> {
    let mut out = stretches.to_vec();
    out[at].specials += piece.specials;
    out[at].breaks += piece.breaks;
    out[at].outside += piece.outside;
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs() -> Needs {
        let planning = vec![PlanningNeed { a_day: 30, minimum_block: 30, within_student_day: false }];
        Needs { grid: 5, minimum_block: 45, lunch: 30, transition: 0, planning, few_blocks: false }
    }

    fn pieces(after: i32) -> Pieces {
        Pieces {
            before: 0,
            before_joins: false,
            after,
            after_joins: false,
            breaks: vec![30, 30],
            specials: vec![45],
        }
    }

    fn best(pieces: &Pieces, needs: &Needs) -> Option<i32> {
        day_patterns(pieces, needs, Joining::Any).iter().map(|pattern| pattern.collaboration).max()
    }

    #[test]
    fn an_ordinary_day_gives_the_special_and_no_more() {
        // Lunch takes lunch, planning takes recess, 25 minutes after dismissal are under the block of 45.
        assert_eq!(best(&pieces(25), &needs()), Some(45));
    }

    #[test]
    fn an_early_release_day_adds_its_afternoon() {
        assert_eq!(best(&pieces(75), &needs()), Some(120));
        assert_eq!(best(&pieces(70), &needs()), Some(115));
    }

    #[test]
    fn a_day_too_full_has_no_pattern() {
        let short = Pieces { breaks: vec![30], specials: vec![], ..pieces(25) };
        assert!(day_patterns(&short, &needs(), Joining::Any).is_empty());
    }

    #[test]
    fn planning_within_the_students_day_leaves_nothing_of_one_special() {
        let planning = vec![PlanningNeed { a_day: 0, minimum_block: 45, within_student_day: true }];
        let needs = Needs { planning, ..needs() };
        let pieces = Pieces { breaks: vec![30, 20], ..pieces(30) };
        let patterns = day_patterns(&pieces, &needs, Joining::Any);
        // Either the special is planning or it is a meeting, never both.
        assert!(patterns.iter().all(|pattern| pattern.planning[0] < 45 || pattern.collaboration == 0));
        assert!(patterns.iter().any(|pattern| pattern.planning[0] >= 45));
    }

    #[test]
    fn a_special_at_the_begin_of_the_day_takes_no_hand_over() {
        // After arrival duty the class goes to its special at once: all 45 minutes are there, and of two in a row all 90.
        let needs = Needs { transition: 10, lunch: 0, planning: Vec::new(), ..needs() };
        let early = Pieces { breaks: Vec::new(), ..pieces(0) };
        assert_eq!(best(&early, &needs), Some(45));
        assert_eq!(best(&Pieces { specials: vec![45, 45], ..early }, &needs), Some(90));
    }

    #[test]
    fn where_meetings_are_counted_one_long_block_is_kept_beside_more_minutes_in_two() {
        let counted = Needs { few_blocks: true, planning: Vec::new(), ..needs() };
        let open = Pieces { after_joins: true, ..pieces(75) };
        let patterns = day_patterns(&open, &counted, Joining::Any);
        let most = |blocks| patterns.iter().map(|pattern| pattern.in_blocks(blocks)).max();
        // The special and the afternoon as one, and recess beside lunch makes no second block of 45.
        assert_eq!((most(1), most(2)), (Some(180 - 30), Some(180 - 30)));
        let apart = day_patterns(&pieces(75), &Needs { lunch: 60, ..counted }, Joining::Any);
        assert_eq!(apart.iter().map(|pattern| pattern.in_blocks(1)).max(), Some(75));
        assert_eq!(apart.iter().map(|pattern| pattern.in_blocks(2)).max(), Some(120));
    }

    #[test]
    fn a_special_at_the_end_of_the_day_joins_the_afternoon() {
        let open = Pieces { after_joins: true, ..pieces(25) };
        assert_eq!(best(&open, &needs()), Some(70));
    }
}
