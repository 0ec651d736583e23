//! What the shopper agreed to: the words that were there.

use payseal_core::flow::Event;

use crate::walk::Walk;

#[test]
fn consent_does_not_outlive_the_words_that_were_agreed_to() {
    let mut walk = Walk::with_token();
    walk.take(Event::Worded("own-1".into()));
    walk.take(Event::Agreed(true));
    walk.take(Event::Worded("own-1".into()));
    assert!(walk.state.agreed(), "the same words");
    walk.take(Event::Worded("own-2".into()));
    assert!(!walk.state.agreed(), "other words");
    walk.take(Event::Worded("own-1".into()));
    assert!(!walk.state.agreed(), "the first words again");
}
