//! What the page is told of the form.

use super::form::FormView;
use crate::wire::ids::PaymentMethodId;

/// What may be known outside the frame: states, a brand, and an id that the page has already.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct View {
    /// The card form.
    pub form: FormView,
    /// Whether everything that is needed is there.
    pub complete: bool,
    /// The saved card that is chosen.
    pub selected: Option<PaymentMethodId>,
    /// Whether the new card is to be kept.
    pub consent: bool,
}
