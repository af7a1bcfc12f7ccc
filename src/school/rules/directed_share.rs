//! The principal directs no more of teachers' time than agreed.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "directed-share",
    title: "the principal directs no more of teachers' time than agreed",
    requires: "",
    why: "",
    reads: "",
    example: "",
    does_not_check: "",
    source: "",
    waivable: false,
};
