//! Collaboration comes in blocks long enough to count.

use commontime_school::Rule;

use super::Encoding;
use crate::design::builder::Builder;
use crate::mip::Expression;

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

/// A team meets for at least the minimum block or not at all, and twice for twice as long. (Day patterns know it too.)
fn rows(builder: &mut Builder<'_>) {
    let block = i64::from(builder.campus.goal.minimum_block.get());
    let tag = builder.tag(Rule::MinimumBlock, format!("no meeting under {block} minutes counts"));
    for meeting in builder.variables.meetings.values() {
        let mut least = Expression::default().plus(block, meeting.meets);
        for &more in &meeting.more {
            least.add(block, more);
        }
        builder.model.at_least(tag, meeting.minutes, least);
    }
}
