//! A merchant's own sentences in the place of ours.
//!
//! They come as one text, a line for each: the key, `=`, the sentence. They are all taken or none: a wording to agree to
//! of which a half is ours would be kept under a version that names neither.

/// What the merchant's versions of a wording begin with, so that none is one of ours.
const OWN_VERSION: &str = "own-";

/// The keys of what is agreed to, whose words have a version.
const AGREED: [&str; 3] = ["consent_label", "consent_mandate", "consent_always"];

/// What is wrong where some of the consent is the merchant's and some is ours.
const TOGETHER: &str =
    "consent_label, consent_mandate, consent_always and consent_version go together";

/// What a line says of a key.
fn said<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    line.strip_prefix(key)?.strip_prefix('=')
}

/// The merchant's sentence of a key.
fn sentence<'a>(own: &'a str, key: &str) -> Option<&'a str> {
    own.split('\n').find_map(|line| said(line, key))
}

/// A place of one sentence, such as `{brand}`, that the other has not: without its end.
fn odd<'a>(sentence: &'a str, other: &str) -> Option<&'a str> {
    // By hand: what the library searches texts in texts with is larger than all of this in the wasm.
    let places = |sentence: &'a str| sentence.split('{').skip(1).map(|it| it.split('}').next());
    fn named(other: &str, place: &str) -> bool {
        other
            .split('{')
            .any(|it| it.strip_prefix(place).is_some_and(|it| it.starts_with('}')))
    }
    places(sentence)
        .flatten()
        .find(|place| !named(other, place))
}

/// The merchant's sentence of a key, or ours.
#[must_use]
pub fn choose(own: &str, key: &str, ours: String) -> String {
    sentence(own, key).map_or(ours, str::to_owned)
}

/// What is wrong with the merchant's sentences: a key that there is none of, a place that one lacks or ours has not, or
/// words to agree to that are not all there with a version of the merchant's own.
#[must_use]
pub fn wrong(own: &str, ours: impl Fn(&str) -> Option<String>) -> Option<String> {
    if own.is_empty() {
        return None;
    }
    for line in own.split('\n') {
        let key = line.split('=').next().unwrap_or_default();
        let (Some(ours), Some(theirs)) = (ours(key), said(line, key)) else {
            return Some([key, " is no key"].concat());
        };
        // An example in an empty field says what it likes.
        let free = key.ends_with("_placeholder");
        if let Some(place) = odd(&ours, theirs).filter(|_| !free) {
            return Some([key, " lacks {", place, "}"].concat());
        }
        if let Some(place) = odd(theirs, &ours) {
            return Some([key, " has no {", place, "}"].concat());
        }
    }
    let agreed = AGREED.iter().filter(|key| sentence(own, key).is_some());
    let holds = match (agreed.count(), sentence(own, "consent_version")) {
        (0, None) => true,
        (count, Some(version)) if count == AGREED.len() => {
            let sign = |sign: u8| sign.is_ascii_alphanumeric() || matches!(sign, b'-' | b'.');
            version.len() <= 64 && version.starts_with(OWN_VERSION) && version.bytes().all(sign)
        }
        _ => return Some(TOGETHER.to_owned()),
    };
    (!holds).then(|| ["consent_version must begin with ", OWN_VERSION].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Locale, Text};

    /// English with the merchant's sentences, or what is wrong with them.
    fn read(own: &str) -> Result<Text, String> {
        let english = Locale::En.text();
        let ours = |wanted: &str| {
            let mut entries = english.entries();
            entries.find_map(|(key, ours)| (key == wanted).then(|| ours.to_owned()))
        };
        match wrong(own, ours) {
            Some(wrong) => Err(wrong),
            None => Ok(Text::from_lookup(|key| Some(choose(own, key, ours(key)?))).unwrap()),
        }
    }

    #[test]
    fn own_sentences_stand_in_the_place_of_ours() {
        let own = "number_label=Your card = here\nsecured_by=By {gateway} <b>safe</b>";
        let text = read(own).unwrap();
        assert_eq!(text.number_label, "Your card = here");
        assert_eq!(text.secured_by, "By {gateway} <b>safe</b>");
        assert_eq!(text.expiry_label, Locale::En.text().expiry_label);
        assert_eq!(read("").unwrap(), Locale::En.text());
        assert_eq!(read("cvc_placeholder=CVC").unwrap().cvc_placeholder, "CVC");
    }

    #[test]
    fn own_sentence_that_is_wrong_is_named_with_what_is_wrong() {
        for (own, expected) in [
            ("secured_by=By us", "secured_by lacks {gateway}"),
            ("busy=Wait, {brand}", "busy has no {brand}"),
            ("cvc_placeholder={brand}", "cvc_placeholder has no {brand}"),
            (
                "secured_by=By {gateway} and {brand}",
                "secured_by has no {brand}",
            ),
            ("numberLabel=Card", "numberLabel is no key"),
            ("busy", "busy is no key"),
            (
                "busy=One\nsecured_by=Two\nnumber_label=Three",
                "secured_by lacks {gateway}",
            ),
        ] {
            assert_eq!(read(own), Err(expected.to_owned()), "{own}");
        }
    }

    #[test]
    fn own_words_to_agree_to_need_a_version_that_is_none_of_ours() {
        let words = "consent_label=Keep it\nconsent_mandate=We, {merchant}, charge it.\n\
                     consent_always={merchant} keeps it.";
        let version = |version: &str| [words, "\nconsent_version=", version].concat();
        let wrong = Err("consent_version must begin with own-".to_owned());
        for own in [version("en-2"), version("own-1 2")] {
            assert_eq!(read(&own), wrong, "{own}");
        }
        assert_eq!(read(&version(&["own-", &"1".repeat(61)].concat())), wrong);
        let text = read(&version("own-shop-3")).unwrap();
        assert_eq!(text.consent_mandate, "We, {merchant}, charge it.");
        assert_eq!(text.consent_version, "own-shop-3");
        for locale in Locale::ALL {
            assert!(!locale.text().consent_version.starts_with(OWN_VERSION));
        }
    }

    #[test]
    fn own_words_to_agree_to_come_all_together_with_their_version() {
        let all = [
            "consent_label=Keep it",
            "consent_mandate=We, {merchant}, charge it.",
            "consent_always={merchant} keeps it.",
            "consent_version=own-1",
        ];
        // Each set of them but none and all.
        for set in 1_u8..15 {
            let chosen = all.iter().enumerate().filter(|(at, _)| set >> at & 1 == 1);
            let own = chosen.map(|(_, line)| *line).collect::<Vec<_>>().join("\n");
            assert_eq!(read(&own), Err(TOGETHER.to_owned()), "{own}");
        }
        assert!(read(&all.join("\n")).is_ok());
    }
}
