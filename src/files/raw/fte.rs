//! `fte.toml` as written.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Literal, Number, Text};
use crate::value::{Entries, Located};

/// Position control: posts, who fills them, who pays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Fte {
    /// The FTE of everyone who is in no post below.
    pub(crate) everyone_not_listed: Option<Literal>,
    /// Posts.
    #[serde(default)]
    pub(crate) position: Vec<Located<Position>>,
}

/// Posts of one kind.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
pub(crate) struct Position {
    /// What kind of post: the key to its cost in `budget.toml`.
    pub(crate) kind: Text,
    /// The FTE of each post.
    pub(crate) fte: Literal,
    /// Who fills them, by id: one post each.
    #[serde(default)]
    pub(crate) filled_by: Vec<Text>,
    /// What each of them is really paid: a year's salary at 1.0 FTE or, where the kind is paid by the hour, an hour:
    /// `{ K-1 = 51_200.00, K-2 = 63_480.50 }`. Needed where `costing` of budget.toml asks for it.
    pub(crate) actual_pay: Option<Entries<Literal>>,
    /// How many posts are vacant.
    pub(crate) vacant: Option<Number>,
    /// The fund that pays.
    pub(crate) fund: Option<Text>,
    /// The funds that pay, and their shares: { general = 0.5, idea = 0.5 }.
    pub(crate) funds: Option<Located<Entries<Literal>>>,
}
