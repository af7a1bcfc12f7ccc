//! The moves of the local search, one a file. Each changes the timetable, or says that it had nothing to do; whoever called it
//! keeps the change or takes it back.

mod cut;
mod eject;
mod exchange;
mod reassign;
mod refill;
mod shift;
mod swap_neighbours;
mod withdraw;
