//! The sprite: every sign and brand mark as a symbol inside the document, so that none of them is
//! a request of its own.

use payseal_core::PAYS;

use super::error::Unfilled;

macro_rules! signs {
    ($($name:literal),+ $(,)?) => {
        const SIGNS: &[(&str, &str)] = &[
            $(($name, include_str!(concat!("../../www/icons/", $name, ".svg")))),+
        ];
    };
}

signs![
    "alert",
    "amex",
    "argencard",
    "bancontact",
    "bc",
    "cabal",
    "card",
    "cartes_bancaires",
    "check",
    "cvc-back",
    "cvc-front",
    "dankort",
    "diners",
    "discover",
    "eftpos_australia",
    "elo",
    "hipercard",
    "jcb",
    "lock",
    "mada",
    "maestro",
    "mastercard",
    "mir",
    "naranja",
    "rupay",
    "troy",
    "uatp",
    "unionpay",
    "verve",
    "visa",
];

/// The signs that only saved cards and payments have.
const OF_PAYMENTS: &[(&str, &str)] = &[
    ("card-new", include_str!("../../www/icons/card-new.svg")),
    ("clock", include_str!("../../www/icons/clock.svg")),
    ("trash", include_str!("../../www/icons/trash.svg")),
];

/// The signs that the form for accounts has.
const OF_DEBITS: [&str; 2] = ["alert", "lock"];

/// All symbols, each named `ps-` and its file.
pub(super) fn sprite() -> Result<String, Unfilled> {
    let of_payments = if PAYS { OF_PAYMENTS } else { &[] };
    sprite_of(SIGNS.iter().chain(of_payments))
}

/// Those of the form for accounts.
pub(super) fn debit_sprite() -> Result<String, Unfilled> {
    sprite_of(SIGNS.iter().filter(|(name, _)| OF_DEBITS.contains(name)))
}

fn sprite_of<'a>(
    signs: impl Iterator<Item = &'a (&'static str, &'static str)>,
) -> Result<String, Unfilled> {
    let mut sprite = String::from("<svg class=\"ps-sprite\" aria-hidden=\"true\">");
    for (name, svg) in signs {
        let (head, body) = svg
            .trim()
            .strip_prefix("<svg ")
            .and_then(|svg| svg.strip_suffix("</svg>"))
            .and_then(|svg| svg.split_once('>'))
            .ok_or(Unfilled::Icon(name))?;
        let view_box = head
            .split("viewBox=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .ok_or(Unfilled::Icon(name))?;
        sprite.push_str(&format!(
            "<symbol id=\"ps-{name}\" viewBox=\"{view_box}\">{body}</symbol>"
        ));
    }
    sprite.push_str("</svg>");
    Ok(sprite)
}
