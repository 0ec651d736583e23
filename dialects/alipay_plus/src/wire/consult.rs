//! `consult`: which ways to pay there are, for an amount and a shopper.

use serde::{Deserialize, Serialize};

use super::amount::{Amount, WrittenAmount};
use super::lenient;
use super::pay::{Env, ProductCode, SettlementStrategy};
use super::result::Outcome;
use super::text::Text;

/// The body of a call.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct ConsultRequest {
    /// What is bought with. The vendor's guide has calls without it.
    #[serde(default, deserialize_with = "lenient::maybe")]
    pub product_code: Option<ProductCode>,
    /// What is to be paid.
    pub payment_amount: Amount,
    /// Where the shopper is.
    pub env: Env,
    /// Where the merchant is, two letters.
    #[serde(default, deserialize_with = "lenient::maybe")]
    pub merchant_region: Option<Text<2>>,
    /// Where the shopper is, two letters: what is of there comes first.
    #[serde(default, deserialize_with = "lenient::maybe")]
    pub user_region: Option<Text<2>>,
    /// Which regions' cards are asked about; all when there are none.
    #[serde(default, deserialize_with = "lenient::list")]
    pub allowed_payment_method_regions: Vec<Text<6>>,
    /// Which ways are asked about; all when there are none.
    #[serde(default, deserialize_with = "lenient::list")]
    pub allowed_payment_methods: Vec<Text<64>>,
    /// Which ways are not.
    #[serde(default, deserialize_with = "lenient::list")]
    pub blocked_payment_methods: Vec<Text<64>>,
    /// What the merchant is paid out in.
    #[serde(default)]
    pub settlement_strategy: Option<SettlementStrategy>,
}

/// The answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ConsultAnswer {
    /// What came of it.
    pub result: Outcome,
    /// The ways to pay.
    pub payment_options: Vec<PaymentOption>,
}

/// A way to pay, in one region.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentOption {
    /// `CARD`.
    pub payment_method_type: &'static str,
    /// `CARD`.
    pub payment_method_category: &'static str,
    /// Whose cards: `GLOBAL`, or a country.
    pub payment_method_region: [&'static str; 1],
    /// Whether it can be paid so.
    pub enabled: bool,
    /// Why not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub disable_reason: Option<DisableReason>,
    /// What can be paid with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_option_detail: Option<PaymentOptionDetail>,
    /// In how many instalments.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub installment: Option<Instalments>,
    /// The mark of the way.
    pub logo: Logo,
}

/// How it can be paid in instalments.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Instalments {
    /// With which brands.
    pub support_card_brands: Vec<PlainBrand>,
    /// In how many.
    pub plans: Vec<Plan>,
}

/// A brand, without its mark.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlainBrand {
    /// Its word.
    pub card_brand: &'static str,
}

/// A number of instalments.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Plan {
    /// How many.
    pub installment_num: String,
    /// `MONTH`.
    pub interval: &'static str,
    /// Whether this amount can be paid so.
    pub enabled: bool,
    /// Per cent a year.
    pub interest_rate: &'static str,
    /// From which amount on.
    pub min_installment_amount: WrittenAmount,
}

/// Why it cannot be paid so.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DisableReason {
    /// Not in this currency.
    ChannelNotSupportCurrency,
    /// Not as much at once.
    ExceedChannelLimitRule,
    /// Not under this account.
    CurrentChannelNotExist,
}

/// What can be paid with.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentOptionDetail {
    /// The brands.
    pub support_card_brands: Vec<CardBrand>,
    /// `CREDIT`, `DEBIT`.
    pub funding: Vec<&'static str>,
}

/// A brand of cards.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct CardBrand {
    /// Its word.
    pub card_brand: &'static str,
    /// Its mark.
    pub logo: Logo,
}

/// A mark.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Logo {
    /// Its name.
    pub logo_name: &'static str,
    /// Where its picture is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub logo_url: Option<String>,
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::wire::read;

    #[test]
    fn an_amount_and_where_the_shopper_is_must_be_there() {
        let whole = json!({
            "productCode": "CASHIER_PAYMENT",
            "paymentAmount": { "currency": "SGD", "value": "4200" },
            "env": { "terminalType": "WEB" },
            "merchantRegion": "SG",
            "allowedPaymentMethodRegions": ["GLOBAL"],
        });
        let request: ConsultRequest = read(whole.to_string().as_bytes()).unwrap();
        assert_eq!(request.allowed_payment_method_regions[0].as_str(), "GLOBAL");
        let without = |name: &str| {
            let mut less: Value = whole.clone();
            less.as_object_mut().unwrap().remove(name);
            read::<ConsultRequest>(less.to_string().as_bytes())
        };
        assert!(without("productCode").is_ok(), "as in the guide");
        for name in ["paymentAmount", "env"] {
            let refused = without(name).unwrap_err();
            assert_eq!(refused.message, format!("{name} is missing"));
        }
    }
}
