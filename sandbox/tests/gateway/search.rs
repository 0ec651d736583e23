//! Looks for the number of every test card, in every way that it could be written down.

use payseal_engine::cards::CARDS;

/// The ways in which a number could be written down.
fn writings(number: &str) -> Vec<Vec<u8>> {
    let grouped = |size: usize, between: &str| {
        let groups: Vec<&str> = (0..number.len())
            .step_by(size)
            .map(|at| &number[at..number.len().min(at + size)])
            .collect();
        groups.join(between)
    };
    let mut writings = vec![
        number.to_owned(),
        grouped(4, " "),
        grouped(4, "-"),
        grouped(1, ", "),
        hex(number.as_bytes()),
        hex(number.as_bytes()).to_uppercase(),
        number.chars().rev().collect(),
    ];
    if number.len() == 15 {
        writings.push(format!(
            "{} {} {}",
            &number[..4],
            &number[4..10],
            &number[10..]
        ));
    }
    // In base64 a text looks different at each of three places in a longer text; the groups at
    // its ends also depend on what is beside it, and are left out.
    for shift in 0..3 {
        let text = format!("{}{number}", "x".repeat(shift));
        let whole = base64(text.as_bytes());
        let (start, end) = (if shift == 0 { 0 } else { 4 }, text.len() / 3 * 4);
        writings.push(whole[start..end].to_owned());
    }
    let mut bytes: Vec<Vec<u8>> = writings.into_iter().map(String::into_bytes).collect();
    let packed = number.as_bytes().chunks_exact(2);
    bytes.push(
        packed
            .map(|two| ((two[0] - b'0') << 4) | (two[1] - b'0'))
            .collect(),
    );
    let binary = number.parse::<u64>().unwrap().to_be_bytes();
    bytes.push(binary.into_iter().skip_while(|byte| *byte == 0).collect());
    bytes
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

pub(crate) fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let mut three = [0; 3];
        three[..group.len()].copy_from_slice(group);
        let bits = u32::from_be_bytes([0, three[0], three[1], three[2]]);
        for shift in [18, 12, 6, 0] {
            text.push(char::from(LETTERS[(bits >> shift & 63) as usize]));
        }
    }
    text
}

/// Every writing of every card's number, found in one pass over a file.
pub(crate) struct Search {
    begins: Vec<bool>,
    wanted: Vec<(&'static str, Vec<u8>)>,
}

impl Search {
    pub(crate) fn new() -> Self {
        let wanted: Vec<_> = CARDS
            .iter()
            .flat_map(|card| writings(card.number).into_iter().map(|w| (card.name, w)))
            .collect();
        let mut begins = vec![false; 1 << 16];
        for (_, writing) in &wanted {
            begins[pair(writing)] = true;
        }
        Self { begins, wanted }
    }

    /// The first card that is written down in a file's content.
    pub(crate) fn find(&self, content: &[u8]) -> Option<&'static str> {
        for at in 0..content.len().saturating_sub(1) {
            let rest = &content[at..];
            if self.begins[pair(rest)] {
                let found = self.wanted.iter().find(|(_, w)| rest.starts_with(w));
                if let Some((name, _)) = found {
                    return Some(name);
                }
            }
        }
        None
    }
}

fn pair(bytes: &[u8]) -> usize {
    usize::from(bytes[0]) << 8 | usize::from(bytes[1])
}

#[test]
fn the_search_finds_what_it_looks_for() {
    let number = "4242424242424242";
    let encoded = base64(format!("{{\"cardNo\":\"{number}\"}}").as_bytes());
    for hay in [
        "card 4242 4242 4242 4242".to_owned(),
        hex(b"x4242424242424242"),
        encoded,
        base64(format!("ab{number}").as_bytes()),
    ] {
        let found = Search::new().find(hay.as_bytes());
        assert_eq!(found, Some("visa"), "{hay}");
    }
    assert_eq!(base64(b"Ada"), "QWRh");
}
