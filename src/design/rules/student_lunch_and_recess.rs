//! Students have lunch and recess, within their windows.

use super::Encoding;

pub(super) const ENCODING: Encoding = Encoding::NotHere(
    "lunch and recess enter the day patterns with their lengths; their times are left to the timetable",
);
