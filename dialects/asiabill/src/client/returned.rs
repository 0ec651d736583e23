//! The return URL of a shopper who is back from the bank. Anyone can type a URL, so one without
//! the gateway's signature is refused. Even a signed one only says which payment to query.

use crate::wire::signature::RETURN_MEMBERS;
use payseal_core::wire::ids::{OrderNo, TradeNo};

use crate::client::sender::Client;

/// The `code` in a return URL.
const RETURNED: &str = "0000";

/// Why a return URL is not trusted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ReturnError {
    /// A parameter is missing, or there twice: one could be signed and the other read.
    #[error("the address has not every member exactly once; ask the gateway about the order")]
    Members,
    /// It is for another account, or it is not a return URL.
    #[error("the address is not of this account; ask the gateway about the order")]
    NotOurs,
    /// The gateway did not sign it.
    #[error("the address is not signed by the gateway; ask the gateway about the order")]
    NotSigned,
    /// It is signed, but an id in it is invalid.
    #[error("the address has an id that is none; ask the gateway about the order")]
    Unreadable,
}

/// The content of a signed return URL. Query the payment at the gateway before you treat it as paid.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Returned {
    /// The gateway's number of the payment.
    pub trade_no: TradeNo,
    /// The merchant's order number.
    pub order_no: OrderNo,
    /// The amount.
    pub amount: String,
    /// The currency.
    pub currency: String,
    /// The masked card, such as `400000***3155`.
    pub mask_card_no: String,
    /// The issuer's explanation.
    pub info: String,
}

impl Client {
    /// Verifies and reads the decoded query of a return URL; the merchant's own parameters are ignored.
    ///
    /// # Errors
    /// If the gateway did not sign it for this account, or not all of it.
    pub fn returned(&self, query: &[(&str, &str)]) -> Result<Returned, ReturnError> {
        let member = |name: &str| {
            let mut found = query.iter().filter(|(other, _)| *other == name);
            let (_, value) = found.next().ok_or(ReturnError::Members)?;
            match found.next() {
                None => Ok(*value),
                Some(_) => Err(ReturnError::Members),
            }
        };
        let signature = member("signInfo")?;
        for name in RETURN_MEMBERS {
            member(name)?;
        }
        if member("code")? != RETURNED || member("gatewayNo")? != self.account.gateway_no() {
            return Err(ReturnError::NotOurs);
        }
        if !self.account.has_signed_return(query, signature) {
            return Err(ReturnError::NotSigned);
        }
        let text = |name| member(name).map(str::to_owned);
        Ok(Returned {
            trade_no: TradeNo::parse(member("tradeNo")?).map_err(|_| ReturnError::Unreadable)?,
            order_no: OrderNo::parse(member("orderNo")?).map_err(|_| ReturnError::Unreadable)?,
            amount: text("orderAmount")?,
            currency: text("orderCurrency")?,
            mask_card_no: text("maskCardNo")?,
            info: text("orderInfo")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::Account;

    /// The gateway's own example of a way back.
    const QUERY: [(&str, &str); 12] = [
        ("code", "0000"),
        ("gatewayNo", "12261003"),
        ("maskCardNo", "400000***3155"),
        ("merNo", "12261"),
        ("message", "Success"),
        ("orderAmount", "358.70"),
        ("orderCurrency", "EUR"),
        ("orderInfo", "Transaction Approved"),
        ("orderNo", "NEW_API1474187659537"),
        ("orderStatus", "success"),
        ("tradeNo", "2022041810092544882449"),
        (
            "signInfo",
            "B6F455BBFEB9338D8E2E75E08E0545F3C9AA1A009AACBA0585FEF3827FE34D22",
        ),
    ];

    fn client() -> Client {
        Client::new("http://127.0.0.1:1", Account::new("12261003", "12345678")).unwrap()
    }

    #[test]
    fn the_gateways_own_example_is_read() {
        let mut query = QUERY.to_vec();
        query.push(("ours", "kept"));
        let returned = client().returned(&query).unwrap();
        assert_eq!(returned.trade_no.as_str(), "2022041810092544882449");
        assert_eq!(returned.amount, "358.70");
    }

    #[test]
    fn no_member_can_be_changed_dropped_or_doubled() {
        let client = client();
        for at in 0..QUERY.len() {
            let mut changed = QUERY.to_vec();
            changed[at].1 = "1";
            assert!(client.returned(&changed).is_err(), "{:?}", QUERY[at]);
            let mut dropped = QUERY.to_vec();
            dropped.remove(at);
            assert_eq!(client.returned(&dropped), Err(ReturnError::Members));
            let mut doubled = QUERY.to_vec();
            doubled.push((QUERY[at].0, ""));
            assert_eq!(client.returned(&doubled), Err(ReturnError::Members));
        }
    }
}
