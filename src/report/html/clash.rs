//! Requirements that clash, and where to change each.

use commontime_school::answer::Answer;

use crate::basis;

/// Requirements that clash.
pub(super) struct Clash {
    pub(super) members: Vec<ClashMember>,
}

/// One of them, and how to change it.
pub(super) struct ClashMember {
    pub(super) words: String,
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
            members: clash
                .members
                .iter()
                .map(|member| ClashMember {
                    words: member.words.clone(),
                    slug: member.rule.slug(),
                    settings: basis::settings(member.rule),
                    waivable: member.rule.page().waivable,
                })
                .collect(),
        })
        .collect()
}
