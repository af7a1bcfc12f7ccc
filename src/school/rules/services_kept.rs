//! Special-education and other services are given in full and break nothing they may not.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "services-kept",
    title: "special-education and other services are given in full and break nothing they may not",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
