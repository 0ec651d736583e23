//! The test cards of `payseal/testing` are the engine's: `www/loader/testing/cards.js` and its types are written
//! from the one table, here and nowhere else.

use payseal_engine::cards::{Behaviour, CARDS, TestCard};

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../www/loader/testing/");
const HEAD: &str = "// Generated from engine/src/cards.rs by `cargo xtask gen`; do not edit.\n";

/// `Declines(DoNotHonor)` as `declines`, and its reason as `do_not_honor`.
fn words(behaviour: Behaviour) -> (String, Option<String>) {
    let printed = format!("{behaviour:?}");
    match printed.split_once('(') {
        Some((what, why)) => (snake(what), Some(snake(why.trim_end_matches(')')))),
        None => (snake(&printed), None),
    }
}

fn snake(word: &str) -> String {
    let mut out = String::new();
    for letter in word.chars() {
        if letter.is_uppercase() && !out.is_empty() {
            out.push('_');
        }
        out.extend(letter.to_lowercase());
    }
    out
}

fn row(card: &TestCard) -> String {
    let (behaviour, decline) = words(card.behaviour);
    let decline = decline.map_or_else(String::new, |why| format!(", decline: '{why}'"));
    format!(
        "  {}: {{ number: '{}', brand: '{}', behaviour: '{behaviour}'{decline} }},\n",
        card.name,
        card.number,
        card.brand_word(),
    )
}

/// Those whose brand the form knows.
fn cards() -> impl Iterator<Item = &'static TestCard> {
    CARDS.iter().filter(|card| card.brand.is_some())
}

fn script() -> String {
    let rows: String = cards().map(row).collect();
    format!(
        "{HEAD}\n/** Every card that the sandbox accepts, of a brand that the form knows, by its name. */\nexport const CARDS = {{\n{rows}}};\n"
    )
}

/// Each word once, in the order of the table.
fn union(name: &str, says: &str, words: impl Iterator<Item = String>) -> String {
    let mut once: Vec<String> = Vec::new();
    for word in words {
        if !once.contains(&word) {
            once.push(word);
        }
    }
    let lines: String = once.iter().map(|word| format!("\n  | '{word}'")).collect();
    format!("\n/** {says} */\nexport type {name} ={lines};\n")
}

fn types() -> String {
    let mut out = format!("{HEAD}import type {{ Brand }} from '../protocol.d.ts';\n");
    let names = cards().map(|card| card.name.to_owned());
    out += &union("TestCardName", "The name of a test card.", names);
    let behaviours = cards().map(|card| words(card.behaviour).0);
    out += &union(
        "TestCardBehaviour",
        "What the issuer of a test card does.",
        behaviours,
    );
    let reasons = cards().filter_map(|card| words(card.behaviour).1);
    out += &union("TestCardDecline", "Why it declines.", reasons);
    out + "\n/** A card that the sandbox accepts: any security code and any later month go with it. */\n\
        export interface TestCard {\n  readonly number: string;\n  readonly brand: Brand;\n  \
        readonly behaviour: TestCardBehaviour;\n  readonly decline?: TestCardDecline;\n}\n\n\
        export declare const CARDS: Readonly<Record<TestCardName, TestCard>>;\n"
}

#[test]
fn the_cards_of_the_package_are_fresh() {
    for (name, fresh) in [("cards.js", script()), ("cards.d.ts", types())] {
        let path = format!("{FOLDER}{name}");
        if std::env::var_os("PAYSEAL_BLESS").is_some() {
            std::fs::write(&path, &fresh).unwrap();
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == fresh,
            "www/loader/testing/{name} is stale: run `cargo xtask gen`"
        );
    }
}
