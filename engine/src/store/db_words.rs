//! How an enum is spelt in the database. The spelling is the store's own: what a dialect sends is in
//! the dialect's tables, so that neither can change the other by accident.

/// Gives an enum without fields its words in the database.
macro_rules! db_words {
    ($name:ident { $($variant:ident => $word:literal,)+ }) => {
        impl $name {
            /// Every one.
            pub const ALL: &[Self] = &[$(Self::$variant,)+];

            /// The word in the database.
            #[must_use]
            pub const fn db_word(self) -> &'static str {
                match self {
                    $(Self::$variant => $word,)+
                }
            }

            /// The one that [`Self::db_word`] writes so.
            #[must_use]
            pub fn from_db_word(word: &str) -> Option<Self> {
                match word {
                    $($word => Some(Self::$variant),)+
                    _ => None,
                }
            }
        }
    };
}

pub(super) use db_words;
