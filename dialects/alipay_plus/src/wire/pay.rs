//! `pay`: a payment that is made, or held.

use serde::{Deserialize, Serialize};

use super::amount::{Amount, WrittenAmount};
use super::card::{CardData, PaymentResultInfo};
use super::lenient;
use super::result::Outcome;
use super::text::Text;

/// What is bought with.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ProductCode {
    /// A payment at a till, which every card payment is.
    CashierPayment,
}

/// The body of a call.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PayRequest {
    /// What is bought with.
    pub product_code: ProductCode,
    /// The merchant's own id of this payment: its key of idempotency.
    pub payment_request_id: Text<64>,
    /// What is bought.
    pub order: Order,
    /// What is to be paid.
    pub payment_amount: Amount,
    /// What it is paid with.
    pub payment_method: PaymentMethod,
    /// Where the browser goes after a challenge.
    pub payment_redirect_url: Text<2048>,
    /// Where the shopper is.
    pub env: Env,
    /// Where the merchant hears of it.
    #[serde(default, deserialize_with = "lenient::maybe")]
    pub payment_notify_url: Option<Text<1024>>,
    /// How the money is taken.
    #[serde(default)]
    pub payment_factor: Option<PaymentFactor>,
    /// Until when it can be paid.
    #[serde(default, deserialize_with = "lenient::maybe")]
    pub payment_expiry_time: Option<Text<64>>,
    /// In how many instalments the shopper pays.
    #[serde(default)]
    pub credit_pay_plan: Option<CreditPayPlan>,
    /// What the merchant is paid out in.
    #[serde(default)]
    pub settlement_strategy: Option<SettlementStrategy>,
}

/// What is bought.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Order {
    /// The merchant's number of the order.
    pub reference_order_id: Text<64>,
    /// What it is.
    pub order_description: Text<256>,
    /// Its amount, which need not be that of the payment.
    pub order_amount: Amount,
    /// Who buys.
    #[serde(default)]
    pub buyer: Option<Buyer>,
}

/// Who buys.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Buyer {
    /// What the merchant knows the shopper by.
    #[serde(default, deserialize_with = "lenient::maybe")]
    pub reference_buyer_id: Option<Text<64>>,
}

/// What it is paid with: a token of a card, a card, or neither, when the shopper types it on the
/// gateway's own page.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentMethod {
    /// `CARD`.
    pub payment_method_type: Text<64>,
    /// The token of a card that is kept.
    #[serde(default, deserialize_with = "lenient::maybe")]
    pub payment_method_id: Option<Text<128>>,
    /// Whether the shopper pays on the page of the card's issuer.
    #[serde(default, deserialize_with = "lenient::flag")]
    pub require_issuer_authentication: Option<bool>,
    /// A card, and what goes with it.
    #[serde(default)]
    pub payment_method_meta_data: Option<CardData>,
}

impl PaymentMethod {
    /// Whether it is a card.
    #[must_use]
    pub fn is_card(&self) -> bool {
        self.payment_method_type.as_str() == CARD
    }
}

/// The one type that is spoken of here.
pub const CARD: &str = "CARD";

/// Where the shopper is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(try_from = "SaidEnv")]
pub struct Env {
    /// What on.
    pub terminal: Terminal,
}

/// What a shopper buys on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Terminal {
    /// A browser on a desk.
    Web,
    /// A browser in a hand.
    Wap,
    /// An app.
    App,
    /// A page in an app.
    MiniApp,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct SaidEnv {
    terminal_type: Text<16>,
    #[serde(default, deserialize_with = "lenient::maybe")]
    os_type: Option<Text<16>>,
}

impl TryFrom<SaidEnv> for Env {
    type Error = &'static str;

    fn try_from(said: SaidEnv) -> Result<Self, Self::Error> {
        // A sample of the vendor's has it in small letters.
        let terminal = match said.terminal_type.as_str().to_ascii_uppercase().as_str() {
            "WEB" => Terminal::Web,
            "WAP" => Terminal::Wap,
            "APP" => Terminal::App,
            "MINI_APP" => Terminal::MiniApp,
            _ => return Err("terminalType is WEB, WAP, APP or MINI_APP"),
        };
        let system = said
            .os_type
            .as_ref()
            .map(|text| text.as_str().to_ascii_uppercase());
        match system.as_deref() {
            Some("IOS" | "ANDROID") => {}
            None if terminal == Terminal::Web => {}
            Some(_) | None => return Err("osType is IOS or ANDROID, and there unless on the web"),
        }
        Ok(Self { terminal })
    }
}

/// How the money is taken.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct PaymentFactor {
    /// Whether it is authorised first, which a card payment always is.
    #[serde(default, deserialize_with = "lenient::flag")]
    pub is_authorization: Option<bool>,
    /// When it is taken; when that is not said, at once.
    #[serde(default, deserialize_with = "lenient::maybe")]
    pub capture_mode: Option<CaptureMode>,
}

/// When the money is taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CaptureMode {
    /// At once.
    Automatic,
    /// When the merchant asks.
    Manual,
}

