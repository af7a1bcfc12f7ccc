//! Specials that must touch do; those on days running are.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "specials-adjacency",
    title: "specials that must touch do; those on days running are",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
