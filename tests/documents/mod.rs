//! Documents that must be true: the README against the program, the help pages, and the order of the files.

mod help;
mod readme;
mod tidy;
