//! Endpoints, answers and the signature of the V2022-03 interface, each once: a gateway serves and writes what a
//! merchant's server asks for and reads. A request is a client's: a gateway reads it more leniently than this
//! client writes it, in a shape of its own.

pub mod after_sale;
pub mod charge;
pub mod checkout;
pub mod customer;
pub mod local_payment;
pub mod order_info;
pub mod payment_methods;
pub mod refunds;
pub mod session;
pub mod signature;
pub mod transactions;
