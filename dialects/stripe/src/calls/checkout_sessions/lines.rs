//! The lines of a checkout session, and what they come to.

use serde_json::Value as Json;

use super::fields::Line;
use crate::call::{Call, CallError};
use crate::calls::prices;
use crate::desk::{Kept, kinds};
use crate::objects::LineItem;
use crate::wire::amount;
use crate::wire::error::ApiError;
use crate::wire::id::IdKind;

/// The most bytes of all lines, so that whatever happens to a session can still be kept.
const LONGEST_LINES: usize = 16 * 1024;

/// The most lines of a session.
const MOST_LINES: usize = 100;

/// The lines of a session, with their prices as they are now.
pub(crate) fn lines_of(call: &Call<'_>, kept: &Kept) -> Result<Vec<Json>, CallError> {
    let mut lines = kept.secret("lines").as_array().cloned().unwrap_or_default();
    for line in &mut lines {
        let id = line.get("price").and_then(Json::as_str).unwrap_or_default();
        let price = call.desk.find(kinds::PRICE, id)?;
        if let (Json::Object(line), Some(price)) = (line, price) {
            line.insert("price".to_owned(), price.object);
        }
    }
    Ok(lines)
}

/// The lines that a call describes, each with its price.
pub(super) fn lines(
    call: &Call<'_>,
    said: Vec<Line>,
    mode: &str,
) -> Result<Vec<LineItem>, CallError> {
    let wrong = |message: &str| {
        let error = ApiError::invalid(message).about("line_items");
        CallError::from(error)
    };
    if mode == "setup" && !said.is_empty() {
        return Err(wrong("line_items cannot be used in setup mode."));
    }
    if said.len() > MOST_LINES {
        return Err(wrong("A session has at most 100 line_items."));
    }
    let mut lines = Vec::new();
    for (at, line) in said.into_iter().enumerate() {
        let price = match (line.price, line.described) {
            (_, Some(described)) => {
                let param = format!("line_items[{at}][price_data][product]");
                let product =
                    prices::product_of(call, described.product, described.product_data, &param)?;
                prices::make(call, described.price, &product)?
            }
            (id, None) => {
                let id = id.unwrap_or_default();
                let found = call.desk.find(kinds::PRICE, &id)?;
                let param = format!("line_items[{at}][price]");
                found.ok_or_else(|| ApiError::no_such("price", &id, &param))?
            }
        };
        let product = price.text("product").unwrap_or_default();
        let product = call.desk.find(kinds::PRODUCT, product)?;
        let name = product.as_ref().and_then(|product| product.text("name"));
        lines.push(LineItem {
            id: IdKind::LineItem.mint()?,
            description: name.unwrap_or_default().to_owned(),
            quantity: line.quantity,
            adjustable: line.adjustable,
            unit_amount: price.number("unit_amount"),
            currency: price.text("currency").unwrap_or_default().to_owned(),
            price: price.id.into(),
        });
    }
    Ok(lines)
}

/// How much all lines are, and in which currency.
pub(super) fn total(
    lines: &[LineItem],
    mode: &str,
) -> Result<(Option<u64>, Option<String>), ApiError> {
    if mode == "setup" {
        return Ok((None, None));
    }
    let wrong = |message: &str| ApiError::invalid(message).about("line_items");
    let Some(first) = lines.first() else {
        return Err(wrong("line_items is required in payment mode.").coded("parameter_missing"));
    };
    if lines.iter().any(|line| line.currency != first.currency) {
        return Err(wrong("All line_items must have the same currency."));
    }
    let sum = sum(lines.iter().map(LineItem::total), &first.currency)?;
    Ok((Some(sum), Some(first.currency.clone())))
}

fn sum(totals: impl Iterator<Item = u64>, currency: &str) -> Result<u64, ApiError> {
    let sum = totals.fold(0, u64::saturating_add);
    amount::chargeable(i64::try_from(sum).unwrap_or(i64::MAX), currency)
}

/// The lines as they are kept, when they are not too long.
pub(super) fn kept_lines(lines: &[LineItem]) -> Result<Json, ApiError> {
    let lines = Json::from_iter(lines.iter().map(LineItem::to_json));
    if lines.to_string().len() > LONGEST_LINES {
        return Err(ApiError::invalid(format!(
            "The line_items of a session have at most {LONGEST_LINES} bytes in the sandbox."
        ))
        .about("line_items"));
    }
    Ok(lines)
}

/// Changes how many of a line are bought, where the merchant lets the shopper, and what all lines come to.
///
/// # Errors
/// When there is no such line, it may not be, or all lines come to an amount that is not charged.
pub(crate) fn adjust(session: &mut Kept, line: &str, quantity: u64) -> Result<(), ApiError> {
    let wrong = |message: String| ApiError::invalid(message).about("line_item_quantity");
    let mut lines = session
        .secret("lines")
        .as_array()
        .cloned()
        .unwrap_or_default();
    let number = |line: &Json, name: &str| line.get(name).and_then(Json::as_u64).unwrap_or(0);
    let found = lines
        .iter_mut()
        .find(|one| one.get("id").and_then(Json::as_str) == Some(line));
    let found = found.ok_or_else(|| wrong("The session has no such line item.".to_owned()))?;
    let adjustable = found
        .get("adjustable_quantity")
        .cloned()
        .unwrap_or_default();
    if adjustable.is_null() {
        let fixed = "The quantity of this line item is not adjustable.";
        return Err(wrong(fixed.to_owned()));
    }
    let (least, most) = (
        number(&adjustable, "minimum"),
        number(&adjustable, "maximum"),
    );
    if !(least.max(1)..=most).contains(&quantity) {
        return Err(wrong(format!(
            "The quantity of this line item must be from {} to {most}.",
            least.max(1)
        )));
    }
    let each = number(found, "amount_subtotal").checked_div(number(found, "quantity"));
    let total = each.unwrap_or_default().saturating_mul(quantity);
    if let Json::Object(line) = found {
        for (name, value) in [
            ("quantity", quantity),
            ("amount_subtotal", total),
            ("amount_total", total),
        ] {
            line.insert(name.to_owned(), value.into());
        }
    }
    let totals = lines.iter().map(|line| number(line, "amount_total"));
    let sum = sum(totals, session.text("currency").unwrap_or_default())?;
    session.set("amount_subtotal", sum);
    session.set("amount_total", sum);
    session.hide("lines", lines);
    Ok(())
}
