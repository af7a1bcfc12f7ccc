//! Special-education and other services are given in full and break nothing they may not.

use commontime_school::Rule;

use super::Encoding;
use crate::design::builder::Builder;
use crate::mip::Expression;

pub(super) const ENCODING: Encoding = Encoding::Rows(rows);

fn rows(builder: &mut Builder<'_>) {
    let campus = builder.campus;
    for service in campus.service_ids() {
        if !builder.variables.serves.keys().any(|key| key.0 == service) {
            continue;
        }
        let sessions =
            i64::from(campus[service].sessions_per_week()) * i64::from(campus[service].session_minutes.get());
        let words = format!("{} is given {sessions} minutes a week", campus[service].id);
        let tag = builder.tag(Rule::ServicesKept, words);
        for week in &campus.cycle.weeks {
            let mut given = Expression::default();
            for &day in &week.days {
                for &provider in &campus[service].providers {
                    given.add(1, builder.variables.serves[&(service, provider, day)]);
                }
            }
            builder.model.at_least(tag, given, Expression::constant(sessions));
        }
    }
}
