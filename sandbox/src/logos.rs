//! The marks of providers, for the payment page and for merchants' pages.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::fixed_file::fixed;
use payseal_engine::store::Provider;
use payseal_gateway::provider_words::provider_of;

/// `GET` of a mark.
pub(crate) async fn logo(Path(name): Path<String>) -> Response {
    let word = name.strip_suffix(".svg").unwrap_or_default();
    match provider_of(word) {
        Some(provider) => fixed("image/svg+xml", logo_of(provider)),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The marks are ours: drawn for this page, each in its provider's colours.
const fn logo_of(provider: Provider) -> &'static str {
    match provider {
        Provider::Alipay => include_str!("../../www/checkout/logos/alipay.svg"),
        Provider::WeChatPay => include_str!("../../www/checkout/logos/wechatpay.svg"),
        Provider::Klarna => include_str!("../../www/checkout/logos/klarna.svg"),
        Provider::Ideal => include_str!("../../www/checkout/logos/ideal.svg"),
        Provider::Bancontact => include_str!("../../www/checkout/logos/bcmc.svg"),
        Provider::Giropay => include_str!("../../www/checkout/logos/giropay.svg"),
        Provider::P24 => include_str!("../../www/checkout/logos/p24.svg"),
        Provider::Gcash => include_str!("../../www/checkout/logos/gcash.svg"),
        Provider::KakaoPay => include_str!("../../www/checkout/logos/kakaopay.svg"),
        Provider::Sepa => include_str!("../../www/checkout/logos/sepa.svg"),
    }
}
