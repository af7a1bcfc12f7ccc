//! What the measuring programs make of what they measured. Nothing is measured here.

mod xhstt;
