//! The loader's few sentences are the core's: `www/loader/words` and `www/loader/locales.js` are written from
//! `core/src/text`, here and nowhere else.

// The loader is one for both frames: it has every sentence.
#![cfg(feature = "pay")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use payseal_core::text::Locale;

const LOADER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../www/loader");

const HEAD: &str = "// Generated from core/src/text by `cargo xtask gen`; do not edit.\n\n";

/// What pages and browsers ask for that is no locale's own tag, where the nearest is not always the first of
/// its language.
const ASKED: &[&str] = &[
    "ar-EG",
    "bs",
    "de-AT",
    "de-CH",
    "en-AU",
    "en-CA",
    "en-IE",
    "en-IN",
    "en-NZ",
    "en-US",
    "en-ZA",
    "es-AR",
    "es-CL",
    "es-CO",
    "es-ES",
    "es-MX",
    "es-PE",
    "es-US",
    "fr-BE",
    "fr-CH",
    "fr-FR",
    "in",
    "iw",
    "mo",
    "nl-BE",
    "nn",
    "no",
    "pt",
    "pt-AO",
    "pt-MZ",
    "sh",
    "sr-Cyrl",
    "sr-Latn",
    "tl",
    "zh",
    "zh-CN",
    "zh-HK",
    "zh-Hant",
    "zh-Hant-HK",
    "zh-Hant-MO",
    "zh-Hant-TW",
    "zh-MO",
    "zh-SG",
    "zh-TW",
];

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

/// A tag as the name of a member.
fn member(tag: &str) -> String {
    match tag.contains('-') {
        true => quoted(tag),
        false => tag.to_owned(),
    }
}

/// What is said in one locale.
fn words(locale: Locale) -> String {
    let text = locale.text();
    let mut out = format!(
        "{HEAD}/** What the loader itself says in this locale. */\nexport const WORDS = {{\n"
    );
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
        out.push_str(&format!("  {key}: {},\n", quoted(&sentence)));
    }
    // What stands for a code; any other code is a form that could not be loaded.
    out.push_str("  errors: {\n");
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
        out.push_str(&format!("    {code}: {},\n", quoted(&sentence)));
    }
    out.push_str(
        "  },\n};\n\n/** What the list of ways to pay says. */\nexport const METHODS = {\n",
    );
    for (key, sentence) in [
        ("legend", text.methods_legend),
        ("card", text.methods_card),
        ("provider", text.methods_provider),
        ("refused", text.methods_refused),
    ] {
        out.push_str(&format!("  {key}: {},\n", quoted(&sentence)));
    }
    out.push_str("};\n");
    out
}

/// What the loader takes for a tag that it has no words under: the first locale of that language, else English.
fn nearest(asked: &str) -> &'static str {
    let language = |tag: &str| tag.split('-').next().unwrap_or_default().to_lowercase();
    let mut all = Locale::ALL.iter().map(|locale| locale.tag());
    let same = all.clone().find(|tag| tag.eq_ignore_ascii_case(asked));
    same.or_else(|| all.find(|tag| language(tag) == language(asked)))
        .unwrap_or("en")
}

/// Which locales there are.
fn locales() -> String {
    let english = Locale::En.text();
    let mut out = format!(
        "{HEAD}/** What is said before anything was fetched. */\n\
         export const ENGLISH = {{ title: {}, failed: {} }};\n\n/**\n * The small print of each locale on one line, about so wide in CSS pixels: of cards that are kept without\n \
         * a question, and of those that are asked about.\n * @type {{Record<string, [mandate: number, consent: number]>}}\n */\n\
         export const SMALL_PRINT = {{\n",
        quoted(&english.frame_title),
        quoted(&english.loader_failed),
    );
    for locale in Locale::ALL {
        let text = locale.text();
        let (mandate, consent) = (width(&text.consent_always), width(&text.consent_mandate));
        let tag = member(locale.tag());
        out.push_str(&format!("  {tag}: [{mandate}, {consent}],\n"));
    }
    out.push_str(
        "};\n\n/**\n * The words of each locale but English, which the loader has; a script of the gateway's knows their hashes instead.\n \
         * @type {Record<string, () => Promise<typeof import('./words/en.js')>>}\n */\n\
         export const FETCHED = /** @type {any} */ (globalThis).PAYSEAL_WORDS ? {} : {\n",
    );
    for locale in Locale::ALL {
        let tag = locale.tag();
        if tag != "en" {
            let member = member(tag);
            out.push_str(&format!("  {member}: () => import('./words/{tag}.js'),\n"));
        }
    }
    out.push_str(
        "};\n\n/**\n * What is asked for, and which locale answers where it is not the first of its language.\n \
         * @type {Record<string, string>}\n */\nexport const ALIASES = {\n",
    );
    for asked in ASKED {
        let answer = Locale::negotiate(asked).tag();
        if answer != nearest(asked) {
            out.push_str(&format!("  {}: '{answer}',\n", member(asked)));
        }
    }
    out.push_str("};\n");
    out
}

/// Every generated file, by its place in the loader.
fn files() -> BTreeMap<String, String> {
    let mut files: BTreeMap<_, _> = Locale::ALL
        .iter()
        .map(|&locale| (format!("words/{}.js", locale.tag()), words(locale)))
        .collect();
    files.insert("locales.js".to_owned(), locales());
    files
}

#[test]
fn the_loaders_words_are_fresh() {
    let (loader, fresh) = (PathBuf::from(LOADER), files());
    if std::env::var_os("PAYSEAL_BLESS").is_some() {
        // With it go the words of a locale that there is no more.
        drop(std::fs::remove_dir_all(loader.join("words")));
        std::fs::create_dir_all(loader.join("words")).expect("www/loader can be written");
        for (name, content) in &fresh {
            std::fs::write(loader.join(name), content).expect("www/loader can be written");
        }
    }
    for (name, content) in &fresh {
        let kept = std::fs::read_to_string(loader.join(name)).unwrap_or_default();
        assert_eq!(
            &kept, content,
            "www/loader/{name} is stale: run `cargo xtask gen`"
        );
    }
    for entry in std::fs::read_dir(loader.join("words")).expect("www/loader/words can be read") {
        let name = entry.expect("a file").file_name();
        let name = format!("words/{}", name.to_string_lossy());
        assert!(
            fresh.contains_key(&name),
            "www/loader/{name} is of no locale: run `cargo xtask gen`"
        );
    }
}
