//! There is time to hand students over and to set up.

use super::Encoding;

pub(super) const ENCODING: Encoding = Encoding::NotHere(
    "minutes lost at a hand-over are in the day patterns, and setup between classes in the specialists' time",
);
