//! Who takes others' students may.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "may-cover",
    title: "who takes others' students may",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
