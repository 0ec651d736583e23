//! What `boot.js` keeps for the frame: the window messages that came before the wasm did, those
//! that come later, and the way to stop for good.
//!
//! Judging a message is [`payseal_core::bridge::handshake`]'s work.

use js_sys::Reflect;
use payseal_core::bridge::handshake::Seen;
use wasm_bindgen::prelude::*;
use web_sys::{MessageEvent, MessagePort};

use super::{DomError, window};

#[wasm_bindgen]
extern "C" {
    /// The object that `boot.js` leaves on the global scope.
    type Boot;

    #[wasm_bindgen(js_namespace = globalThis, js_name = payseal, thread_local_v2)]
    static BOOT: Option<Boot>;

    #[wasm_bindgen(method)]
    fn listen(this: &Boot, hear: Option<&js_sys::Function>);

    #[wasm_bindgen(method)]
    fn stop(this: &Boot, code: &str);
}

/// The window messages, heard until it is dropped.
pub struct WindowMessages {
    _hear: Closure<dyn FnMut(MessageEvent)>,
}

impl WindowMessages {
    /// Calls `hear` with every window message, first with those that came early. A message comes
    /// with its port, when it has exactly one.
    ///
    /// # Errors
    /// When `boot.js` has not run.
    pub fn hear(
        mut hear: impl FnMut(Seen<'_>, Option<MessagePort>) + 'static,
    ) -> Result<Self, DomError> {
        let parent = window()?.parent().ok().flatten();
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
            let data = event.data();
            let source = event.source();
            let from_parent = match (&source, &parent) {
                (Some(source), Some(parent)) => source.loose_eq(parent.as_ref()),
                (None, _) | (_, None) => false,
            };
            let nonce = member(&data, "nonce").and_then(|nonce| nonce.as_string());
            let ports = event.ports();
            hear(
                Seen {
                    origin: &event.origin(),
                    from_parent,
                    version: member(&data, "payseal").and_then(|it| whole(&it)),
                    nonce: nonce.as_deref(),
                    ports: ports.length() as usize,
                },
                ports.get(0).dyn_into().ok(),
            );
        });
        BOOT.with(|boot| {
            let boot = boot.as_ref().ok_or(DomError("boot script"))?;
            boot.listen(Some(hear.as_ref().unchecked_ref()));
            Ok(Self { _hear: hear })
        })
    }
}

impl Drop for WindowMessages {
    fn drop(&mut self) {
        BOOT.with(|boot| {
            if let Some(boot) = boot {
                boot.listen(None);
            }
        });
    }
}

/// Shows the static notice in place of the form, and tells the host page. Nothing of the wasm may
/// run after it.
pub fn stop(code: &str) {
    BOOT.with(|boot| {
        if let Some(boot) = boot {
            boot.stop(code);
        }
    });
}

/// A member of an object; a getter that throws is no member.
fn member(data: &JsValue, name: &str) -> Option<JsValue> {
    data.is_object()
        .then(|| Reflect::get(data, &name.into()).ok())
        .flatten()
}

fn whole(value: &JsValue) -> Option<u32> {
    let number = value.as_f64()?;
    let whole = number as u32;
    (f64::from(whole) == number).then_some(whole)
}
