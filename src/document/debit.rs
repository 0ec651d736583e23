//! The form for a bank account as HTML: the whole of it, since the program only fills in what changes. What has
//! `data-text` is a sentence of the record, by its key.

use payseal_core::bank_account::{DebitType, Field};
use payseal_core::text::debit::{DebitText, mandate_key};
use payseal_core::text::{Locale, fill};

use super::error::Unfilled;
use super::page::{Sentences, fill_template};
use super::{GATEWAY, MERCHANT, icons};

/// The document of one locale for one way to debit.
///
/// # Errors
/// When the template lacks a place.
pub fn debit_page(
    template: &str,
    locale: Locale,
    text: &DebitText,
    debit: DebitType,
) -> Result<String, Unfilled> {
    // The program asks the document which form it is.
    let template = template.replacen(
        " data-texts=",
        &format!(" data-debit=\"{}\" data-texts=", debit.word()),
        1,
    );
    let sentences = Sentences {
        title: text.frame_title,
        stopped_wasm: text.stopped_wasm,
        stopped_crash: text.stopped_crash,
        stopped_alone: text.stopped_alone,
        press_again: "",
    };
    fill_template(
        &template,
        locale,
        &sentences,
        &icons::debit_sprite()?,
        &form(text, debit),
    )
}

/// The sentences of one locale, as the running form reads them.
///
/// # Errors
/// When they cannot be written as JSON: never, since they are texts.
pub fn debit_texts_json(text: &DebitText) -> Result<String, serde_json::Error> {
    let entries: serde_json::Map<_, _> = text
        .entries()
        .map(|(key, sentence)| (key.to_owned(), sentence.into()))
        .collect();
    serde_json::to_string(&entries)
}

fn form(text: &DebitText, debit: DebitType) -> String {
    let field = |it| field(text, it);
    let numbers = match debit {
        DebitType::SepaDebit => field(Field::Iban),
        DebitType::AuBecsDebit => format!(
            "<div class=\"ps-row\">{}{}</div>",
            field(Field::Bsb),
            field(Field::AccountNumber)
        ),
    };
    let (holder, email) = (field(Field::Holder), field(Field::Email));
    let mandate = said(
        "p id=\"mandate\" class=\"ps-consent\" data-testid=\"mandate\"",
        text,
        mandate_key(debit),
    );
    let seal = said("span", text, "secured_by");
    let badge = said("span", text, "test_badge");
    let hint = said("span class=\"ps-hint\"", text, "test_badge_hint");
    let (alert, lock) = (sign("alert", ""), sign("lock", ""));
    format!(
        "<form class=\"ps-form\" id=\"form\" novalidate aria-busy=\"false\">\
         <div class=\"ps-fields\">{numbers}{holder}{email}</div>{mandate}\
         <div class=\"ps-foot\"><div class=\"ps-alert\" role=\"alert\">\
         <div id=\"notice\" data-testid=\"notice\">{}<span></span></div></div>\
         <div class=\"ps-line\"><span class=\"ps-seal\" id=\"seal\">{lock}{seal}</span>\
         <span class=\"ps-seal\" id=\"doing\" hidden><span class=\"ps-spin\"></span><span></span></span>\
         <span class=\"ps-test\">{badge}{hint}</span></div></div>\
         <p class=\"ps-hint\" id=\"status\" role=\"status\"></p></form>",
        alert.replacen("<svg", "<svg hidden", 1)
    )
}

fn field(text: &DebitText, field: Field) -> String {
    let name = field.name();
    let (mode, fill_in, capitals) = match field {
        Field::Iban => ("text", "off", "characters"),
        Field::Bsb | Field::AccountNumber => ("numeric", "off", "off"),
        Field::Holder => ("text", "name", "words"),
        Field::Email => ("email", "email", "off"),
    };
    let enter = if field == Field::Email {
        "done"
    } else {
        "next"
    };
    let example = match field {
        Field::Holder => String::new(),
        Field::Iban | Field::Bsb | Field::AccountNumber | Field::Email => {
            let key = format!("{name}_placeholder");
            format!(
                " data-text=\"{key}\" placeholder=\"{}\"",
                sentence(text, &key)
            )
        }
    };
    let label = said(
        &format!("label for=\"{name}\""),
        text,
        &format!("{name}_label"),
    );
    format!(
        "<div class=\"ps-field\">{label}<div class=\"ps-box\"><div class=\"ps-place\">\
         <input id=\"{name}\" type=\"text\" inputmode=\"{mode}\" autocomplete=\"{fill_in}\" enterkeyhint=\"{enter}\" \
         autocapitalize=\"{capitals}\" autocorrect=\"off\" spellcheck=\"false\" aria-required=\"true\" \
         aria-invalid=\"false\" aria-describedby=\"{name}-reason\"{example} data-testid=\"debit-{name}\">\
         </div></div><p class=\"ps-reason\" id=\"{name}-reason\">{}<span></span></p></div>",
        sign("alert", " hidden")
    )
}

/// An element with a sentence in it, which the program can write in another language.
fn said(tag: &str, text: &DebitText, key: &str) -> String {
    let name = tag.split(' ').next().unwrap_or_default();
    format!(
        "<{tag} data-text=\"{key}\">{}</{name}>",
        sentence(text, key)
    )
}

fn sentence(text: &DebitText, key: &str) -> String {
    let found = text.entries().find(|(known, _)| *known == key);
    let sentence = found.map_or("", |(_, sentence)| sentence);
    fill(
        &super::page::escape(sentence),
        &[("merchant", MERCHANT), ("gateway", GATEWAY)],
    )
}

fn sign(name: &str, more: &str) -> String {
    format!(
        "<svg class=\"ps-sign\" aria-hidden=\"true\"{more}><use href=\"#ps-{name}\"></use></svg>"
    )
}
