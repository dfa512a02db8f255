//! Gifts that were not sent and needs that were not learnt at the end of the year.

use chrono::NaiveDate;

use super::{Actionable, Duty, Parties, Subject};
use crate::link::{Gift, YearEndCase};
use crate::report::List;

impl Actionable for YearEndCase {
    /// A month ahead all customers are owed both; the page on proactive service shows them as a preview.
    fn duties() -> Vec<Duty<Self>> {
        vec![
            Duty {
                metric: "gift_rate",
                overdue: Some(List::GiftOpen),
                next: None,
                like: List::GiftOpen,
                open: |customer| customer.gift == Gift::Open,
            },
            Duty {
                metric: "demand_rate",
                overdue: Some(List::DemandOpen),
                next: None,
                like: List::DemandOpen,
                open: |customer| customer.demand_on.is_none() && !customer.demand_undated,
            },
        ]
    }

    fn parties(&self) -> Parties {
        let customer = self.customer;
        Parties { subject: Some(Subject::Customer(customer)), customer: Some(customer), person: self.owner }
    }

    fn done_later(&self, metric: &'static str) -> Option<NaiveDate> {
        if metric == "gift_rate" { self.sent_later_on } else { self.demand_later_on }
    }
}
