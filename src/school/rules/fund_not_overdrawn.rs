//! No fund is overdrawn.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "fund-not-overdrawn",
    title: "no fund is overdrawn",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
