//! What a search promises: a timetable of the instance, its true cost, the same for the same input, and on tiny instances the
//! least cost there is.

mod oracle;
mod promises;
mod tiny;
