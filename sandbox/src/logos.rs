//! The marks of providers, for the payment page and for merchants' pages.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::fixed_file::fixed;
use crate::store::Local;

/// `GET` of a mark.
pub(crate) async fn logo(Path(name): Path<String>) -> Response {
    let word = name.strip_suffix(".svg").unwrap_or_default();
    match Local::from_word(word) {
        Some(local) => fixed("image/svg+xml", logo_of(local)),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

/// The marks are ours: drawn for this page, each in its provider's colours.
const fn logo_of(local: Local) -> &'static str {
    match local {
        Local::Alipay => include_str!("../../www/checkout/logos/alipay.svg"),
        Local::WeChatPay => include_str!("../../www/checkout/logos/wechatpay.svg"),
        Local::Klarna => include_str!("../../www/checkout/logos/klarna.svg"),
        Local::Ideal => include_str!("../../www/checkout/logos/ideal.svg"),
        Local::Bancontact => include_str!("../../www/checkout/logos/bcmc.svg"),
        Local::Giropay => include_str!("../../www/checkout/logos/giropay.svg"),
        Local::P24 => include_str!("../../www/checkout/logos/p24.svg"),
        Local::Gcash => include_str!("../../www/checkout/logos/gcash.svg"),
        Local::KakaoPay => include_str!("../../www/checkout/logos/kakaopay.svg"),
        Local::Sepa => include_str!("../../www/checkout/logos/sepa.svg"),
    }
}
