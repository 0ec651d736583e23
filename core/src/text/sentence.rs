//! Puts values into the named placeholders of a sentence.
//!
//! No plurals and no escaping: values are short proven words (a brand's name, four digits), and the
//! result is only ever set as text. Where a value of one script meets a sentence of the other, the
//! space between Han and Latin is set here: only here are both known.

/// The sentence with each `{name}` replaced by its value. A placeholder without a value stays as
/// it is; a test holds that no sentence has one.
pub fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        join(&mut filled, before);
        let value = after.split_once('}').and_then(|(name, tail)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((*value, tail))
        });
        match value {
            Some((value, tail)) => {
                join(&mut filled, value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    join(&mut filled, rest);
    filled
}

/// Puts `part` after what is there, with a space where Han and Latin would touch.
pub fn join(filled: &mut String, part: &str) {
    let meeting = filled.chars().next_back().zip(part.chars().next());
    if meeting.is_some_and(|(last, first)| touches(last, first)) {
        filled.push(' ');
    }
    filled.push_str(part);
}

/// The text with a space wherever Han and Latin touch: for words that a library wrote.
pub fn spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    let mut letter = [0; 4];
    for character in text.chars() {
        join(&mut spaced, character.encode_utf8(&mut letter));
    }
    spaced
}

fn touches(last: char, first: char) -> bool {
    (is_han(last) && is_latin(first)) || (is_latin(last) && is_han(first))
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}')
}

/// A Latin letter or a digit.
fn is_latin(character: char) -> bool {
    character.is_ascii_alphanumeric() || matches!(character, '\u{c0}'..='\u{24f}')
}

/// A sentence with its `{count}` of digits: one digit, since no code is longer than four.
pub fn counted(sentence: &str, cvc_len: usize) -> String {
    let count = if cvc_len == 4 { "4" } else { "3" };
    fill(sentence, &[("count", count)])
}

/// A number in digits, at least so many. The printing of numbers is large in the wasm.
pub fn decimal(mut number: usize, width: usize) -> String {
    let mut digits = Vec::new();
    while number > 0 || digits.len() < width {
        digits.push(u8::try_from(number % 10).map_or('0', |digit| char::from(b'0' + digit)));
        number /= 10;
    }
    digits.iter().rev().collect()
}
