//! Who teaches holds the certification asked for.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "certified-to-teach",
    title: "who teaches holds the certification asked for",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
