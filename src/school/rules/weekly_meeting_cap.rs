//! Nobody has more team meetings a week than agreed.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "weekly-meeting-cap",
    title: "nobody has more team meetings a week than agreed",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
