//! Requirements that clash, and where to change each.

use commontime_school::answer::Answer;

use crate::basis;

/// Requirements that clash.
pub(super) struct Clash {
    /// The requirements in words, each with its rule.
    pub(super) members: Vec<(String, &'static str)>,
    /// What is known of them together.
    pub(super) together: &'static str,
    /// How to unlock what is locked by hand.
    pub(super) locks: Vec<String>,
    /// Where to change them, once for each rule.
    pub(super) ways: Vec<Way>,
}

/// Where the requirements of a rule are set.
pub(super) struct Way {
    pub(super) slug: &'static str,
    pub(super) settings: Vec<String>,
    pub(super) waivable: bool,
}

/// Returns the clashes of an answer.
pub(super) fn clashes(answer: &Answer) -> Vec<Clash> {
    answer
        .clashes
        .iter()
        .map(|clash| Clash {
            members: clash.members.iter().map(|member| (member.words.clone(), member.rule.slug())).collect(),
            together: basis::together(clash.members.len(), clash.is_minimal),
            locks: basis::locks_of(clash).iter().map(|lock| basis::unlock(lock)).collect(),
            ways: basis::rules_of(clash)
                .into_iter()
                .map(|rule| Way {
                    slug: rule.slug(),
                    settings: basis::settings(rule),
                    waivable: rule.page().waivable,
                })
                .collect(),
        })
        .collect()
}
