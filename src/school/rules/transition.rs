//! There is time to hand students over and to set up.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "transition",
    title: "there is time to hand students over and to set up",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
