//! Nobody teaches too long without a break.

use super::Encoding;

pub(super) const ENCODING: Encoding = Encoding::NotHere(
    "breaks depend on times of day: what they leave of one team's day is found with all times tried, and enters as a limit",
);
