//! A room holds the students and classes in it.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "room-holds-group",
    title: "a room holds the students and classes in it",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
