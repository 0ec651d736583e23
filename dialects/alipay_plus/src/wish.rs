//! What a `pay` wishes, read as far as it can be without the ledger.

use std::time::Duration;

use payseal_core::money::Money;
use payseal_engine::clock::Moment;
use payseal_engine::ledger::NewMethod;
use payseal_engine::store::CaptureMode;

use crate::card_input::prove;
use crate::entrance::Caller;
use crate::instalments;
use crate::korean_cards;
use crate::regions::KOREAN_ISSUERS;
use crate::web_address;
use crate::wire::card::CardData;
use crate::wire::codes::Code;
use crate::wire::pay::{self, PayRequest};
use crate::wire::text::Text;
use crate::wire::{Refused, time};

/// The most that is paid at once, in minor units.
pub(crate) const MOST: u64 = 10_000_000_000;

/// How long a payment waits for its shopper, unless it says otherwise.
pub(crate) const PAYABLE_FOR: Duration = Duration::from_secs(14 * 60);

/// The amount that risk control refuses, as the vendor publishes for its own sandbox.
const RISKY: u64 = 11;

/// What is paid with.
pub(crate) enum PaysWith {
    /// The token of a card that is kept.
    Token(String),
    /// A card that a certified merchant sends; none when something is wrong with it.
    Card(Option<Box<NewMethod>>),
    /// Whatever card the shopper types on the gateway's own page.
    Page,
    /// A card of this issuer, on the issuer's page.
    Issuer(String),
}

/// What is wished.
pub(crate) struct Wish {
    pub(crate) request_id: String,
    pub(crate) amount_key: String,
    pub(crate) amount: Option<Money>,
    pub(crate) with: PaysWith,
    /// Who buys, in the merchant's words.
    pub(crate) buyer: Option<String>,
    pub(crate) tokenize: bool,
    pub(crate) capture: CaptureMode,
    /// Ask the shopper whatever the issuer would do.
    pub(crate) asks: bool,
    /// Ask when it does not work without.
    pub(crate) may_ask: bool,
    /// From when on it is to be paid no longer.
    pub(crate) expires: Moment,
    pub(crate) description: String,
    /// The order's number, as the shopper knows it.
    pub(crate) order_id: String,
    pub(crate) return_url: String,
    pub(crate) notify_url: Option<String>,
    /// What is wrong with it that is told only when it did not come before.
    pub(crate) found: Vec<Refused>,
}

