//! The principal directs no more of teachers' time than agreed.

use commontime_school::Use;

use super::breaker::{Breaker, expect};
use super::good_school::prelude::*;

pub(super) const BREAKER: Breaker = Breaker {
    damage: |school| {
        // 300 + 4 x 25 = 400 of 550; 60 % are 330.
        for day in [MON, TUE, THU, FRI] {
            school.assign(T1A, day, "14:55-15:20", Use::RequiredMeeting);
        }
    },
    finds: &["directed-share [teacher-1A] (70): \
        teacher-1A has 400 directed minutes of 550 without students in the week Mon-Fri, 70 more than \
        60 % of it; \
        leave teacher-1A 70 more minutes a week of their own"],
};

#[test]
fn required_meetings_are_directed_time() {
    BREAKER.check();
}

#[test]
fn case_management_is_not() {
    expect(
        |school| {
            for day in [MON, TUE, THU, FRI] {
                school.assign(T1A, day, "14:55-15:20", Use::CaseManagement);
            }
        },
        &[],
    );
}
