//! What is dropped is gone: no listener, timer or port outlives its owner.

use std::cell::Cell;
use std::rc::Rc;

use payseal::dom::listener::Listener;
use payseal::dom::port::Port;
use payseal::dom::resize::Height;
use payseal::dom::timer::Timer;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::wasm_bindgen_test;
use web_sys::{Event, HtmlElement, MessageChannel};

use crate::stage::{element, js, static_form, until};

fn counter() -> (Rc<Cell<u32>>, impl Fn()) {
    let count = Rc::new(Cell::new(0));
    let counted = Rc::clone(&count);
    (count, move || counted.set(counted.get() + 1))
}

#[wasm_bindgen_test]
fn a_dropped_listener_hears_nothing() {
    static_form();
    let (count, hear) = counter();
    let target = element("#app");
    let listener = Listener::add(&target, "input", move |_| hear()).expect("a listener");
    let event = || target.dispatch_event(&Event::new("input").expect("an event"));
    event().expect("dispatched");
    assert_eq!(count.get(), 1);
    drop(listener);
    event().expect("dispatched");
    assert_eq!(count.get(), 1);
}

#[wasm_bindgen_test]
async fn a_dropped_timer_does_not_fire() {
    let (dropped_count, fire) = counter();
    let dropped = Timer::after(0, fire).expect("a timer");
    let (kept_count, fire) = counter();
    let _kept = Timer::after(0, fire).expect("a timer");
    drop(dropped);
    until("the kept one fires", || kept_count.get() == 1).await;
    assert_eq!(dropped_count.get(), 0);
}

#[wasm_bindgen_test]
async fn a_port_counts_noise_and_a_dropped_one_is_silent() {
    let channel = MessageChannel::new().expect("a channel");
    let (count, hear) = counter();
    let port = Port::open(channel.port1(), move |_| hear());
    let say = |json| channel.port2().post_message(&js(json)).expect("posted");
    say("\"clear\"");
    say("\"noise\"");
    say("\"close\"");
    until("both are heard", || count.get() == 2).await;
    assert_eq!(port.dropped(), 1);
    drop(port);
    say("\"clear\"");
    let (fired, fire) = counter();
    let _timer = Timer::after(0, fire).expect("a timer");
    until("a later turn", || fired.get() == 1).await;
    assert_eq!(count.get(), 2);
}

#[wasm_bindgen_test]
async fn tells_the_height_rounded_up_and_only_when_it_changed() {
    static_form();
    let stage: HtmlElement = element("#stage").dyn_into().expect("an element");
    stage.set_inner_html("<div id=\"box\"></div>");
    let style = element("#box")
        .dyn_into::<HtmlElement>()
        .expect("an element")
        .style();
    style.set_property("height", "10.2px").expect("style");
    let heights = Rc::new(std::cell::RefCell::new(Vec::new()));
    let told = Rc::clone(&heights);
    let watch = Height::watch(element("#box"), move |height| {
        told.borrow_mut().push(height)
    });
    let _watch = watch.expect("an observer");
    until("the first", || *heights.borrow() == [11]).await;
    style.set_property("height", "20px").expect("style");
    until("the second", || *heights.borrow() == [11, 20]).await;
}
