//! The four fields of the card form, by name. Says nothing about what they may hold.

/// A field of the card form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Field {
    /// The long number on the card.
    Number,
    /// The month the card expires.
    Expiry,
    /// The three or four digit code.
    Cvc,
    /// The name on the card.
    Holder,
}

impl Field {
    /// Every field, in the order in which the form shows them.
    pub const ALL: [Self; 4] = [Self::Number, Self::Expiry, Self::Cvc, Self::Holder];

    /// The name by which the bridge, the CSS and the test hooks call this field.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Expiry => "expiry",
            Self::Cvc => "cvc",
            Self::Holder => "holder",
        }
    }

    /// The field with this [`name`](Self::name).
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| field.name() == name)
    }
}

#[cfg(test)]
mod tests {
    use super::Field;

    #[test]
    fn every_name_finds_its_field_again() {
        for field in Field::ALL {
            assert_eq!(Field::parse(field.name()), Some(field));
        }
        assert_eq!(Field::parse("Number"), None);
        assert_eq!(Field::parse(""), None);
    }
}
