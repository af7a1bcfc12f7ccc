//! Nobody teaches too long without a break.

use super::Encoding;

pub(super) const ENCODING: Encoding =
    Encoding::NotHere("breaks depend on times of day, which the design does not know");
