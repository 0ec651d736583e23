//! The documents of the form for a bank account: what is in them before any program runs.

use payseal::document::{debit_page, debit_texts_json};
use payseal_core::bank_account::{DebitType, Field};
use payseal_core::text::debit::{DebitText, mandate_key};

const TEMPLATE: &str = include_str!("../../index.html");

#[test]
fn debit_document_has_the_fields_of_its_way_and_their_labels() {
    for (locale, text) in DebitText::ALL {
        for debit in DebitType::ALL {
            let page = debit_page(TEMPLATE, locale, &text, debit).expect("a page");
            assert!(page.contains(&format!("data-debit=\"{}\"", debit.word())));
            for field in Field::ALL {
                let name = field.name();
                let has = debit.fields().contains(&field);
                for part in [
                    format!("<input id=\"{name}\" "),
                    format!("<label for=\"{name}\" "),
                    format!("id=\"{name}-reason\""),
                ] {
                    assert_eq!(page.contains(&part), has, "{part} of {}", debit.word());
                }
            }
            assert!(!page.contains("cc-number") && !page.contains("ps-visa"));
        }
    }
}

#[test]
fn debit_document_has_the_mandate_with_a_place_for_the_merchant() {
    for (locale, text) in DebitText::ALL {
        for debit in DebitType::ALL {
            let page = debit_page(TEMPLATE, locale, &text, debit).expect("a page");
            let start = format!("data-text=\"{}\">", mandate_key(debit));
            let (_, mandate) = page.split_once(&start).expect("a mandate");
            let (mandate, _) = mandate.split_once("</p>").expect("its end");
            assert!(mandate.contains("{{merchant}}"), "{mandate}");
        }
    }
}

#[test]
fn debit_sentences_are_all_in_the_file_of_their_locale() {
    for (_, text) in DebitText::ALL {
        let json = debit_texts_json(&text).expect("json");
        let read: serde_json::Value = serde_json::from_str(&json).expect("json");
        for (key, sentence) in text.entries() {
            let found = read.get(key).and_then(serde_json::Value::as_str);
            assert_eq!(found, Some(sentence), "{key}");
        }
    }
}
