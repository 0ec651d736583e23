//! What the frame knows when it is drawn for the first time.

use payseal_core::flow::{Now, Settings};
use yew::prelude::*;

use super::words::Words;

/// What the frame knows when it is drawn for the first time.
#[derive(Clone, PartialEq, Properties)]
pub struct CardFormProps {
    /// The sentences of the document's locale.
    pub words: Words,
    /// The host name that receives the card, for the shopper to read.
    pub gateway: AttrValue,
    /// The merchant, as the gateway knows them, for the shopper to read.
    pub merchant: AttrValue,
    /// What the page will most likely want, so that nothing moves when it says so.
    pub expected: Settings,
    /// The time of the first drawing.
    pub now: Now,
    /// Whether there seems to be a network.
    pub online: bool,
    /// Whether the inputs are in the document already, to be adopted; otherwise they are drawn.
    pub adopting: bool,
}
