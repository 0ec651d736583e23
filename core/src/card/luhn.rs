//! The checksum in the last digit of most card numbers (ISO/IEC 7812-1, annex B). Does not know
//! which brands use it.

/// Whether `digits` (values 0–9) carry a right check digit.
pub(super) fn holds(digits: &[u8]) -> bool {
    let sum = digits
        .iter()
        .rev()
        .enumerate()
        .fold(0_u32, |sum, (place, digit)| {
            let digit = u32::from(*digit);
            sum + match (place % 2, digit * 2) {
                (0, _) => digit,
                (_, doubled) if doubled > 9 => doubled - 9,
                (_, doubled) => doubled,
            }
        });
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::holds;
    use crate::card::digits::Digits;

    #[test]
    fn accepts_published_test_numbers_and_no_neighbour_of_them() {
        for text in [
            "4242424242424242",
            "378282246310005",
            "6011111111111117",
            "30569309025904",
            "6304000000000000",
        ] {
            let right = Digits::of(text);
            assert!(holds(right.as_slice()), "{text}");
            for place in 0..right.len() {
                let mut wrong = right.as_slice().to_vec();
                wrong[place] = (wrong[place] + 1) % 10;
                assert!(!holds(&wrong), "{text}, digit {place}");
            }
        }
    }
}
