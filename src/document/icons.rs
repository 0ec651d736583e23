//! The sprite: every sign and brand mark as a symbol inside the document, so that none of them is
//! a request of its own.

use super::page::Unfilled;

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
    "card",
    "card-new",
    "check",
    "clock",
    "cvc-back",
    "cvc-front",
    "diners",
    "discover",
    "elo",
    "hipercard",
    "jcb",
    "lock",
    "maestro",
    "mastercard",
    "mir",
    "rupay",
    "trash",
    "troy",
    "unionpay",
    "visa",
];

/// All symbols, each named `ps-` and its file.
pub(super) fn sprite() -> Result<String, Unfilled> {
    let mut sprite = String::from("<svg class=\"ps-sprite\" aria-hidden=\"true\">");
    for (name, svg) in SIGNS {
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
