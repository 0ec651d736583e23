//! What the components are drawn from: small facts about the state, and nothing that was typed.

use payseal_core::card::{Brand, BrandSet, CvcPolicy, Field, Reason, Today};
use payseal_core::flow::{Access, Doing, Kept, Notice, Phase, Receipt, State};

use super::field_error::FieldError;
use super::saved_list::SavedLook;

/// How far the form is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Stage {
    /// The shopper types, or may begin to.
    Open,
    /// A call is under way.
    Busy(Doing),
    /// It is done.
    Done(Kept, Option<Brand>),
}

/// What the form says about keeping the new card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Mandate {
    /// Nothing.
    None,
    /// It asks, and the box is ticked or not.
    Asked(bool),
    /// It says so.
    Stated,
}

/// Everything that decides how the form looks, besides its words.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Look {
    pub(crate) stage: Stage,
    pub(crate) saved: SavedLook,
    /// Whether the shopper can change anything.
    pub(crate) access: Access,
    /// What was paid, once it is.
    pub(crate) receipt: Receipt,
    /// Whether a new card is typed, rather than a saved one chosen.
    pub(crate) shows_form: bool,
    pub(crate) mandate: Mandate,
    pub(crate) brand: Option<Brand>,
    /// The brands that there are to choose from.
    pub(crate) choices: BrandSet,
    /// Which of them is chosen.
    pub(crate) chosen_brand: Option<Brand>,
    /// Whether the card that is typed needs its code.
    pub(crate) cvc_policy: CvcPolicy,
    /// Whether the number is still empty, so that the marks say what is taken.
    pub(crate) untouched: bool,
    /// The brands that are taken.
    pub(crate) taken: BrandSet,
    /// Whether there is a field for the name.
    pub(crate) holder: bool,
    pub(crate) notice: Option<Notice>,
    /// The reason that has just appeared under a field the shopper left: to be said aloud once.
    pub(crate) announced: Option<FieldError>,
    number: Option<FieldError>,
    expiry: Option<FieldError>,
    cvc: Option<FieldError>,
    name: Option<FieldError>,
    /// The month that all of this is true in.
    today: Today,
}

impl Look {
    pub(crate) fn of(state: &State, announced: Option<Reason>) -> Self {
        let form = state.form();
        let error = |field| FieldError::of(form.reason(field), form.detail(field));
        Self {
            stage: match (state.phase(), state.doing()) {
                (_, Some(doing)) => Stage::Busy(doing),
                (Phase::Finished { brand, kept, .. }, None) => Stage::Done(*kept, *brand),
                (_, None) => Stage::Open,
            },
            saved: SavedLook::of(state),
            access: state.settings().access,
            receipt: state.receipt().clone(),
            shows_form: state.shows_form(),
            mandate: if state.asks_consent() {
                Mandate::Asked(state.agreed())
            } else if state.states_consent() {
                Mandate::Stated
            } else {
                Mandate::None
            },
            brand: form.brand(),
            choices: form.choices(),
            chosen_brand: form.chosen_brand(),
            cvc_policy: form.cvc_policy(),
            untouched: form
                .draft(Field::Number)
                .is_none_or(payseal_core::card::Draft::is_empty),
            taken: form.taken(),
            holder: form.fields().any(|field| field == Field::Holder),
            notice: state.notice(),
            announced: announced.and_then(|reason| error(reason.field())),
            number: error(Field::Number),
            expiry: error(Field::Expiry),
            cvc: error(Field::Cvc),
            name: error(Field::Holder),
            today: state.today(),
        }
    }

    /// Whether it still is how the form looks after a key in one of its fields: such a key changes nothing else. What
    /// says anything is drawn anew with each key.
    pub(crate) fn shows(&self, state: &State) -> bool {
        let form = state.form();
        let number = form.draft(Field::Number);
        self.today == state.today()
            && self.brand == form.brand()
            && self.choices == form.choices()
            && self.chosen_brand == form.chosen_brand()
            && self.cvc_policy == form.cvc_policy()
            && self.untouched == number.is_none_or(payseal_core::card::Draft::is_empty)
            && self.notice.is_none()
            && Field::ALL
                .into_iter()
                .all(|field| self.reason(field).is_none() && form.reason(field).is_none())
    }

