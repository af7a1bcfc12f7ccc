//! No fund is overdrawn.

use super::Encoding;

pub(super) const ENCODING: Encoding = Encoding::NotHere(
    "what positions cost is in the files alone: no choice of times, rooms and people charges a fund more or less",
);
