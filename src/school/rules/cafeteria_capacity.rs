//! The cafeteria and the playground are not over their limits.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "cafeteria-capacity",
    title: "the cafeteria and the playground are not over their limits",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
