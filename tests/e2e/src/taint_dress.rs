//! The dresses in which a secret may travel: what is searched for beside the plain digits.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// The shortest piece of base64 that is no chance.
const PIECE: usize = 8;

/// The parts of `text` in base64 that stay the same wherever in a longer text it stands.
pub(crate) fn base64(text: &str) -> Vec<String> {
    let dressed = (0..3).filter_map(|before| {
        let padded: Vec<u8> = [b"..", text.as_bytes()].concat().split_off(2 - before);
        let whole = padded.len() / 3 * 3;
        let letters: String = padded.get(..whole)?.chunks(3).flat_map(four).collect();
        // The first group holds what stood before.
        let clean = if before == 0 { 0 } else { 4 };
        letters.get(clean..).map(str::to_owned)
    });
    dressed.filter(|piece| piece.len() >= PIECE).collect()
}

fn four(three: &[u8]) -> Vec<char> {
    let bits = three
        .iter()
        .fold(0_usize, |bits, byte| bits << 8 | usize::from(*byte));
    [18, 12, 6, 0]
        .iter()
        .filter_map(|shift| {
            ALPHABET
                .get(bits >> shift & 63)
                .map(|letter| char::from(*letter))
        })
        .collect()
}

/// Each character as two or four hexadecimal digits.
pub(crate) fn hex(text: &str) -> [String; 2] {
    let bytes = text.bytes();
    [
        bytes.clone().map(|byte| format!("{byte:02x}")).collect(),
        bytes.map(|byte| format!("{byte:04x}")).collect(),
    ]
}

#[cfg(test)]
mod tests {
    use super::{base64, hex};

    #[test]
    fn base64_is_found_at_each_place() {
        // Of `371449635398431`, `x371449635398431` and `xx371449635398431`, by another tool.
        for whole in [
            "MzcxNDQ5NjM1Mzk4NDMx",
            "eDM3MTQ0OTYzNTM5ODQzMQ==",
            "eHgzNzE0NDk2MzUzOTg0MzE=",
        ] {
            let found = base64("371449635398431")
                .iter()
                .any(|piece| whole.contains(&**piece));
            assert!(found, "{whole}");
        }
        assert!(
            base64("7395").is_empty(),
            "too short to be told from chance"
        );
    }

    #[test]
    fn hex_is_of_bytes_and_of_utf_16() {
        assert_eq!(hex("42"), ["3432", "00340032"]);
    }
}
