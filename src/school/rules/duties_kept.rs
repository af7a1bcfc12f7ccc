//! Arrival, dismissal, lunch and recess have the adults they need.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "duties-kept",
    title: "arrival, dismissal, lunch and recess have the adults they need",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
