//! Orders of the checkout: where each stands, by the gateway's word alone. The shop remembers them
//! while it runs; what it forgot, the gateway still knows.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

use payseal_core::money::Money;
use payseal_gateway::merchant::Attempt;
use serde::Serialize;

use super::face::Face;
use super::status::Status;

/// When so many are remembered, all are forgotten.
const MOST: usize = 10_000;

/// Where an order stands, and by which payment.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Standing {
    pub(super) status: Status,
    pub(super) trade_no: Option<String>,
    /// The gateway's words for it.
    pub(super) info: String,
    /// The bank's page, while the shopper is wanted there.
    pub(super) redirect_url: Option<String>,
}

impl Standing {
    pub(super) fn new(status: Status) -> Self {
        Self {
            status,
            trade_no: None,
            info: String::new(),
            redirect_url: None,
        }
    }

    /// Where an attempt leaves its order: one that leads to the bank waits for the shopper.
    pub(super) fn of(attempt: Attempt) -> Self {
        let status = match (Status::of(attempt.status), &attempt.redirect_url) {
            (Status::Pending, Some(_)) => Status::Challenge,
            (status, _) => status,
        };
        Self {
            status,
            trade_no: attempt.payment,
            info: attempt.info,
            redirect_url: attempt.redirect_url,
        }
    }

    pub(super) fn is_final(&self) -> bool {
        matches!(self.status, Status::Succeeded | Status::Declined)
    }

    /// Whether later news may take the place of this. Paid stays paid; of the same payment, what
    /// has ended stays ended, and an open challenge stays open until something else is said.
    fn gives_way_to(&self, news: &Self) -> bool {
        let same = self.trade_no.is_some() && self.trade_no == news.trade_no;
        match self.status {
            Status::Succeeded => false,
            Status::Declined => !same || news.is_final(),
            Status::Challenge => !same || news.info != self.info,
            Status::Pending | Status::Unknown => true,
        }
    }
}

/// An order, as the shop remembers it.
#[derive(Clone, Debug)]
pub(super) struct Order {
    /// Whose it is, by the visitor's name.
    pub(super) visitor: String,
    /// None when the shop forgot it, and the gateway has no payment of it.
    pub(super) amount: Option<Money>,
    pub(super) card: Option<Face>,
    pub(super) standing: Standing,
    /// Whether a webhook said where it stands.
    pub(super) reported: bool,
    /// Whether it was sent to the gateway's own page, and not charged from here.
    pub(super) sent: bool,
}

impl Order {
    /// Whether nothing was asked of a card yet, as far as the shop knows: the order waits on the
    /// gateway's page, and may be paid here all the same. The gateway takes it once.
    pub(super) fn only_waits(&self) -> bool {
        self.sent && self.standing.status == Status::Unknown
    }
}

/// Every order of the checkout.
#[derive(Default)]
pub(super) struct Orders(Mutex<HashMap<String, Order>>);

impl Orders {
    pub(super) fn find(&self, order_no: &str) -> Option<Order> {
        let orders = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        orders.get(order_no).cloned()
    }

    pub(super) fn put(&self, order_no: String, order: Order) {
        let mut orders = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if orders.len() >= MOST && !orders.contains_key(&order_no) {
            orders.clear();
        }
        orders.insert(order_no, order);
    }

    pub(super) fn forget(&self, order_no: &str) {
        let mut orders = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        orders.remove(order_no);
    }

    /// Takes news of an order; false when the shop does not know it. News that came before
    /// changes nothing.
    pub(super) fn hear(&self, order_no: &str, news: Standing, reported: bool) -> bool {
        let mut orders = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(order) = orders.get_mut(order_no) else {
            return false;
        };
        if order.standing.gives_way_to(&news) {
            tracing::info!(order = %order_no, status = ?news.status, reported, "an order moved");
            order.standing = news;
        }
        order.reported |= reported;
        true
    }
}

/// What a page is told about an order.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Told {
    status: Status,
    order_no: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    trade_no: Option<String>,
    amount: String,
    currency: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    card: Option<Face>,
    /// The gateway's reason, when it is a no.
    #[serde(skip_serializing_if = "Option::is_none")]
    decline: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    redirect_url: Option<String>,
    /// Where to ask how it ends, while it has not.
    #[serde(skip_serializing_if = "Option::is_none")]
    settle: Option<String>,
    reported: bool,
}

impl Told {
    pub(super) fn of(order_no: String, order: Order) -> Self {
        let standing = order.standing;
        let open = !standing.is_final();
        Self {
            settle: open.then(|| format!("/api/orders/{order_no}?settle=1")),
            decline: (standing.status == Status::Declined).then_some(standing.info),
            status: standing.status,
            order_no,
            trade_no: standing.trade_no,
            amount: order.amount.map(Money::to_decimal).unwrap_or_default(),
            currency: order.amount.map_or("", |amount| amount.currency().code()),
            card: order.card,
            redirect_url: standing.redirect_url,
            reported: order.reported,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn standing(status: Status, trade_no: &str, info: &str) -> Standing {
        Standing {
            trade_no: Some(trade_no.to_owned()),
            info: info.to_owned(),
            ..Standing::new(status)
        }
    }

    #[test]
    fn what_has_ended_is_not_undone_by_late_news() {
        let (one, two) = ("2022051811043674149462", "2022051811043674149463");
        let cases = [
            (Status::Succeeded, Status::Declined, one, false),
            (Status::Succeeded, Status::Pending, two, false),
            (Status::Declined, Status::Pending, one, false),
            (Status::Declined, Status::Succeeded, one, true),
            (Status::Declined, Status::Pending, two, true),
            (Status::Pending, Status::Succeeded, one, true),
            (Status::Unknown, Status::Declined, one, true),
        ];
        for (old, new, trade_no, gives_way) in cases {
            let (old, new) = (standing(old, one, "a"), standing(new, trade_no, "b"));
            assert_eq!(old.gives_way_to(&new), gives_way, "{old:?} {new:?}");
        }
        let challenge = standing(Status::Challenge, one, "a");
        assert!(!challenge.gives_way_to(&standing(Status::Pending, one, "a")));
        assert!(challenge.gives_way_to(&standing(Status::Pending, one, "b")));
    }
}
