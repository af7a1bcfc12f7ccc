//! Nobody teaches too long without a break.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "consecutive-teaching",
    title: "nobody teaches too long without a break",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
