//! No fund is overdrawn.

use super::Page;

pub(super) const PAGE: Page = Page {
    slug: "fund-not-overdrawn",
    title: "no fund is overdrawn",
    requires: "What positions, levers and contract money charge to a fund in a year is no more than the \
        fund's amount; a fund whose last day lies before the school year has nothing. A position's cost is \
        pay and benefits at its FTE, shared among its funds as fte.toml says, every cent once. What levers \
        and the contract cost is paid by the funds they name, the first of them first, out of what \
        positions leave. To spend more, change the amount: that is the board's decision.",
    why: "A schedule that needs a teacher nobody can pay is not a schedule. Each fund also has rules of \
        its own, and the report says whom to ask.",
    reads: "budget.toml: costing.mode, cost.position, cost.salary, cost.hourly, cost.benefits, cost.new-hire\n\
        budget.toml: fund.amount, fund.rule, fund.ends, fund.renews, fund.may-pay\n\
        budget.toml: price, lost-prep-pay, overload-stipend, lead-stipend, class-size-overage\n\
        fte.toml: position.kind, position.fte, position.fund, position.funds, position.actual-pay\n\
        staff.toml: group.hours, person.hours, team.lead",
    example: "Keeps it: two interventionists at $54,000 and 31 % benefits cost 2 x $70,740 = $141,480; \
        Title I, Part A has $190,000.\n\
        Breaks it: a third makes $212,220: $22,220 over.",
    does_not_check: "Whether a fund may pay for a position: it names the rule and whom to ask, and gives \
        no legal advice. Positions without a cost are listed and not charged. A fund that ends within the \
        year, or a later year in which it has less than what comes back every year, is noted. Whoever is \
        paid by the hour and is here for more hours than the budget pays is noted, and not charged for \
        them. Funds do not draw on one another: no key says so, and so there is no circle to look for.",
    source: "The board's budget. On Title II-A and what it presumes: \
        http://marylandpublicschools.org:80/about/Pages/DCAA/ProfessionalLearning/TitleIIAFAQ.aspx",
    waivable: false,
};
