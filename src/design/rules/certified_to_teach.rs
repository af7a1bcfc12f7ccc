//! Who teaches holds the certification asked for.

use super::Encoding;

pub(super) const ENCODING: Encoding = Encoding::NotHere(
    "only people listed for a special are counted for it; the rest is left to the timetable and the audit",
);
