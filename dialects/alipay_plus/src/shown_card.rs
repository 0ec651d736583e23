//! What is told of a card that a payment was made with.

use payseal_core::card::Brand;
use payseal_engine::cards;
use payseal_engine::store::{AttemptStatus, Payment, PaymentMethod};

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
    Some(PaymentResultInfo {
        card_no: Some(masked(card.number.len(), card.last4())),
        card_brand: Some(brand(card.brand).into()),
        card_token: token,
        last_four: Some(card.last4().to_owned()),
        payment_method_region: Some("GLOBAL"),
        three_ds: authenticated(payment, card.brand),
        ..PaymentResultInfo::default()
    })
}

/// What came of the challenge, when the shopper passed one.
fn authenticated(payment: &Payment, brand: Brand) -> Option<ThreeDsResult> {
    let was_asked = payment.challenge_hash.is_some();
    let passed = payment.status.is_paid() || matches!(payment.status, AttemptStatus::Processing(_));
    (was_asked && passed).then_some(ThreeDsResult {
        version: "2.2.0",
        eci: if brand == Brand::Mastercard {
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
    Some((brand(card.brand), masked(card.number.len(), card.last4())))
}
