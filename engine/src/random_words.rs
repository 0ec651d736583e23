//! Words in texts that are random, and so no card's number: the gateway's own secrets and hashes, and UUIDs, which
//! the clients of merchants send as idempotency keys. Of what is random in hexadecimal, one in 1,600 has digits that
//! pass for a card's.

/// How long the gateway's own secrets, and hashes, are: see [`crate::secret`].
const SECRET: usize = 64;

/// How many letters such a one has at least. Two in a million have fewer, and few of those have digits that
/// could be a card's.
const SECRET_LETTERS: usize = 8;

/// The groups of a UUID, with a hyphen between two.
const UUID: [usize; 5] = [8, 4, 4, 4, 12];

/// How many letters a UUID has at least: one in 70,000 has fewer.
const UUID_LETTERS: usize = 2;

/// The text with a letter for each random word.
pub(crate) fn replaced_in(text: &str) -> String {
    let ends = |character: char| !character.is_alphanumeric();
    let pieces: Vec<&str> = text.split_inclusive(ends).collect();
    let mut left = pieces.as_slice();
    let mut rest = String::with_capacity(text.len());
    while let Some((piece, others)) = left.split_first() {
        let (uuid, behind) = left.split_at_checked(UUID.len()).unwrap_or_default();
        let word = piece.trim_end_matches(ends);
        let (last, next) = match uuid.last().filter(|_| is_uuid(uuid)) {
            Some(last) => (*last, behind),
            None => (*piece, others),
        };
        if next.len() < others.len() || is_secret(word) {
            rest.push('x');
            rest.push_str(last.trim_start_matches(char::is_alphanumeric));
        } else {
            rest.push_str(piece);
        }
        left = next;
    }
    rest
}

/// Whether a whole word is written as [`crate::secret::mint`] and [`crate::secret::fingerprint`] write.
/// Nobody's text around a card's number is: it has another length, other letters, or too few.
fn is_secret(word: &str) -> bool {
    let is_hex = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
    let letters = word.bytes().filter(u8::is_ascii_lowercase).count();
    word.len() == SECRET && letters >= SECRET_LETTERS && word.bytes().all(is_hex)
}

/// Whether words, each with what ends it, are a whole UUID.
fn is_uuid(pieces: &[&str]) -> bool {
    let mut groups = pieces.iter().zip(UUID).enumerate();
    let written = groups.all(|(at, (piece, length))| {
        let (word, end) = piece.split_at_checked(length).unwrap_or_default();
        let ended = match at + 1 < UUID.len() {
            true => end == "-",
            false => !end.starts_with(char::is_alphanumeric),
        };
        !word.is_empty() && ended && word.bytes().all(|byte| byte.is_ascii_hexdigit())
    });
    let letters = pieces.iter().flat_map(|piece| piece.bytes());
    written && letters.filter(u8::is_ascii_alphabetic).count() >= UUID_LETTERS
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card_in_text::mentioned_in;

    const BEFORE: &str = "0af0af0af0af0af0af0af0af0af0af";
    const AFTER: &str = "c1d2e3f4c1d2e3f4";

    #[test]
    fn no_secret_and_no_hash_of_the_gateways_own_is_a_card() {
        for _ in 0..20_000 {
            let secret = crate::secret::mint().unwrap();
            let hash = crate::secret::fingerprint(&secret);
            for text in [
                &secret,
                &hash,
                &format!("http://bank.localhost:4001/challenge/{secret}"),
                &format!("{hash} {secret}"),
            ] {
                assert!(!mentioned_in(text), "{text}");
            }
        }
        // One that is taken for a card's as digits between letters are, in each place.
        let secret = format!("{BEFORE}b4111111111111111b{AFTER}");
        for text in [
            &secret,
            &format!("http://bank.localhost:4001/challenge/{secret}"),
            &format!("/{secret}?a=b"),
        ] {
            assert!(!mentioned_in(text), "{text}");
        }
        assert!(mentioned_in("b4111111111111111b"));
    }

    #[test]
    fn a_word_that_is_almost_a_secret_hides_no_card() {
        for text in [
            "card4242424242424242x".to_owned(),
            "card4111111111111111x".to_owned(),
            // Too long, too short, other letters, too few of them.
            format!("{BEFORE}b4111111111111111b{AFTER}0"),
            format!("{BEFORE}b4111111111111111bc1d2e3f4"),
            format!("{BEFORE}b4111111111111111b{AFTER}").to_uppercase(),
            format!("{BEFORE}g4111111111111111b{AFTER}"),
            format!("{}a4111111111111111b", "0".repeat(46)),
            // Beside one, and one of the table inside of one.
            format!("{BEFORE}b1111111111111111b{AFTER} 4111111111111111"),
            format!("4111111111111111/{BEFORE}b1111111111111111b{AFTER}"),
            format!("{BEFORE}b4242424242424242b{AFTER}"),
        ] {
            assert!(mentioned_in(&text), "{text}");
        }
        for hidden in 0..SECRET {
            let is_new = |at: usize| if at == hidden { 'a' } else { '4' };
            let word: String = (0..SECRET).map(is_new).collect();
            assert!(!is_secret(&word), "{word}");
        }
    }

    #[test]
    fn no_uuid_is_a_card() {
        for uuid in [
            "b2c3d4e5-4111-1111-1111-1111c2d3e4f5",
            "41111111-1111-1111-ab2c-3d4e5f607182",
        ] {
            assert!(mentioned_in(&uuid.replace('b', "b-")), "{uuid}");
            for text in [
                uuid.to_owned(),
                uuid.to_uppercase(),
                format!("stripe-node-retry-{uuid}"),
                format!("/order/{uuid}?a=b, {uuid}"),
            ] {
                assert!(!mentioned_in(&text), "{text}");
            }
        }
        for _ in 0..20_000 {
            let random = crate::secret::mint().unwrap();
            let (mut rest, mut groups) = (random.as_str(), Vec::new());
            for length in UUID {
                let (group, behind) = rest.split_at(length);
                groups.push(group);
                rest = behind;
            }
            let uuid = groups.join("-");
            let letters = uuid.bytes().filter(u8::is_ascii_alphabetic).count();
            assert!(letters < UUID_LETTERS || !mentioned_in(&uuid), "{uuid}");
        }
    }

    #[test]
    fn what_is_almost_a_uuid_hides_no_card() {
        for text in [
            // Other groups, other letters, none, other signs, longer words.
            "b2c3d4e5-411-11111-1111-1111c2d3e4f5",
            "g2c3d4e5-4111-1111-1111-1111c2d3e4f5",
            "41111111-1111-1111-0000-00000000000a",
            "b2c3d4e5 4111-1111-1111-1111c2d3e4f5",
            "xb2c3d4e5-4111-1111-1111-1111c2d3e4f5",
            "b2c3d4e5-4111-1111-1111-1111c2d3e4f5x",
            // Beside one, and one of the table inside of one.
            "b2c3d4e5-4111-1111-1111-1111c2d3e4f5 4111111111111111",
            "4111111111111111 b2c3d4e5-4111-1111-1111-1111c2d3e4f5",
            "b2c3d4e5-4242-4242-4242-4242c2d3e4f5",
        ] {
            assert!(mentioned_in(text), "{text}");
        }
    }
}
