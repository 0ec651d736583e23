//! The marks of card brands, which `consult` gives the addresses of. They are those of the form.

use axum::extract::Path;
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use payseal_core::card::Brand;

/// Where they are.
pub(crate) const ROUTE: &str = "/ams/logos/{name}";

/// The name of the mark of cards in general.
const CARDS: &str = "card";

/// Every mark, by its name.
const MARKS: [(&str, &str); 14] = [
    (CARDS, include_str!("../../../www/icons/card.svg")),
    ("visa", include_str!("../../../www/icons/visa.svg")),
    (
        "mastercard",
        include_str!("../../../www/icons/mastercard.svg"),
    ),
    ("amex", include_str!("../../../www/icons/amex.svg")),
    ("discover", include_str!("../../../www/icons/discover.svg")),
    ("diners", include_str!("../../../www/icons/diners.svg")),
    ("jcb", include_str!("../../../www/icons/jcb.svg")),
    ("unionpay", include_str!("../../../www/icons/unionpay.svg")),
    ("maestro", include_str!("../../../www/icons/maestro.svg")),
    ("elo", include_str!("../../../www/icons/elo.svg")),
    ("mir", include_str!("../../../www/icons/mir.svg")),
    ("rupay", include_str!("../../../www/icons/rupay.svg")),
    ("troy", include_str!("../../../www/icons/troy.svg")),
    (
        "hipercard",
        include_str!("../../../www/icons/hipercard.svg"),
    ),
];

/// Where the mark of a brand is.
pub(crate) fn address(origin: &str, brand: Brand) -> String {
    named(origin, brand.slug())
}

/// Where the mark of cards in general is.
pub(crate) fn of_cards(origin: &str) -> String {
    named(origin, CARDS)
}

fn named(origin: &str, name: &str) -> String {
    format!("{origin}/ams/logos/{name}.svg")
}

/// `GET` of a mark: a merchant's page may show it.
pub(crate) async fn show(Path(name): Path<String>) -> Response {
    let name = name.strip_suffix(".svg").unwrap_or_default();
    let Some((_, mark)) = MARKS.iter().find(|(known, _)| *known == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let headers: [(HeaderName, HeaderValue); 4] = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("image/svg+xml"),
        ),
        (
            header::X_CONTENT_TYPE_OPTIONS,
            HeaderValue::from_static("nosniff"),
        ),
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; sandbox"),
        ),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            HeaderValue::from_static("cross-origin"),
        ),
    ];
    (headers, *mark).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::regions::REGIONS;

    #[test]
    fn every_brand_that_is_told_of_has_a_mark() {
        for brand in REGIONS.iter().flat_map(|region| region.brands) {
            let slug = brand.slug();
            assert!(MARKS.iter().any(|(name, _)| *name == slug), "{slug}");
        }
    }
}
