//! Compares `www/loader/titles.js` with the sentences it is made of; `cargo xtask gen` makes this
//! same test write it.

use payseal_core::text::Locale;

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../www/loader/titles.js");

fn titles() -> String {
    let mut out = String::from(
        "// Generated from core/src/text by `cargo xtask gen`; do not edit.\n\
         /** The few sentences that the loader shows itself, per locale. */\n\
         export const TITLES = {\n",
    );
    for locale in Locale::ALL {
        let text = locale.text();
        let sentences = [
            ("title", &text.frame_title),
            ("failed", &text.loader_failed),
            ("retry", &text.loader_retry),
            ("timeout", &text.notice_timeout),
        ];
        out.push_str(&format!("  {}: {{\n", quoted(locale.tag())));
        for (name, sentence) in sentences {
            out.push_str(&format!("    {name}: {},\n", quoted(sentence)));
        }
        out.push_str("  },\n");
    }
    out.push_str("};\n");
    out
}

fn quoted(text: &str) -> String {
    serde_json::to_string(text).unwrap()
}

#[test]
fn the_loaders_titles_are_fresh() {
    let fresh = titles();
    if std::env::var_os("PAYSEAL_BLESS").is_some() {
        std::fs::write(FILE, &fresh).unwrap();
    }
    let kept = std::fs::read_to_string(FILE).unwrap_or_default();
    assert!(
        kept == fresh,
        "www/loader/titles.js is stale: run `cargo xtask gen`"
    );
}
