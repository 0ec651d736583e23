//! The names of what the core knows, as messages spell them.

use serde::{Deserialize, Serialize};

use crate::card;

/// Declares a bridge enum beside the card type it mirrors, so that a new variant there does not
/// compile until it has a name here.
macro_rules! mirror {
    ($(#[$doc:meta])* $name:ident mirrors $source:path { $($variant:ident => $wire:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
        #[cfg_attr(test, derive(ts_rs::TS))]
        #[allow(missing_docs, reason = "named as in `card`")]
        pub enum $name { $(#[serde(rename = $wire)] $variant),+ }

        impl From<$source> for $name {
            fn from(source: $source) -> Self {
                match source { $(<$source>::$variant => Self::$variant),+ }
            }
        }

        impl From<$name> for $source {
            fn from(name: $name) -> Self {
                match name { $($name::$variant => Self::$variant),+ }
            }
        }
    };
}

mirror! {
    /// A field of the form.
    Field mirrors card::Field {
        Number => "number", Expiry => "expiry", Cvc => "cvc", Holder => "holder",
    }
}

mirror! {
    /// How far a field is.
    FieldState mirrors card::FieldState {
        Empty => "empty", Incomplete => "incomplete", Valid => "valid", Invalid => "invalid",
    }
}

mirror! {
    /// A card brand, by its slug.
    Brand mirrors card::Brand {
        Visa => "visa", Mastercard => "mastercard", Amex => "amex", Discover => "discover",
        Diners => "diners", Jcb => "jcb", UnionPay => "unionpay", Maestro => "maestro",
        Elo => "elo", Mir => "mir", RuPay => "rupay", Troy => "troy", Hipercard => "hipercard",
        Mada => "mada",
        CartesBancaires => "cartes_bancaires",
        Dankort => "dankort",
        Bancontact => "bancontact",
        Verve => "verve",
        Uatp => "uatp",
        EftposAustralia => "eftpos_australia",
        Bc => "bc",
        Cabal => "cabal",
        Naranja => "naranja",
        Argencard => "argencard",
    }
}
