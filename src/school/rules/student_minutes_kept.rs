//! No grade has fewer student minutes than today.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "student-minutes-kept",
    title: "no grade has fewer student minutes than today",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
