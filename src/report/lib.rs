//! Reports: pure functions from results to text. Nothing here reads a disk, prints, or looks at a clock.
//!
//! - [`html`]: the report a principal passes round, one self-contained page for phone, screen and paper.
//! - [`terminal`]: the same answer in a screen of text.
//! - [`options_html`] and [`options_terminal`]: options beside each other, on a page and on a screen.
//! - [`compare_html`] and [`compare_terminal`]: two schedules side by side.
//! - [`why_not_html`] and [`why_not_terminal`]: why so many minutes cannot be had, and what would change it.
//! - [`audit_terminal`]: what the audit of a schedule found, rule by rule.
//! - [`explain`], [`explain_lever`] and [`explain_index`]: the pages of the rules and the levers.
//!
//! First come the facts both forms share (`headline`, `proof`, `standing`, `students`, `dollars`, `meetings`,
//! `coverage`, `basis`), then `html` with its drawings and templates, then `terminal`.
//! Times are on the twelve-hour clock, dates name the month, and every number has its unit beside it or above it.

mod absence;
mod basis;
mod clock;
mod compare;
mod coverage;
mod days;
mod dollars;
mod explain;
mod headline;
mod html;
mod input;
mod meetings;
mod money;
mod names;
mod options;
mod proof;
mod standing;
mod students;
mod terminal;
mod why;
mod why_not;
mod wrap;

pub use explain::{explain, explain_code, explain_codes, explain_index, explain_lever, explain_levers};
pub use html::compare::compare_html;
pub use html::html;
pub use html::options::options_html;
pub use html::why_not::why_not_html;
pub use input::ReportInput;
pub use options::{Beside, Choice, OptionsInput};
pub use terminal::audit::audit_terminal;
pub use terminal::check::check_terminal;
pub use terminal::compare::compare_terminal;
pub use terminal::options::options_terminal;
pub use terminal::terminal;
pub use terminal::why_not::why_not_terminal;
pub use why_not::WhyNotInput;
