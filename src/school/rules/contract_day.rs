//! Nobody works outside their contract day.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "contract-day",
    title: "nobody works outside their contract day",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
