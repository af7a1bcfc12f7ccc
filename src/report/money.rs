//! Dollars in words.

use commontime_school::Cents;

/// Returns dollars with a true minus.
pub(crate) fn money(amount: Cents) -> String {
    amount.to_string().replace('-', "−")
}

/// Returns dollars as a change: `+$5,000`, `−$21,222`, `$0`.
pub(crate) fn change(amount: Cents) -> String {
    if amount > Cents::ZERO { format!("+{amount}") } else { money(amount) }
}

/// Returns for how long a net new cost is that: `a year`, or `in the first year, $1,200 of it once`.
pub(crate) fn how_long(once: Cents) -> String {
    if once == Cents::ZERO { "a year".to_owned() } else { format!("in the first year, {once} of it once") }
}

/// Returns what a net new cost means of which some comes once: `$5,000 a year more than now`.
pub(crate) fn against_now(cost: Cents, once: Cents) -> String {
    let span = how_long(once);
    match cost.cmp(&Cents::ZERO) {
        std::cmp::Ordering::Equal if once == Cents::ZERO => "nothing more than now".to_owned(),
        std::cmp::Ordering::Less if once == Cents::ZERO => {
            format!("{} {span} less than now", Cents::new(-cost.get()))
        }
        std::cmp::Ordering::Greater if once == Cents::ZERO => format!("{cost} {span} more than now"),
        std::cmp::Ordering::Less => format!("{} less than now {span}", Cents::new(-cost.get())),
        _ => format!("{cost} more than now {span}"),
    }
}
