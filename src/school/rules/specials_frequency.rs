//! Every homeroom has each special as often as it should.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "specials-frequency",
    title: "every homeroom has each special as often as it should",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
