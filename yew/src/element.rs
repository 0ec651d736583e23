//! The component.

use std::rc::Rc;

use yew::prelude::*;

use crate::binding::{Binding, Listeners};
use crate::form::Form;
use crate::options::Options;
use crate::script::{Misuse, Payseal};
use crate::state::{Event as FormEvent, State};

/// What the component is given.
#[derive(Clone, Debug, PartialEq, Properties)]
pub struct PaymentElementProps {
    /// From [`load`](crate::load).
    pub payseal: Payseal,
    /// The form's options. What can change in place does; any other change makes the form anew, once no call is under way.
    pub options: Options,
    /// The id of the element around the form.
    #[prop_or_default]
    pub id: Option<AttrValue>,
    /// Its classes.
    #[prop_or_default]
    pub class: Classes,
    /// Shown until there is a form.
    #[prop_or_default]
    pub fallback: Html,
    /// Called with the form when it is made, and with none when it goes.
    #[prop_or_default]
    pub on_form: Callback<Option<Form>>,
    /// Called with the state whenever the form says something.
    #[prop_or_default]
    pub on_state: Callback<State>,
    /// Called with what the form says.
    #[prop_or_default]
    pub on_event: Callback<FormEvent>,
    /// Called when the library refuses what it was told.
    #[prop_or_default]
    pub on_misuse: Callback<Misuse>,
}

/// The form in a page.
#[component]
pub fn PaymentElement(props: &PaymentElementProps) -> Html {
    let spot = use_node_ref();
    let binding = use_mut_ref(|| None::<Binding>);
    let newest = use_mut_ref(Listeners::default);
    let made = use_state(|| false);
    let again = use_state(|| 0_u32);
    *newest.borrow_mut() = Listeners {
        form: props.on_form.clone(),
        state: props.on_state.clone(),
        event: props.on_event.clone(),
        misuse: props.on_misuse.clone(),
    };

    // Before the one that makes it: another library ends the form of the first.
    {
        let (binding, newest) = (Rc::clone(&binding), Rc::clone(&newest));
        use_effect_with(props.payseal.clone(), move |_| {
            move || {
                let ended = binding.borrow_mut().take();
                if ended.is_some() {
                    let told = newest.borrow().form.clone();
                    told.emit(None);
                }
            }
        });
    }
    {
        let (spot, made) = (spot.clone(), made.setter());
        let dependencies = (props.payseal.clone(), props.options.clone(), *again);
        let again = again.clone();
        use_effect_with(dependencies, move |(payseal, options, _)| {
            let mut binding = binding.borrow_mut();
            let changed = match binding.as_mut() {
                Some(now) => now.change(options),
                None => Ok(false),
            };
            let outcome = match (changed, binding.as_ref()) {
                (Ok(true), _) => Ok(None),
                (Ok(false), Some(now)) if now.form().is_busy() => {
                    let next = again.wrapping_add(1);
                    now.form().when_idle(Rc::new(move || again.set(next)));
                    Ok(None)
                }
                (Ok(false), _) => {
                    // The old one goes first: a place in the page has one form.
                    *binding = None;
                    spot.cast::<web_sys::Element>()
                        .ok_or_else(|| Misuse("there is no place for the form".to_owned()))
                        .and_then(|spot| Binding::make(payseal, &spot, options, &newest))
                        .map(Some)
                }
                (Err(misuse), _) => Err(misuse),
            };
            let listeners = newest.borrow().clone();
            match outcome {
                Ok(None) => {}
                Ok(Some(now)) => {
                    let form = now.form().clone();
                    *binding = Some(now);
                    drop(binding);
                    made.set(true);
                    listeners.state.emit(State::new());
                    listeners.form.emit(Some(form));
                }
                Err(misuse) => {
                    drop(binding);
                    listeners.misuse.emit(misuse);
                }
            }
        });
    }

    html! {
        <>
            <div id={props.id.clone()} class={props.class.clone()} ref={spot}></div>
            if !*made { { props.fallback.clone() } }
        </>
    }
}
