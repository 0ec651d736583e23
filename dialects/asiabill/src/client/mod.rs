//! The merchant's side of AsiaBill's V2022-03 API: signed calls, verified answers and webhooks, and
//! the return URL of shoppers who come back from their bank.
//!
//! It stores no order and no card, and it makes no decision about money: it reports what the gateway
//! said, and reports a result as unknown when it is unknown.
//!
//! ```no_run
//! # async fn pay() -> Result<(), Box<dyn std::error::Error>> {
//! use payseal_asiabill::client::{Account, CallError, Client};
//!
//! let account = Account::new("12246002", "12H4567r");
//! let client = Client::new("http://127.0.0.1:4001", account)?;
//! match client.create_session().await {
//!     Ok(session) => drop(session),
//!     Err(CallError::Refused { code }) => println!("the gateway says {code}"),
//!     Err(error) => println!("{error}"),
//! }
//! # Ok(())
//! # }
//! ```

mod account;
mod calls;
mod clock;
mod error;
mod returned;
mod sender;
mod sessions;
mod webhook;

pub use crate::wire::after_sale::{ListedChargeback, LogisticsAnswer, LogisticsRequest};
pub use crate::wire::checkout::{
    CheckoutAnswer, CheckoutRequest, ConsultAnswer, ConsultRequest, GoodsLine, OfferedMethod,
};
pub use crate::wire::local_payment::{LocalPaymentAnswer, LocalPaymentRequest};
pub use crate::wire::order::{BillingAddress, Order};
pub use crate::wire::refunds::{
    AuthType, AuthorizeAnswer, RefundAnswer, RefundRequest, RefundType,
};
pub use crate::wire::transactions::{CaptureStatus, Transaction};
pub use account::Account;
pub use error::CallError;
pub use returned::{ReturnError, Returned};
pub use sender::{Client, ClientError};
pub use sessions::{ConsentRule, CvcRule, SessionRequest};
pub use webhook::{Chargeback, Event, Payment, PreAuthorization, Refund, WebhookError};
