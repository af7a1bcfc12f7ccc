//! Collaboration comes in blocks long enough to count.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "minimum-block",
    title: "collaboration comes in blocks long enough to count",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
