//! The choice between the two brands of a card (EU 2015/751, article 8): nobody's but the shopper's, and sent
//! with the card.

use payseal_core::card::{Brand, BrandSet, Draft, Field};
use payseal_core::flow::{Effect, Event, ListSource, Settings};

use crate::till::{PAYING, Till};

const SAVING: Settings = Settings {
    pays: false,
    list: ListSource::Nobody,
    ..PAYING
};

const MADA: &str = "4201 3201 1111 1010";

fn brands(set: &[Brand]) -> BrandSet {
    set.iter().copied().collect()
}

fn edit(till: &mut Till, field: Field, text: &str) {
    let draft = Draft::from_text(text);
    till.take(Event::Edited { field, draft });
}

fn chosen(till: &Till) -> Option<Brand> {
    till.state.form().chosen_brand()
}

#[test]
fn a_card_of_two_brands_asks_which_and_none_is_chosen_before_the_shopper_does() {
    let mut till = Till::opened(SAVING);
    let two = brands(&[Brand::Visa, Brand::Mada]);
    for (number, choices) in [
        ("4", BrandSet::NONE),
        ("4201 32", two),
        (MADA, two),
        ("4242 4242 4242 4242", BrandSet::NONE),
        // A range that was cut out of another brand's is no card of two.
        ("4011 7812 3456 7890", BrandSet::NONE),
        ("5297 41", brands(&[Brand::Mastercard, Brand::Mada])),
    ] {
        edit(&mut till, Field::Number, number);
        assert_eq!(till.state.form().choices(), choices, "{number}");
        assert_eq!(chosen(&till), None, "{number}");
    }
}

#[test]
fn the_brand_that_the_shopper_chose_is_told_and_sent_and_goes_with_its_number() {
    let mut till = Till::opened(SAVING);
    till.token();
    for (field, text) in [
        (Field::Number, MADA),
        (Field::Expiry, "12 / 30"),
        (Field::Cvc, "123"),
    ] {
        edit(&mut till, field, text);
    }
    // What is on no such card cannot be chosen.
    till.take(Event::BrandChosen(Brand::Amex));
    assert_eq!(chosen(&till), None);
    till.effects.clear();
    till.take(Event::BrandChosen(Brand::Visa));
    let views = till.effects.iter().filter_map(|effect| match effect {
        Effect::TellForm(view) => Some(view.form.selected_brand),
        _ => None,
    });
    assert!(views.eq([Some(Brand::Visa)]));
    till.submit();
    let brand = till.effects.iter().find_map(|effect| match effect {
        Effect::Tokenise { brand, .. } => Some(*brand),
        _ => None,
    });
    assert_eq!(brand, Some(Some(Brand::Visa)));
    // While the card is on its way nothing changes.
    till.take(Event::BrandChosen(Brand::Mada));
    assert_eq!(chosen(&till), Some(Brand::Visa));
    till.take(Event::Cleared);
    edit(&mut till, Field::Number, MADA);
    assert_eq!(chosen(&till), None, "another card, another choice");
    till.take(Event::BrandChosen(Brand::Mada));
    edit(&mut till, Field::Number, "4242 4242 4242 4242");
    edit(&mut till, Field::Number, MADA);
    assert_eq!(chosen(&till), None);
}

#[test]
fn a_merchant_may_prefer_a_brand_and_the_shopper_chooses_another() {
    let mut till = Till::opened(Settings {
        preferred_brands: brands(&[Brand::Mada]),
        ..SAVING
    });
    edit(&mut till, Field::Number, MADA);
    assert_eq!(chosen(&till), Some(Brand::Mada));
    till.take(Event::BrandChosen(Brand::Visa));
    assert_eq!(chosen(&till), Some(Brand::Visa));
    edit(&mut till, Field::Number, "4242 4242 4242 4242");
    assert_eq!(chosen(&till), None);
}

#[test]
fn a_brand_that_is_not_taken_is_nothing_to_choose() {
    for taken in [
        &[Brand::Mada][..],
        &[Brand::Visa],
        &[Brand::Visa, Brand::Amex],
    ] {
        let mut till = Till::opened(Settings {
            brands: brands(taken),
            ..SAVING
        });
        edit(&mut till, Field::Number, MADA);
        assert_eq!(till.state.form().choices(), BrandSet::NONE, "{taken:?}");
        assert_eq!(till.state.form().reason(Field::Number), None);
    }
}

#[test]
fn a_brand_that_no_prefix_tells_is_left_to_the_gateway() {
    for (taken, number, told) in [
        (Brand::CartesBancaires, "4000 0025 0000 1001", false),
        (Brand::EftposAustralia, "4000 0503 6000 0001", false),
        (Brand::Bc, "3566 0020 2036 0505", false),
        (Brand::Dankort, "4571 0000 0000 0001", false),
        (Brand::Dankort, "5555 5555 5555 4444", true),
        (Brand::CartesBancaires, "3782 822463 10005", true),
        (Brand::Mada, "4242 4242 4242 4242", true),
    ] {
        let mut till = Till::opened(Settings {
            brands: brands(&[taken]),
            ..SAVING
        });
        edit(&mut till, Field::Number, number);
        let reason = till.state.form().reason(Field::Number);
        assert_eq!(reason.is_some(), told, "{taken:?} {number}");
    }
}
