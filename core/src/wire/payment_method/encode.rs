//! The one writer of a card and of its code: the JSON of the create and update calls, each into
//! one buffer that is wiped.
//!
//! No serialiser and no formatting machinery is used, since each keeps copies of its own. The
//! text is written twice: once to count, once into a buffer of exactly that size, which therefore
//! never moves and leaves no copy behind.

use zeroize::Zeroize;

use super::billing::BillingDetail;
use crate::card::{Brand, Card, Cvc, Expiry, Holder};
use crate::wire::brand;
use crate::wire::ids::{CustomerId, PaymentMethodId};
use crate::wire::secret::SecretBytes;

/// What the shopper agreed to, as the gateway records it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct GivenConsent<'a> {
    /// Which text was shown: letters, digits, `-`, `_` and `.`.
    pub text_version: &'a str,
    /// `always` or `limited`.
    pub redisplay: &'a str,
}

/// The body of `POST /services/v3/payment_methods`.
///
/// The name on the card, when the shopper typed one, is the holder's name; the billing details'
/// name is used otherwise. Of a card of two brands, `brand` is the one that the shopper chose.
#[must_use]
pub fn encode_create(
    card: &Card,
    brand: Option<Brand>,
    billing: Option<&BillingDetail>,
    customer: Option<&CustomerId>,
    consent: Option<GivenConsent<'_>>,
) -> SecretBytes {
    encode(|sink| write_create(card, brand, billing, customer, consent, sink))
}

/// What a saved card is changed to; what is none stays.
#[derive(Clone, Copy, Debug)]
pub struct Update<'a> {
    /// Which card.
    pub payment_method: &'a PaymentMethodId,
    /// The new expiry.
    pub expiry: Option<Expiry>,
    /// The new name.
    pub holder: Option<&'a Holder>,
    /// The security code again, to be judged.
    pub cvc: Option<&'a Cvc>,
}

/// The body of `POST /services/v3/payment_methods/update`.
#[must_use]
pub fn encode_update(update: &Update<'_>) -> SecretBytes {
    encode(|sink| write_update(update, sink))
}

