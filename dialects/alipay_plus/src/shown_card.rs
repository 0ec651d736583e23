//! What is told of a card that a payment was made with.

use payseal_core::card::Brand;
use payseal_engine::cards::{self, TestCard};
use payseal_engine::store::{AttemptStatus, Payment, PaymentMethod};

use crate::korean_cards;
use crate::records::PaymentRecord;
use crate::wire::card::{PaymentResultInfo, ThreeDsResult, masked};

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
        Brand::Mada => "MADA",
        Brand::CartesBancaires => "CARTES_BANCAIRES",
        Brand::Dankort => "DANKORT",
        Brand::Bancontact => "BANCONTACT",
        Brand::Verve => "VERVE",
        Brand::Uatp => "UATP",
        Brand::EftposAustralia => "EFTPOS_AUSTRALIA",
        Brand::Bc => "BC",
        Brand::Cabal => "CABAL",
        Brand::Naranja => "NARANJA",
        Brand::Argencard => "ARGENCARD",
    }
}

/// The word for the brand of a card: of one that the form does not know, its issuer.
fn brand_of(card: &TestCard) -> Option<&'static str> {
    card.brand.map(brand).or_else(|| korean_cards::issuer(card))
}

/// What is told: the number's last four digits, the brand, and the token when the merchant is to have it. Of a
/// card that its issuer alone knows, which issuer that is.
pub(crate) fn info(
    payment: &Payment,
    record: &PaymentRecord,
    token: Option<String>,
) -> Option<PaymentResultInfo> {
    if let Some(issuer) = &record.issuer {
        return Some(PaymentResultInfo {
            card_brand: Some(issuer.clone().into()),
            payment_method_region: Some("KR"),
            ..PaymentResultInfo::default()
        });
    }
    let card = cards::by_name(&payment.card)?;
    let is_korean = korean_cards::issuer(card).is_some();
    Some(PaymentResultInfo {
        card_no: Some(masked(card.number.len(), card.last4())),
        card_brand: brand_of(card).map(Into::into),
        card_token: token,
        last_four: Some(card.last4().to_owned()),
        payment_method_region: Some(if is_korean { "KR" } else { "GLOBAL" }),
        three_ds: authenticated(payment, card.brand),
        ..PaymentResultInfo::default()
    })
}

/// What came of the challenge, when the shopper passed one.
fn authenticated(payment: &Payment, brand: Option<Brand>) -> Option<ThreeDsResult> {
    let was_asked = payment.challenge_hash.is_some();
    let passed = payment.status.is_paid() || matches!(payment.status, AttemptStatus::Processing(_));
    (was_asked && passed).then_some(ThreeDsResult {
        version: "2.2.0",
        eci: if brand == Some(Brand::Mastercard) {
            "02"
        } else {
            "05"
        },
        challenged: true,
    })
}

/// The brand and the masked number of a card that is kept.
pub(crate) fn face(method: &PaymentMethod) -> Option<(&'static str, String)> {
    let card = cards::by_name(&method.card)?;
    Some((brand_of(card)?, masked(card.number.len(), card.last4())))
}
