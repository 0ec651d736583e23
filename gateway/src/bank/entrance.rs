//! By which address a page of the bank's was opened, and what is around it. The bank has its own, and
//! a dialect may have kept an older one: the page's own forms lead to the one that was opened.

use maud::{Markup, html};

use crate::address;
use crate::gateway::Gateway;
use crate::page;
use payseal_engine::store::Payment;

/// The address by which a challenge is opened.
pub struct Entrance {
    /// What whoever opens it must know.
    pub secret: String,
    /// The whole of it, as a telephone opens it.
    pub address: String,
    /// Where the forms of its pages are sent.
    pub path: String,
    /// What these forms say besides the answer.
    pub field: Markup,
}

impl Entrance {
    /// The bank's own.
    pub fn own(gateway: &Gateway, secret: String) -> Self {
        let address = address::of_challenge(&gateway.bank_origin, &secret);
        Self {
            path: format!("{}/{secret}", address::BANK_PATH),
            address,
            field: html! {},
            secret,
        }
    }

    /// One whose query holds the secret, under this name.
    pub fn by_query(address: String, path: &str, name: &str, secret: String) -> Self {
        Self {
            address,
            path: path.to_owned(),
            field: html! { input type="hidden" name=(name) value=(secret); },
            secret,
        }
    }
}

/// Where the page leads to, and on which pages it may stand: the merchant's, by his account and
/// by the address that he gave for the way back.
pub(super) fn surroundings(gateway: &Gateway, payment: &Payment) -> page::Surroundings {
    let account = gateway.accounts.find(&payment.account);
    let back = payment.return_url.as_deref().and_then(address::origin_of);
    let mut ancestors: Vec<String> = account
        .into_iter()
        .flat_map(|account| &account.origins)
        .map(|origin| origin.as_str().to_owned())
        .collect();
    ancestors.extend(back.map(str::to_owned));
    page::Surroundings {
        leads_to: back.map(str::to_owned),
        ancestors,
    }
}
