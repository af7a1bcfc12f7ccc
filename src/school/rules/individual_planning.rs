//! Individual planning is there, and no meeting takes it.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "individual-planning",
    title: "individual planning is there, and no meeting takes it",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
