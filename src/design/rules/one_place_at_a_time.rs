//! Nobody, and no group of students, is in two places at once.

use super::Encoding;

pub(super) const ENCODING: Encoding =
    Encoding::NotHere("counts know no time of day; the timetable places people and the audit checks them");
