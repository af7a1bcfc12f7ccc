//! Other programs' files: read into what the engine searches, and written so that those programs accept them.

pub mod xhstt;