impl Wish {
    /// # Errors
    /// With what is wrong whether or not it came before: its form, and who may send a card.
    pub(crate) fn of(
        request: PayRequest,
        caller: Caller<'_>,
        now: Moment,
    ) -> Result<Self, Refused> {
        let capture = match request.capture_mode() {
            pay::CaptureMode::Automatic => CaptureMode::Automatic,
            pay::CaptureMode::Manual => CaptureMode::Manual,
        };
        let is_card = request.payment_method.is_card();
        let by_issuer = request.payment_method.require_issuer_authentication;
        let data = request.payment_method.payment_method_meta_data;
        let data = data.unwrap_or_default();
        if data.has_card() && !caller.keys.takes_card_numbers {
            return Err(Refused::because(
                Code::AccessDenied,
                "only a merchant who is certified for it sends card numbers; let the form make a token",
            ));
        }
        let by_issuer = by_issuer.or(data.require_issuer_authentication) == Some(true);
        if by_issuer && capture == CaptureMode::Manual {
            return Err(Refused::because(
                Code::ParamIllegal,
                "what is paid on an issuer's page is captured automatically",
            ));
        }
        let return_url = request.payment_redirect_url.as_str();
        let return_url = web_address::of_member("paymentRedirectUrl", return_url)?;
        let notify_url = request.payment_notify_url.as_ref();
        let notify_url = notify_url
            .map(|url| web_address::of_member("paymentNotifyUrl", url.as_str()))
            .transpose()?;
        let expires = match &request.payment_expiry_time {
            None => now.after(PAYABLE_FOR),
            Some(text) => time::read(text.as_str()).ok_or_else(|| {
                Refused::because(Code::ParamIllegal, "paymentExpiryTime is no moment")
            })?,
        };
        let mut found = Vec::new();
        // One that came before came in time, and is answered as it was then.
        if expires <= now {
            let reason = "paymentExpiryTime is a moment that is still to come";
            found.push(Refused::because(Code::ParamIllegal, reason));
        }
        let amount = match request.payment_amount.money() {
            Ok(amount) => Some(amount),
            Err(refused) if refused.code == Code::ParamIllegal => return Err(refused),
            Err(refused) => {
                found.push(refused);
                None
            }
        };
        if !is_card {
            found.push(Code::NoPayOptions.into());
        }
        let minor = amount.map_or(0, Money::minor);
        if minor > MOST {
            found.push(Code::PaymentAmountExceedLimit.into());
        }
        if minor == RISKY {
            found.push(Code::RiskReject.into());
        }
        let token = request.payment_method.payment_method_id.map(String::from);
        let with = if by_issuer && token.is_none() {
            on_issuers_page(&data, amount, &mut found)
        } else {
            paid_with(token, &data, now, &mut found)
        };
        if let PaysWith::Card(Some(card)) = &with {
            found.extend(korean_cards::misfits(card.card, amount, capture));
        }
        let plan = request.credit_pay_plan.as_ref();
        found.extend(plan.and_then(|plan| instalments::misfit(plan, amount)));
        let buyer = request.order.buyer.and_then(|it| it.reference_buyer_id);
        let is_alone = data.recurring_type.is_some();
        if is_alone && matches!(with, PaysWith::Page | PaysWith::Issuer(_)) {
            found.push(Refused::because(
                Code::InvalidPaymentMethodMetaData,
                "recurringType is of a payment without the shopper, who has to be there to type a card",
            ));
        }
        Ok(Self {
            request_id: request.payment_request_id.into(),
            amount_key: request.payment_amount.key(),
            amount,
            with,
            buyer: buyer.map(String::from),
            tokenize: data.tokenize == Some(true),
            capture,
            asks: data.asks_shopper == Some(true) && !is_alone,
            may_ask: !is_alone
                && (data.asks_shopper == Some(true)
                    || data.enable_authentication_upgrade != Some(false)),
            expires,
            description: request.order.order_description.into(),
            order_id: request.order.reference_order_id.into(),
            return_url,
            notify_url: notify_url.or_else(|| caller.keys.notify_url.clone()),
            found,
        })
    }

    /// The card token that was named.
    pub(crate) fn token(&self) -> Option<&str> {
        match &self.with {
            PaysWith::Token(token) => Some(token),
            PaysWith::Card(_) | PaysWith::Page | PaysWith::Issuer(_) => None,
        }
    }
}

fn paid_with(
    token: Option<String>,
    data: &CardData,
    now: Moment,
    found: &mut Vec<Refused>,
) -> PaysWith {
    if let Some(token) = token {
        return PaysWith::Token(token);
    }
    if !data.has_card() {
        // The page takes cards of the world's brands.
        let selected = data.selected_card_brand.as_ref();
        if selected.is_some_and(|brand| KOREAN_ISSUERS.contains(&brand.as_str())) {
            found.push(Refused::because(
                Code::SelectedCardBrandNotAvailable,
                "cards of Korean issuers are paid with where requireIssuerAuthentication is true",
            ));
        }
        return PaysWith::Page;
    }
    let proven = prove(data, now);
    PaysWith::Card(
        proven
            .map(Box::new)
            .map_err(|refused| found.push(refused))
            .ok(),
    )
}

/// Korea's issuers authenticate the shopper themselves, and are told no card number.
fn on_issuers_page(data: &CardData, amount: Option<Money>, found: &mut Vec<Refused>) -> PaysWith {
    let selected = data.selected_card_brand.as_ref().map(Text::as_str);
    let issuer = selected.unwrap_or_default();
    if !KOREAN_ISSUERS.contains(&issuer) {
        found.push(Refused::because(
            Code::SelectedCardBrandNotAvailable,
            "selectedCardBrand is no issuer that authenticates shoppers itself",
        ));
    }
    if amount.is_some_and(|amount| amount.currency().code() != korean_cards::WON) {
        found.push(Code::CurrencyNotSupport.into());
    }
    PaysWith::Issuer(issuer.to_owned())
}