    /// The reason under a field.
    pub(crate) fn reason(&self, field: Field) -> Option<FieldError> {
        match field {
            Field::Number => self.number,
            Field::Expiry => self.expiry,
            Field::Cvc => self.cvc,
            Field::Holder => self.name,
        }
    }

    /// How many digits the code has.
    pub(crate) fn cvc_len(&self) -> usize {
        self.brand.map_or(3, Brand::cvc_len)
    }
}

#[cfg(test)]
mod tests {
    use payseal_core::card::{Detail, Draft, YearMonth};
    use payseal_core::flow::{Event, Now, Settings, step};

    use super::*;

    fn after(events: Vec<Event>) -> Look {
        let today = YearMonth::new(2026, 11).unwrap().into();
        let now = Now { millis: 0, today };
        let mut state = State::new(now, true);
        for event in events {
            state = step(state, event, now).state;
        }
        Look::of(&state, None)
    }

    fn typed(field: Field, text: &str) -> Event {
        let draft = Draft::from_text(text);
        Event::Edited { field, draft }
    }

    #[test]
    fn brands_that_are_taken_are_shown_by_an_untouched_form() {
        let look = after(vec![]);
        assert_eq!(look.stage, Stage::Open);
        assert!(look.untouched && !look.holder);
        assert_eq!((look.brand, look.cvc_len()), (None, 3));
    }

    #[test]
    fn cvc_length_is_that_of_the_brand() {
        let look = after(vec![typed(Field::Number, "3782")]);
        assert!(!look.untouched);
        assert_eq!((look.brand, look.cvc_len()), (Some(Brand::Amex), 4));
    }

    #[test]
    fn look_is_the_same_until_a_key_changes_what_is_seen() {
        let today = YearMonth::new(2026, 11).unwrap().into();
        let now = Now { millis: 0, today };
        let mut state = State::new(now, true);
        let mut look = Look::of(&state, None);
        let drawn = [
            // The marks of what is taken go, and the brand's comes.
            (Field::Number, "4242 4242", true),
            (Field::Number, "4242 4242 4", false),
            (Field::Number, "4242 4242 4242 424", false),
            (Field::Number, "4242 4242 4242 4242", false),
            // Another brand, with another length of the code.
            (Field::Number, "3782", true),
            (Field::Expiry, "0", false),
            (Field::Expiry, "03 / 30", false),
            (Field::Cvc, "123", false),
            (Field::Number, "", true),
        ];
        for (field, text, changes) in drawn {
            state = step(state, typed(field, text), now).state;
            assert_eq!(look.shows(&state), !changes, "{text}");
            // What is not drawn would not have been drawn otherwise.
            let after = Look::of(&state, None);
            assert_eq!(look == after, !changes, "{text}");
            look = after;
        }
        // A reason that goes, and a month that has come.
        state = step(state, typed(Field::Expiry, "03 / 24"), now).state;
        state = step(state, Event::Left(Field::Expiry), now).state;
        look = Look::of(&state, None);
        state = step(state, typed(Field::Expiry, "03 / 3"), now).state;
        assert!(!look.shows(&state));
        look = Look::of(&state, None);
        let today = YearMonth::new(2026, 12).unwrap().into();
        state = step(state, typed(Field::Cvc, "12"), Now { millis: 1, today }).state;
        assert!(!look.shows(&state));
    }

    #[test]
    fn field_error_is_under_its_own_field() {
        let settings = Settings {
            holder: true,
            ..Settings::default()
        };
        let opened = Event::Opened(settings, Default::default());
        let look = after(vec![
            opened,
            typed(Field::Number, "4242 4242 4242 4241"),
            Event::Left(Field::Number),
            typed(Field::Expiry, "03 / 24"),
            Event::Left(Field::Expiry),
        ]);
        assert!(look.holder);
        let number = look.reason(Field::Number).unwrap();
        assert_eq!((number.reason, number.detail), (Reason::NumberTypo, None));
        let expiry = look.reason(Field::Expiry).unwrap();
        let march = YearMonth::new(2024, 3).unwrap();
        assert_eq!(expiry.reason, Reason::ExpiryPast);
        assert!(expiry.detail == Some(Detail::Expired(march)));
        assert_eq!(look.reason(Field::Cvc), None);
        assert_eq!(look.reason(Field::Holder), None);
    }
}
