//! `consult`: which ways to pay an order has, what each needs, and why it has not the others. Ours:
//! the vendor has no such call.

use axum::extract::State;
use payseal_core::money::Money;
use payseal_core::wire::endpoint::{Endpoint, Method};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::signed::Signed;
use super::{Answer, order, spellings};
use payseal_engine::ledger::{Asked, Ineligible, Offer, offers};
use payseal_engine::store::{PaymentMethodType, Provider};
use payseal_gateway::address::logo_path;
use payseal_gateway::gateway::Gateway;

/// The brands that the sealed form knows.
const BRANDS: [&str; 6] = ["visa", "mastercard", "amex", "jcb", "discover", "unionpay"];

pub(super) struct Consult;

impl Endpoint for Consult {
    const METHOD: Method = Method::Post;
    const ROUTE: &'static str = "/V2022-03/consult";
    const SUCCESS: &'static str = "00000";
    type Params = ();
    type Request = Request;
    type Answer = Methods;
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Request {
    order_amount: Value,
    order_currency: String,
    country: Option<String>,
    /// As in a charge: `0` for a computer; anything else is a telephone, which scans nothing.
    is_mobile: Option<Value>,
}

#[derive(Serialize)]
pub(super) struct Methods {
    methods: Vec<Shown>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    payment_method: &'static str,
    name: &'static str,
    /// `form`: in the sealed form; `redirect`: on the provider's page; `qr`: there, with a telephone.
    flow: &'static str,
    /// Whether it can be kept for later.
    reusable: bool,
    enabled: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    reason: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    logo: Option<String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    brands: Vec<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    funding: Vec<&'static str>,
}

pub(super) async fn ask(State(gateway): State<Gateway>, signed: Signed) -> Result<Answer, Answer> {
    let request: Request = signed.body()?;
    let amount = order::amount(&request.order_amount, &request.order_currency)?;
    let country = order::country(request.country);
    let on_phone = order::is_phone(request.is_mobile.as_ref());
    let methods = methods(&gateway, amount, country.as_deref(), on_phone);
    Ok(Answer::success::<Consult>(methods))
}

fn methods(gateway: &Gateway, amount: Money, country: Option<&str>, on_phone: bool) -> Methods {
    let offers = offers(Asked { amount, country });
    Methods {
        methods: offers
            .into_iter()
            .map(|offer| shown(gateway, offer, on_phone))
            .collect(),
    }
}

fn shown(gateway: &Gateway, offer: Offer, on_phone: bool) -> Shown {
    let reason = offer.ineligible.map(|why| match why {
        Ineligible::Currency => "currency_not_supported",
        Ineligible::Country => "country_not_supported",
        Ineligible::TooLittle => "amount_below_minimum",
        Ineligible::TooMuch => "amount_above_maximum",
    });
    let common = Shown {
        payment_method: spellings::method_type(offer.way),
        name: "Card",
        flow: "form",
        reusable: true,
        enabled: reason.is_none(),
        reason,
        logo: None,
        brands: Vec::new(),
        funding: Vec::new(),
    };
    match offer.way {
        PaymentMethodType::Card => Shown {
            brands: BRANDS.to_vec(),
            funding: vec!["credit", "debit", "prepaid"],
            ..common
        },
        PaymentMethodType::Provider(provider) => Shown {
            name: provider.name(),
            flow: if provider.is_scanned() && !on_phone {
                "qr"
            } else {
                "redirect"
            },
            reusable: false,
            logo: Some(format!("{}{}", gateway.origin, logo_path(provider))),
            funding: funding(provider).to_vec(),
            ..common
        },
    }
}

/// Where the money comes from.
fn funding(provider: Provider) -> &'static [&'static str] {
    match provider {
        Provider::Alipay | Provider::WeChatPay | Provider::Gcash | Provider::KakaoPay => {
            &["wallet"]
        }
        Provider::Klarna => &["credit"],
        Provider::Ideal
        | Provider::Bancontact
        | Provider::Giropay
        | Provider::P24
        | Provider::Sepa => &["bank"],
    }
}
