//! The loader's few sentences are the core's: `www/loader/titles.js` is written from
//! `core/src/text`, here and nowhere else.

// The loader is one for both frames: it has every sentence.
#![cfg(feature = "pay")]

use payseal_core::text::Locale;

const KEPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../www/loader/titles.js");

/// About how wide the small print is on one line, in CSS pixels.
fn width(print: &str) -> u32 {
    let print = print.replace("{merchant}", "Harbour Coffee");
    // A Latin letter of 13 px is about half as wide as a Chinese one, in the wider of the usual fonts:
    // room for a line too many is kept, and a line too few would move the page.
    print
        .chars()
        .map(|it| if it < '\u{3000}' { 72 } else { 130 })
        .sum::<u32>()
        / 10
}

fn quoted(sentence: &str) -> String {
    format!("'{}'", sentence.replace('\\', "\\\\").replace('\'', "\\'"))
}

fn titles() -> String {
    let mut out = String::from(
        "// Generated from core/src/text by `cargo xtask gen`; do not edit.\n\n\
         /** The few sentences that the loader itself shows or hands over, per locale. */\n\
         export const TITLES = {\n",
    );
    for locale in Locale::ALL {
        let text = locale.text();
        let tag = locale.tag();
        let key = if tag.contains('-') {
            format!("'{tag}'")
        } else {
            tag.to_owned()
        };
        out.push_str(&format!("  {key}: {{\n"));
        for (key, sentence) in [
            ("title", text.frame_title),
            ("failed", text.loader_failed),
            ("retry", text.loader_retry),
            ("bank", text.loader_bank),
            ("close", text.loader_bank_close),
            ("ask", text.loader_bank_ask),
            ("stop", text.loader_bank_stop),
            ("go", text.loader_bank_go),
            ("unseen", text.loader_bank_unseen),
            ("whole", text.loader_bank_whole),
        ] {
            out.push_str(&format!("    {key}: {},\n", quoted(&sentence)));
        }
        // What stands for a code; any other code is a form that could not be loaded.
        out.push_str("    errors: {\n");
        for (code, sentence) in [
            ("offline", text.loader_offline),
            ("gateway_unreachable", text.loader_unreachable),
            ("not_mounted", text.loader_gone),
            ("timeout", text.loader_late),
            ("busy", text.loader_busy),
            ("frame_replaced", text.loader_replaced),
            ("frame_crashed", text.stopped_crash),
            ("saved_cards_failed", text.saved_failed),
            ("challenge_blocked", text.loader_bank_blocked),
            ("wasm_blocked", text.stopped_wasm),
        ] {
            out.push_str(&format!("      {code}: {},\n", quoted(&sentence)));
        }
        out.push_str("    },\n");
        for (key, print) in [
            ("mandate", text.consent_always),
            ("consent", text.consent_mandate),
        ] {
            out.push_str(&format!("    {key}: {},\n", width(&print)));
        }
        out.push_str("  },\n");
    }
    out.push_str("};\n");
    out
}

#[test]
fn the_loaders_titles_are_fresh() {
    let fresh = titles();
    if std::env::var_os("PAYSEAL_BLESS").is_some() {
        std::fs::write(KEPT, &fresh).expect("www/loader can be written");
    }
    let kept = std::fs::read_to_string(KEPT).expect("www/loader/titles.js can be read");
    assert_eq!(
        kept, fresh,
        "www/loader/titles.js is stale: run `cargo xtask gen`"
    );
}
