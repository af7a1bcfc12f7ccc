//! Every group of students is with an adult in charge in every minute of its day.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "supervised-every-minute",
    title: "every group of students is with an adult in charge in every minute of its day",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
