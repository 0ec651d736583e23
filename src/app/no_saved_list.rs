//! No saved cards: what stands in their place in the frame of a page that only saves cards.

use payseal_core::flow::State;
use payseal_core::text::Text;
use yew::Html;

/// Nothing is known of saved cards.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct SavedLook;

impl SavedLook {
    pub(crate) fn of(_: &State) -> Self {
        Self
    }
}

/// No list.
pub(crate) fn saved_list(_: &Text, _: &SavedLook, _: bool, _: bool) -> Html {
    Html::default()
}

/// Nothing was done there.
pub(crate) fn announcement(_: &Text, _: &SavedLook) -> String {
    String::new()
}
