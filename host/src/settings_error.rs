//! What is wrong with a configuration file, naming what to mend.

use payseal_core::bridge::origin::OriginError;

/// Why a configuration file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingsError {
    /// It is not TOML, or a member is missing, unknown or of the wrong type.
    #[error("{0}")]
    Form(#[from] toml::de::Error),
    /// It cannot be read.
    #[error("{0}")]
    Read(#[from] std::io::Error),
    /// No call could ever be let in.
    #[error("most_calls and most_connections are at least 1")]
    NoPlace,
    /// There is no account.
    #[error("there is no [[account]]; a host without one serves nobody")]
    NoAccount,
    /// An account's number is not one.
    #[error(
        "account {position}: the number has 1 to 64 letters, digits, hyphens and underscores, and is neither `assets` nor `v` and digits"
    )]
    Number {
        /// Counted from 1.
        position: usize,
    },
    /// Two accounts have the same number.
    #[error("account {number} is there twice")]
    Twice {
        /// The number.
        number: String,
    },
    /// An account's origin is not one.
    #[error("account {number}: {origin} is not an origin: {source}")]
    Origin {
        /// The account.
        number: String,
        /// What the file says.
        origin: String,
        /// What is wrong with it.
        source: OriginError,
    },
    /// A live account may be embedded by a page that anyone on the way can change.
    #[error("account {number}: the origins of a live account begin with https://, unlike {origin}")]
    Insecure {
        /// The account.
        number: String,
        /// What the file says.
        origin: String,
    },
    /// More than one of these.
    #[error("{} faults{}", .0.len(), listed(.0))]
    Several(Vec<SettingsError>),
}

impl SettingsError {
    /// All that is wrong, as one error.
    pub(crate) fn of(mut faults: Vec<Self>) -> Self {
        match (faults.len(), faults.pop()) {
            (1, Some(fault)) => fault,
            (_, last) => {
                faults.extend(last);
                Self::Several(faults)
            }
        }
    }
}

fn listed(faults: &[SettingsError]) -> String {
    faults.iter().map(|fault| format!("\n  {fault}")).collect()
}

/// A configuration file that cannot be used, with its name.
#[derive(Debug, thiserror::Error)]
#[error("{file}: {source}")]
pub struct FileError {
    pub(crate) file: String,
    pub(crate) source: SettingsError,
}
