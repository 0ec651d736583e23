//! Puts values into the named placeholders of a sentence.
//!
//! No plurals, no numbers, no escaping: values are short proven words (a brand's name, four
//! digits), and the result is only ever set as text.

/// The sentence with each `{name}` replaced by its value. A placeholder without a value stays as
/// it is; a test holds that no sentence has one.
pub fn fill(sentence: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(sentence.len());
    let mut rest = sentence;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let value = after.split_once('}').and_then(|(name, tail)| {
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((*value, tail))
        });
        match value {
            Some((value, tail)) => {
                filled.push_str(value);
                rest = tail;
            }
            None => {
                filled.push('{');
                rest = after;
            }
        }
    }
    filled.push_str(rest);
    filled
}
