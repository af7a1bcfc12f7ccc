//! Teachers have a lunch free of duty.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "duty-free-lunch",
    title: "teachers have a lunch free of duty",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
