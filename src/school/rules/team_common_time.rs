//! A team meets with its members there and free.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "team-common-time",
    title: "a team meets with its members there and free",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
