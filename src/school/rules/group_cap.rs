//! No group is larger than its cap.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "group-cap",
    title: "no group is larger than its cap",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