/// Writes twice: once to count, once for good.
pub(super) fn encode(write: impl Fn(&mut Sink<'_>)) -> SecretBytes {
    let mut size = 0;
    write(&mut |bytes| size += bytes.len());
    let mut body = SecretBytes::with_capacity(size);
    write(&mut |bytes| body.push(bytes));
    body
}

/// Where the text goes: a count or a buffer.
pub(super) type Sink<'a> = dyn FnMut(&[u8]) + 'a;

fn write_create(
    card: &Card,
    brand: Option<Brand>,
    billing: Option<&BillingDetail>,
    customer: Option<&CustomerId>,
    consent: Option<GivenConsent<'_>>,
    sink: &mut Sink<'_>,
) {
    sink(b"{");
    write_billing(card, billing, sink);
    sink(b"\"card\":{\"cardNo\":\"");
    sink(card.number().expose_digits().as_bytes());
    sink(b"\",");
    write_expiry(card.expiry(), sink);
    if let Some(cvc) = card.cvc() {
        sink(b",\"cardSecurityCode\":\"");
        sink(cvc.expose_code().as_bytes());
        sink(b"\"");
    }
    write_brand(brand, sink);
    sink(b"}");
    if let Some(customer) = customer {
        sink(b",\"customerId\":");
        write_text(customer.as_str(), sink);
    }
    if let Some(consent) = consent {
        sink(b",\"consent\":{\"textVersion\":");
        write_text(consent.text_version, sink);
        sink(b",\"redisplay\":");
        write_text(consent.redisplay, sink);
        sink(b"}");
    }
    sink(b"}");
}

fn write_update(update: &Update<'_>, sink: &mut Sink<'_>) {
    sink(b"{\"customerPaymentMethodId\":");
    write_text(update.payment_method.as_str(), sink);
    if let Some(holder) = update.holder {
        let (first, last) = split_name(holder.expose_name());
        sink(b",\"billingDetail\":{\"firstName\":");
        write_text(first.unwrap_or_default(), sink);
        sink(b",\"lastName\":");
        write_text(last.unwrap_or_default(), sink);
        sink(b"}");
    }
    if update.expiry.is_some() || update.cvc.is_some() {
        sink(b",\"card\":{");
        if let Some(expiry) = update.expiry {
            write_expiry(expiry, sink);
        }
        if let Some(cvc) = update.cvc {
            if update.expiry.is_some() {
                sink(b",");
            }
            sink(b"\"cardSecurityCode\":\"");
            sink(cvc.expose_code().as_bytes());
            sink(b"\"");
        }
        sink(b"}");
    }
    sink(b"}");
}

/// Writes which of the card's two brands is chosen, when one is.
fn write_brand(brand: Option<Brand>, sink: &mut Sink<'_>) {
    if let Some(brand) = brand {
        sink(b",\"preferredBrand\":");
        write_text(brand::name(brand), sink);
    }
}

fn write_expiry(expiry: Expiry, sink: &mut Sink<'_>) {
    sink(b"\"cardExpireMonth\":\"");
    write_decimal(u16::from(expiry.month()), 2, sink);
    sink(b"\",\"cardExpireYear\":\"");
    write_decimal(expiry.year(), 4, sink);
    sink(b"\"");
}

/// Writes `"billingDetail":{…},`, or nothing when nothing is known.
fn write_billing(card: &Card, billing: Option<&BillingDetail>, sink: &mut Sink<'_>) {
    let (first_name, last_name) = match card.holder() {
        Some(holder) => split_name(holder.expose_name()),
        None => (
            billing.and_then(|b| b.first_name.as_deref()),
            billing.and_then(|b| b.last_name.as_deref()),
        ),
    };
    let members = [
        ("email", billing.and_then(|b| b.email.as_deref())),
        ("firstName", first_name),
        ("lastName", last_name),
        ("phone", billing.and_then(|b| b.phone.as_deref())),
    ];
    let address = billing.map(|b| &b.address).filter(|a| !a.is_empty());
    if address.is_none() && members.iter().all(|(_, text)| text.is_none()) {
        return;
    }
    sink(b"\"billingDetail\":{");
    let mut first = true;
    if let Some(address) = address {
        sink(b"\"address\":{");
        write_members(&address.pairs(), &mut true, sink);
        sink(b"}");
        first = false;
    }
    write_members(&members, &mut first, sink);
    sink(b"},");
}

/// Writes the members that are there, with commas between them.
fn write_members(members: &[(&str, Option<&str>)], first: &mut bool, sink: &mut Sink<'_>) {
    for (name, text) in members {
        let Some(text) = text else { continue };
        if !core::mem::take(first) {
            sink(b",");
        }
        sink(b"\"");
        sink(name.as_bytes());
        sink(b"\":");
        write_text(text, sink);
    }
}

/// The last word is the family name; a single word is a given name.
fn split_name(name: &str) -> (Option<&str>, Option<&str>) {
    match name.rsplit_once(char::is_whitespace) {
        Some((first, last)) => (Some(first.trim_end()), Some(last)),
        None => (Some(name), None),
    }
}

/// Writes a JSON string.
pub(super) fn write_text(text: &str, sink: &mut Sink<'_>) {
    sink(b"\"");
    let mut rest = text.as_bytes();
    while let Some(at) = rest
        .iter()
        .position(|b| matches!(b, b'"' | b'\\' | 0..=0x1f))
    {
        let (plain, tail) = rest.split_at(at);
        sink(plain);
        let Some((special, tail)) = tail.split_first() else {
            break;
        };
        match special {
            b'"' => sink(b"\\\""),
            b'\\' => sink(b"\\\\"),
            control => {
                sink(b"\\u00");
                sink(&[hex(control >> 4), hex(control & 0xf)]);
            }
        }
        rest = tail;
    }
    sink(rest);
    sink(b"\"");
}

fn hex(nibble: u8) -> u8 {
    match nibble {
        0..=9 => b'0' + nibble,
        _ => b'a' + nibble - 10,
    }
}

/// Writes a number with leading zeros, at most four digits.
fn write_decimal(number: u16, width: usize, sink: &mut Sink<'_>) {
    let mut digits = [b'0'; 4];
    let mut rest = number;
    for digit in digits.iter_mut().rev() {
        *digit = b'0' + u8::try_from(rest % 10).unwrap_or_default();
        rest /= 10;
    }
    sink(digits.get(4 - width..).unwrap_or_default());
    digits.zeroize();
}
