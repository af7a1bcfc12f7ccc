//! No grade has fewer student minutes than today.

use super::Encoding;

pub(super) const ENCODING: Encoding = Encoding::NotHere(
    "the minutes of every subject are rows of their own, and lunch, recess and specials have fixed lengths",
);
