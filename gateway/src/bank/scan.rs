//! A provider's page for a shopper who pays with his telephone: a code to scan, and a button for when he
//! has. It does not ask by itself: a script has no place on the card form's origin, and a page that is
//! loaded again every few seconds is read out again every few seconds.

use axum::response::Response;
use maud::{Markup, PreEscaped, html};
use qrcode::QrCode;
use qrcode::render::svg;

use super::entrance::{Entrance, surroundings};
use crate::address::with_query;
use crate::gateway::Gateway;
use crate::page::{page, page_for};
use crate::price;
use payseal_engine::store::{Payment, Provider};

/// What an address says that asks on the very screen.
pub const HERE: (&str, &str) = ("here", "1");

/// What the address says that the telephone opens.
const PHONE: (&str, &str) = ("phone", "1");

fn name(payment: &Payment) -> &'static str {
    payment.provider.map_or("the provider", Provider::name)
}

/// The code. Somebody without a telephone at hand can press the link below it. Who `asked` before the
/// telephone answered is told so.
pub(super) fn show(
    gateway: &Gateway,
    payment: &Payment,
    entrance: &Entrance,
    asked: bool,
) -> Response {
    let address = with_query(&entrance.address, &[PHONE]);
    let name = name(payment);
    let body = html! {
        p.lead {
            "Scan the code with " (name) " to pay "
            strong { (price::written(payment.amount, "en")) }
        }
        div.code data-testid="challenge-code" {
            @match code(&address, name) {
                Some(drawn) => (drawn),
                None => (address),
            }
        }
        p role="status" {
            @if asked { "We haven’t heard from your phone yet." }
        }
        form method="get" action=(entrance.path) {
            (entrance.field)
            input type="hidden" name="asked" value="1";
            button data-testid="challenge-scanned" { "I’ve paid" }
        }
        p.note {
            "In this sandbox, any phone that can reach this machine will do. You can also "
            a href=(with_query(&entrance.address, &[HERE])) data-testid="challenge-here" { "answer on this screen" }
            ". No money moves."
        }
    };
    let around = surroundings(gateway, payment);
    page_for(&format!("Pay with {name}"), body, &around)
}

/// What the telephone shows once it has answered.
pub(super) fn put_away(payment: &Payment, back: &str) -> Response {
    let body = html! {
        p.lead { "Your answer has arrived. Continue where you scanned the code." }
        p {
            a href=(back) data-testid="challenge-continue" { "Or continue here" }
        }
    };
    page(name(payment), body)
}

/// The address as a code, dark on light whatever the page's colours are, with the quiet edge that
/// scanners need.
fn code(address: &str, name: &str) -> Option<Markup> {
    let code = QrCode::new(address).ok()?;
    let drawn = code
        .render::<svg::Color<'_>>()
        .min_dimensions(232, 232)
        .dark_color(svg::Color("#000"))
        .light_color(svg::Color("#fff"))
        .build();
    let start = drawn.find("<svg")?;
    // The drawing is the library's markup, and the name is one of ours.
    let label = format!("<svg role=\"img\" aria-label=\"Code for {name}\"");
    Some(PreEscaped(drawn.get(start..)?.replacen("<svg", &label, 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_a_picture_with_a_name_and_no_script() {
        let code = code("http://pay.localhost:4001/?a=1&b=2", "WeChat Pay")
            .unwrap()
            .into_string();
        assert!(code.starts_with("<svg role=\"img\" aria-label=\"Code for WeChat Pay\""));
        assert!(!code.contains("script") && !code.contains("style="));
    }
}