/// In how many instalments the shopper pays.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct CreditPayPlan {
    /// How many.
    #[serde(deserialize_with = "lenient::number")]
    pub installment_num: String,
}

/// What the merchant is paid out in.
#[derive(Clone, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SettlementStrategy {
    /// Three letters.
    #[serde(default, deserialize_with = "lenient::maybe")]
    pub settlement_currency: Option<Text<3>>,
}

impl PayRequest {
    /// When the money is taken.
    #[must_use]
    pub fn capture_mode(&self) -> CaptureMode {
        let said = self.payment_factor.as_ref();
        said.and_then(|factor| factor.capture_mode)
            .unwrap_or(CaptureMode::Automatic)
    }
}

/// The answer.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PayAnswer {
    /// What came of it.
    pub result: Outcome,
    /// The merchant's own id.
    pub payment_request_id: String,
    /// The gateway's.
    pub payment_id: String,
    /// What is to be paid.
    pub payment_amount: WrittenAmount,
    /// When it began.
    pub payment_create_time: String,
    /// When it was paid.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_time: Option<String>,
    /// Until when it can be captured.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_expiry_time: Option<String>,
    /// Where the shopper answers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub normal_url: Option<String>,
    /// The same as a form.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub redirect_action_form: Option<RedirectActionForm>,
    /// What is told of the card.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payment_result_info: Option<PaymentResultInfo>,
}

/// Where the shopper's browser is led.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RedirectActionForm {
    /// `RedirectActionForm`.
    pub action_form_type: &'static str,
    /// `GET`.
    pub method: &'static str,
    /// The address.
    pub redirect_url: String,
}

impl RedirectActionForm {
    /// A visit of an address.
    #[must_use]
    pub const fn visit(redirect_url: String) -> Self {
        Self {
            action_form_type: "RedirectActionForm",
            method: "GET",
            redirect_url,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::wire::codes::Code;
    use crate::wire::read;

    fn request() -> Value {
        json!({
            "productCode": "CASHIER_PAYMENT",
            "paymentRequestId": "r1",
            "order": {
                "referenceOrderId": "o1",
                "orderDescription": "Coffee",
                "orderAmount": { "currency": "SGD", "value": "4200" },
                "goods": [{ "unknown": null }],
            },
            "paymentAmount": { "currency": "SGD", "value": "4200" },
            "paymentMethod": { "paymentMethodType": "CARD", "paymentMethodId": "pm_1" },
            "paymentRedirectUrl": "http://shop.localhost:4000/back",
            "env": { "terminalType": "WEB" },
        })
    }

    fn said_of(request: &Value) -> String {
        match read::<PayRequest>(request.to_string().as_bytes()) {
            Ok(_) => "read".to_owned(),
            Err(refused) => {
                assert_eq!(refused.code, Code::ParamIllegal);
                refused.message.into_owned()
            }
        }
    }

    #[test]
    fn every_member_that_must_be_there_is_named_when_it_is_not() {
        assert_eq!(said_of(&request()), "read");
        for name in [
            "productCode",
            "paymentRequestId",
            "order",
            "paymentAmount",
            "paymentMethod",
            "paymentRedirectUrl",
            "env",
        ] {
            let mut request = request();
            request.as_object_mut().unwrap().remove(name);
            assert_eq!(said_of(&request), format!("{name} is missing"));
        }
    }

    #[test]
    fn members_with_impossible_values_are_refused() {
        for (name, value) in [
            ("productCode", json!("AGREEMENT")),
            ("paymentRequestId", json!("x".repeat(65))),
            ("paymentRequestId", json!("")),
            ("paymentRequestId", json!(7)),
            ("env", json!({ "terminalType": "TV" })),
            ("env", json!({ "terminalType": "APP" })),
            ("paymentFactor", json!({ "captureMode": "manual" })),
            (
                "paymentAmount",
                json!({ "currency": "SGD", "value": "4.20" }),
            ),
            ("paymentRedirectUrl", json!(null)),
        ] {
            let mut request = request();
            request[name] = value;
            assert_eq!(
                said_of(&request),
                "a member has a value that it cannot have",
                "{name}"
            );
        }
        let mut request = request();
        request["env"] = json!({ "terminalType": "app", "osType": "ios" });
        assert_eq!(said_of(&request), "read");
    }

    #[test]
    fn money_is_taken_at_once_unless_a_merchant_says_otherwise() {
        for (factor, mode) in [
            (json!(null), CaptureMode::Automatic),
            (json!({ "isAuthorization": true }), CaptureMode::Automatic),
            (json!({ "captureMode": "" }), CaptureMode::Automatic),
            (json!({ "captureMode": null }), CaptureMode::Automatic),
            (
                json!({ "isAuthorization": "true", "captureMode": "AUTOMATIC" }),
                CaptureMode::Automatic,
            ),
            (
                json!({ "isAuthorization": true, "captureMode": "MANUAL" }),
                CaptureMode::Manual,
            ),
        ] {
            let mut request = request();
            request["paymentFactor"] = factor;
            let read = read::<PayRequest>(request.to_string().as_bytes()).unwrap();
            assert_eq!(read.capture_mode(), mode);
        }
    }
}
