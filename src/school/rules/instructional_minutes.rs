//! The state's instructional minutes are there.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "instructional-minutes",
    title: "the state's instructional minutes are there",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
