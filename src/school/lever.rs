//! Levers a scenario names. They are read and shown; which of them to pull is not searched yet.

/// The levers there are, by the words of `scenario.toml`.
pub const NAMES: [&str; 18] = [
    "add-fte",
    "cut-fte",
    "convert-fte",
    "early-release",
    "late-start",
    "banked-minutes",
    "parallel-specials",
    "double-specials",
    "larger-specials-groups",
    "class-size-trade",
    "para-duty-coverage",
    "community-partner-block",
    "rotating-substitutes",
    "administrator-coverage",
    "extra-duty-pay",
    "advisory-period",
    "hybrid-teacher-leaders",
    "extra-contract-days",
];

/// A lever that the scenario opens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lever {
    /// One of [`NAMES`].
    pub name: String,
    /// How far it is open, as written in the file.
    pub limit: String,
}
