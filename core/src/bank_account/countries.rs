//! Countries and territories whose accounts SEPA Direct Debit reaches, and how long their IBANs are.
//!
//! Which: the European Payments Council's list of the schemes' geographical scope (EPC409-09), by the letters that an
//! IBAN there begins with: 27 of the European Union, Iceland, Liechtenstein and Norway, then Albania, Andorra,
//! Gibraltar, Moldova, Monaco, Montenegro, North Macedonia, San Marino, Serbia, Switzerland, the United Kingdom and the
//! Vatican. France's and Finland's territories have their country's letters, and Guernsey, Jersey and the Isle of Man
//! the United Kingdom's. How long: the IBAN registry (ISO 13616, kept by SWIFT).

/// The letters, and how many signs there are with them.
pub const SEPA_COUNTRIES: [(&str, u8); 42] = [
    ("AD", 24),
    ("AL", 28),
    ("AT", 20),
    ("BE", 16),
    ("BG", 22),
    ("CH", 21),
    ("CY", 28),
    ("CZ", 24),
    ("DE", 22),
    ("DK", 18),
    ("EE", 20),
    ("ES", 24),
    ("FI", 18),
    ("FR", 27),
    ("GB", 22),
    ("GI", 23),
    ("GR", 27),
    ("HR", 21),
    ("HU", 28),
    ("IE", 22),
    ("IS", 26),
    ("IT", 27),
    ("LI", 21),
    ("LT", 20),
    ("LU", 20),
    ("LV", 21),
    ("MC", 27),
    ("MD", 24),
    ("ME", 22),
    ("MK", 19),
    ("MT", 31),
    ("NL", 18),
    ("NO", 15),
    ("PL", 28),
    ("PT", 25),
    ("RO", 24),
    ("RS", 22),
    ("SE", 24),
    ("SI", 19),
    ("SK", 24),
    ("SM", 27),
    ("VA", 22),
];

/// The longest of them.
pub(super) const LONGEST: usize = 31;

/// How long a number is that begins so.
pub(super) fn length(letters: &[u8]) -> Option<usize> {
    let found = SEPA_COUNTRIES
        .iter()
        .find(|(code, _)| code.as_bytes() == letters);
    found.map(|(_, length)| usize::from(*length))
}

/// Whether the letters of any of them begin with this one.
pub(super) fn any_begins_with(letter: u8) -> bool {
    SEPA_COUNTRIES
        .iter()
        .any(|(code, _)| code.as_bytes().first() == Some(&letter))
}

#[cfg(test)]
mod tests {
    use super::{LONGEST, SEPA_COUNTRIES, any_begins_with, length};

    #[test]
    fn countries_are_in_order_and_none_is_there_twice() {
        assert!(SEPA_COUNTRIES.is_sorted_by(|(one, _), (other, _)| one < other));
        let longest = SEPA_COUNTRIES.iter().map(|(_, length)| *length).max();
        assert_eq!(longest.map(usize::from), Some(LONGEST));
    }

    #[test]
    fn countries_outside_of_the_area_have_no_length() {
        assert_eq!(length(b"DE"), Some(22));
        for outside in ["US", "TR", "UA", "FO", "GL", "AE", "de", "D", ""] {
            assert_eq!(length(outside.as_bytes()), None, "{outside}");
        }
        assert!(any_begins_with(b'V'));
        assert!(!any_begins_with(b'U'));
    }
}
