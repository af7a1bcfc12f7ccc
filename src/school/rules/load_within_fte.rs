//! Nobody carries more than their FTE.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "load-within-fte",
    title: "nobody carries more than their FTE",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
