//! Nobody, and no group of students, is in two places at once.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "one-place-at-a-time",
    title: "nobody, and no group of students, is in two places at once",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
