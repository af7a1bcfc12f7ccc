//! Every subject has its minutes and blocks.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "minutes-per-subject",
    title: "every subject has its minutes and blocks",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
