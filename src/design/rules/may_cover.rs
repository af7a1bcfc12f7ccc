//! Who takes others' students may.

use super::Encoding;

pub(super) const ENCODING: Encoding = Encoding::NotHere(
    "a homeroom teacher is released only at specials, and at lunch and recess where others watch: the day patterns know no other cover",
);
