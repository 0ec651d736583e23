//! `consult`: which ways to pay an order has, what each needs, and why it has not the others. Ours:
//! the vendor has no such call.

use axum::extract::State;
use payseal_core::money::Money;

use super::signed::Signed;
use super::{Answer, order, spellings};
use crate::wire::checkout::{Consult, ConsultAnswer, ConsultRequest, OfferedMethod};
use payseal_engine::ledger::{Asked, Ineligible, Offer, offers};
use payseal_engine::store::{PaymentMethodType, Provider};
use payseal_gateway::address::logo_path;
use payseal_gateway::gateway::Gateway;

/// The brands that the sealed form knows.
const BRANDS: [&str; 6] = ["visa", "mastercard", "amex", "jcb", "discover", "unionpay"];

pub(super) async fn ask(State(gateway): State<Gateway>, signed: Signed) -> Result<Answer, Answer> {
    let request: ConsultRequest = signed.body()?;
    let amount = order::amount(&request.order_amount, &request.order_currency)?;
    let country = order::country(request.country);
    let on_phone = order::is_phone(&request.is_mobile);
    let methods = methods(&gateway, amount, country.as_deref(), on_phone);
    Ok(Answer::success::<Consult>(methods))
}

fn methods(
    gateway: &Gateway,
    amount: Money,
    country: Option<&str>,
    on_phone: bool,
) -> ConsultAnswer {
    let offers = offers(Asked { amount, country });
    ConsultAnswer {
        methods: offers
            .into_iter()
            .map(|offer| shown(gateway, offer, on_phone))
            .collect(),
    }
}

fn shown(gateway: &Gateway, offer: Offer, on_phone: bool) -> OfferedMethod {
    let reason = offer.ineligible.map(|why| match why {
        Ineligible::Currency => "currency_not_supported",
        Ineligible::Country => "country_not_supported",
        Ineligible::TooLittle => "amount_below_minimum",
        Ineligible::TooMuch => "amount_above_maximum",
    });
    let common = OfferedMethod {
        payment_method: spellings::method_type(offer.way).to_owned(),
        name: "Card".to_owned(),
        flow: "form".to_owned(),
        reusable: true,
        enabled: reason.is_none(),
        reason: reason.map(str::to_owned),
        logo: None,
        brands: Vec::new(),
        funding: Vec::new(),
    };
    match offer.way {
        PaymentMethodType::Card => OfferedMethod {
            brands: owned(&BRANDS),
            funding: owned(&["credit", "debit", "prepaid"]),
            ..common
        },
        PaymentMethodType::Provider(provider) => OfferedMethod {
            name: provider.name().to_owned(),
            flow: if provider.is_scanned() && !on_phone {
                "qr"
            } else {
                "redirect"
            }
            .to_owned(),
            reusable: false,
            logo: Some(format!("{}{}", gateway.origin, logo_path(provider))),
            funding: owned(funding(provider)),
            ..common
        },
    }
}

fn owned(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
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
