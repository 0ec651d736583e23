//! What stands behind the form in a page: the page's calls from another origin ([`cors`]), the session that
//! the sealed form gets for an intent's client secret ([`sessions`]), and the payment method that becomes of
//! a card which the form sent ([`kept_card`]), and the customer's payment methods in it ([`saved_cards`]).

pub(crate) mod cors;
pub(crate) mod kept_account;
pub(crate) mod kept_card;
pub(crate) mod saved_cards;
pub(crate) mod sessions;
