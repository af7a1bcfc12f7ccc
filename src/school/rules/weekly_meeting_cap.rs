//! Nobody has more team meetings a week than agreed.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "weekly-meeting-cap",
    title: "nobody has more team meetings a week than agreed",
    requires: "In every five-day week nobody is in more team meetings than the contract allows. Every \
        meeting counts as one, however long it is. Where the contract names no cap there is none. May be \
        waived by a memorandum with the teachers' association.",
    why: "A cap on meetings turns five short ones into one long one. Under a cap of one, 300 minutes a \
        week are one meeting of five hours.",
    reads: "scenario.toml: contract.meetings-per-week-max",
    example: "Keeps it: the cap is two; grade 5 meets on Tuesday for 45 minutes and on Wednesday for 75.\n\
        Breaks it: grade 5 also meets on Friday for 45 minutes: three meetings, one too many.",
    does_not_check: "Required meetings such as those on individualized education programs and \
        whole-faculty meetings.",
    source: "The contract. Cleveland Heights, Ohio, for example: one a week. \
        https://chtu.oh.aft.org/sites/frequently-asked-questions",
    waivable: true,
};
