//! Endpoints, answers and the signature of the V2022-03 interface, each once: a gateway serves and writes what a
//! merchant's server asks for and reads. A request is one type for both; where clients spell a member in more
//! than one way, it reads them all and writes one. Only what a session is for has two, since a gateway says of
//! each of its members what it can be.

pub mod after_sale;
pub mod charge;
pub mod checkout;
pub mod customer;
pub mod local_payment;
pub mod order;
pub mod order_info;
pub mod payment_methods;
pub mod refunds;
pub mod session;
pub mod signature;
pub mod transactions;
