//! Students have lunch and recess, within their windows.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "student-lunch-and-recess",
    title: "students have lunch and recess, within their windows",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
