//! What stands behind the form in a page: the page's calls from another origin ([`cors`]), the session that
//! the sealed form gets for the client secret of what is paid ([`sessions`]), the payment method that becomes of
//! a card which the form sent ([`kept_card`]), the customer's payment methods in it ([`saved_cards`]), and the
//! checkout session as its page has it ([`payment_pages`]).

pub(crate) mod cors;
pub(crate) mod kept_account;
pub(crate) mod kept_card;
pub(crate) mod payment_pages;
pub(crate) mod saved_cards;
pub(crate) mod sessions;
