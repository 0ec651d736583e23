//! What is told of a card that a payment was made with.

use payseal_core::card::Brand;
use payseal_engine::cards;
use payseal_engine::store::{Payment, PaymentMethod};

use crate::wire::card::{PaymentResultInfo, masked};

/// The word for a brand.
pub(crate) const fn brand(brand: Brand) -> &'static str {
    match brand {
        Brand::Visa => "VISA",
        Brand::Mastercard => "MASTERCARD",
        Brand::Amex => "AMEX",
        Brand::Discover => "DISCOVER",
        Brand::Diners => "DINERS",
        Brand::UnionPay => "CUP",
        Brand::Jcb => "JCB",
        Brand::Maestro => "MAESTRO",
        Brand::Elo => "ELO",
        Brand::Mir => "MIR",
        Brand::RuPay => "RUPAY",
        Brand::Troy => "TROY",
        Brand::Hipercard => "HIPERCARD",
    }
}

/// What is told: the number's last four digits, the brand, and the token when the merchant is to have it.
pub(crate) fn info(payment: &Payment, token: Option<String>) -> Option<PaymentResultInfo> {
    let card = cards::by_name(&payment.card)?;
    Some(PaymentResultInfo {
        card_no: Some(masked(card.number.len(), card.last4())),
        card_brand: Some(brand(card.brand)),
        card_token: token,
        last_four: Some(card.last4().to_owned()),
        payment_method_region: Some("GLOBAL"),
        ..PaymentResultInfo::default()
    })
}

/// The brand and the masked number of a card that is kept.
pub(crate) fn face(method: &PaymentMethod) -> Option<(&'static str, String)> {
    let card = cards::by_name(&method.card)?;
    Some((brand(card.brand), masked(card.number.len(), card.last4())))
}
