//! Which code says that the ledger did not do what it was asked.

use payseal_engine::ledger::{Fault, Refusal};

use crate::wire::Refused;
use crate::wire::codes::Code;

/// The refusals that have a code of their own. Every other is `PROCESS_FAIL`, with its sentence.
const CODES: [(Refusal, Code); 10] = [
    (Refusal::MethodUnknown, Code::InvalidAccessToken),
    (Refusal::MethodOfAnother, Code::InvalidAccessToken),
    (Refusal::CardUnpublished, Code::CardNotSupported),
    (Refusal::CardExpired, Code::InvalidExpirationDate),
    (Refusal::CvcIncorrect, Code::InvalidPaymentMethodMetaData),
    (Refusal::CardInText, Code::ParamIllegal),
    (Refusal::ReturnUrlMissing, Code::ParamIllegal),
    (Refusal::TradeUnknown, Code::OrderNotExist),
    (Refusal::RefundUnknown, Code::OrderNotExist),
    (Refusal::RefundLate, Code::RefundWindowExceed),
];

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        let own = CODES.iter().find(|(known, _)| *known == refusal);
        let code = own.map_or(Code::ProcessFail, |(_, code)| *code);
        Self::because(code, refusal.to_string())
    }
}

impl From<Fault> for Refused {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Refused(refusal) => refusal.into(),
            Fault::Busy => {
                tracing::warn!("a request waited for the database for too long");
                Self::because(
                    Code::UnknownException,
                    "the database is busy; nothing was done",
                )
            }
            Fault::Store(_) | Fault::NoRandomness(_) | Fault::Torn => {
                tracing::error!(error = %fault, "a request could not be served");
                Code::UnknownException.into()
            }
        }
    }
}
