//! Meets the host page, and takes its messages in.
//!
//! The handshake is judged by [`payseal_core::bridge::handshake`]; here are only the ends that
//! touch the browser. A message that does not decode never gets here.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use payseal_core::bridge::VERSION;
use payseal_core::bridge::handshake::{Handshake, Nonce, Verdict};
use payseal_core::bridge::hear::{Heard, hear};
use payseal_core::bridge::held::Held;
use payseal_core::bridge::message::{ToFrame, ToHost};
use payseal_core::bridge::options::WrongOption;
use payseal_core::bridge::origin::Origin;
use payseal_core::bridge::tell;
use payseal_core::card::format::How;
use payseal_core::card::{BrandSet, Field};
use payseal_core::flow::{CallOutcome, Effect, Event, Failure, Phase};
use payseal_core::theme::Theme;
use wasm_bindgen_futures::spawn_local;
use web_sys::MessagePort;

use super::use_flow::Frame;
use crate::dom::boot::{self, WindowMessages};
use crate::dom::inputs::Slot;
use crate::dom::listener::Listener;
use crate::dom::network::Network;
use crate::dom::port::Port;
use crate::dom::resize::Height;
use crate::dom::{DomError, clock, inputs, page, texts, timer};

/// How long a call waits before it asks again whether a press is still looked at, in milliseconds.
const HELD: i32 = 50;

impl Frame {
    /// Takes the inputs over from the static form, and begins to listen to the browser and to
    /// the host page.
    pub(super) fn begin(self: &Rc<Self>, adopting: bool) {
        if self.try_begin(adopting).is_err() {
            boot::stop("frame_crashed");
        }
    }

    fn try_begin(self: &Rc<Self>, adopting: bool) -> Result<(), DomError> {
        if adopting {
            inputs::adopt()?;
        }
        self.take_over();
        let frame = Rc::clone(self);
        let network = Network::watch(move |online| frame.send(Event::Network { online }))?;
        let mut listeners = self.listen()?;
        listeners.extend(self.watch_cache()?);
        self.edge.listen(listeners, network);
        let allowed = page::data("origins").unwrap_or_default();
        let allowed = allowed.split(' ').filter_map(|it| Origin::parse(it).ok());
        let handshake = RefCell::new(Handshake::new(allowed.collect()));
        let frame = Rc::clone(self);
        let greeting = WindowMessages::hear(move |seen, port| {
            let verdict = handshake.borrow_mut().receive(seen);
            if let (Verdict::Accept { host, nonce }, Some(port)) = (verdict, port) {
                frame.gateway.set_host(host);
                frame.open_port(port, &nonce);
            }
        })?;
        self.host_page.await_greeting(greeting);
        Ok(())
    }

    /// Listens to the page's going into the browser's back/forward cache, and to its coming back. What
    /// is to be done is done in the very task: what comes later, a drawing for instance, may never run.
    fn watch_cache(self: &Rc<Self>) -> Result<Vec<Listener>, DomError> {
        let window = crate::dom::window()?;
        let left = Rc::new(Cell::new(0));
        let (frame, at) = (Rc::clone(self), Rc::clone(&left));
        let hidden = Listener::add(&window, "pagehide", move |_| {
            at.set(clock::device());
            inputs::empty_codes();
            frame.send(Event::PageHidden);
            frame.carry_out();
        })?;
        let frame = Rc::clone(self);
        let shown = Listener::add(&window, "pageshow", move |_| {
            // A page that is shown for the first time was never hidden.
            if let at @ 1.. = left.replace(0) {
                // A clock that was set back says nothing: the longest time there is.
                let away = clock::device().checked_sub(at).unwrap_or(u64::MAX);
                frame.send(Event::PageShown { away });
            }
        })?;
        Ok(vec![hidden, shown])
    }

    /// Takes in what was typed before we were here.
    fn take_over(self: &Rc<Self>) {
        for field in Field::ALL {
            if let Some(input) = inputs::of(field) {
                self.take_in(Slot::Form(field), &input, How::Typed);
            }
        }
        if let Some(field) = inputs::focused() {
            self.send(Event::Entered(field));
        }
    }

    fn open_port(self: &Rc<Self>, port: MessagePort, nonce: &Nonce) {
        let frame = Rc::clone(self);
        let port = Port::open(port, move |message| frame.hear(message));
        self.host_page.open(port);
        self.host_page.tell(&ToHost::Opened {
            version: VERSION,
            nonce: nonce.as_str().to_owned(),
            title: self.words().frame_title.clone().into_owned(),
        });
    }

    fn hear(self: &Rc<Self>, message: ToFrame) {
        let ended = self.held.borrow_mut().ended_by(&message);
        for call in ended {
            let outcome = CallOutcome::Failed(Failure::Cancelled);
            self.run(Effect::Finish { call, outcome });
        }
        if let Some(call) = Held::waits(&message) {
            // A press that `boot.js` still looks at belongs to what is sent.
            if page::has("[data-held]") {
                self.held.borrow_mut().hold(call);
                let frame = Rc::clone(self);
                return spawn_local(async move {
                    timer::pause(HELD).await;
                    let wanted = frame.held.borrow_mut().release(call);
                    if wanted {
                        frame.hear(message);
                    }
                });
            }
            self.read_again();
        }
        match hear(message, self.is_connecting()) {
            Heard::Event(event) => self.send(event),
            Heard::Open {
                mut opened,
                brands,
                theme,
                locale,
                texts,
            } => {
                if let Event::Opened(settings, _) = &mut opened {
                    let places = [&mut settings.brands, &mut settings.preferred_brands];
                    for (place, slugs) in places.into_iter().zip(brands) {
                        match slugs.as_deref().map(BrandSet::named) {
                            Some(None) => return self.tell_wrong(WrongOption("brands")),
                            Some(Some(brands)) => *place = brands,
                            None => {}
                        }
                    }
                }
                self.open(opened, theme);
                self.change_words(locale, texts);
                self.host_page.tell(&ToHost::Ready);
                self.watch_height();
            }
            Heard::Wrong(wrong) => self.tell_wrong(wrong),
            Heard::Update {
                event,
                access,
                theme,
                locale,
                texts,
                wrong,
            } => {
                if let Some(theme) = theme {
                    self.appearance.set_theme(theme);
                }
                for event in [event, access].into_iter().flatten() {
                    self.send(event);
                }
                if let Some(wrong) = wrong {
                    self.tell_wrong(wrong);
                }
                self.change_words(locale, texts);
            }
            Heard::Surface(surface) => self.appearance.set_surface(surface),
            Heard::Nothing => {}
        }
    }

    /// Takes in what the inputs hold now: whoever fills them in by script says nothing of it, and an
    /// input method may not have come to its end.
    fn read_again(self: &Rc<Self>) {
        for field in Field::ALL {
            for (slot, input) in [
                (Slot::Form(field), inputs::of(field)),
                (Slot::Row(field), inputs::row(field)),
            ] {
                if let Some(input) = input {
                    self.take_in(slot, &input, How::Typed);
                }
            }
        }
    }

    fn tell_wrong(&self, wrong: WrongOption) {
        self.host_page.tell(&ToHost::Troubled {
            error: tell::option_invalid(wrong, &self.words()),
        });
    }

    fn is_connecting(&self) -> bool {
        let state = self.state.borrow();
        state
            .as_ref()
            .is_some_and(|state| matches!(state.phase(), Phase::Connecting))
    }

    fn open(self: &Rc<Self>, opened: Event, theme: Theme) {
        self.appearance.set_theme(theme);
        self.send(opened);
        if let Some(input) = inputs::of(Field::Holder) {
            self.take_in(Slot::Form(Field::Holder), &input, How::Typed);
        }
    }

    fn watch_height(self: &Rc<Self>) {
        let frame = Rc::clone(self);
        let height = page::element("app").and_then(|form| {
            Height::watch(form, move |height| {
                frame.host_page.tell(&ToHost::Resized { height })
            })
        });
        match height {
            Ok(height) => self.edge.watch_height(height),
            Err(_) => boot::stop("frame_crashed"),
        }
    }

    /// Speaks another language, or in the merchant's own words, as soon as the sentences are here; until then, and
    /// when they do not come, the form keeps those that it has.
    fn change_words(self: &Rc<Self>, tag: Option<String>, texts: Option<String>) {
        let Some(locale) = self.appearance.ask_words(tag, texts) else {
            return;
        };
        let frame = Rc::clone(self);
        spawn_local(async move {
            let own = frame.appearance.texts();
            let loaded = texts::load(locale, &own).await;
            if let Ok((text, wrong)) = loaded
                && frame.appearance.wants(locale)
                && frame.appearance.texts() == own
            {
                if let Some(wrong) = wrong {
                    let error = tell::texts_invalid(&wrong, &text);
                    frame.host_page.tell(&ToHost::Troubled { error });
                }
                let title = text.frame_title.clone().into_owned();
                page::set_language(locale.tag(), locale.direction().attribute(), &title);
                for (id, words) in [
                    ("again", &text.press_again),
                    ("stopped-crash", &text.stopped_crash),
                ] {
                    // The document has them: this program is of its build.
                    if let Ok(notice) = page::element(id) {
                        notice.set_text_content(Some(words));
                    }
                }
                frame.speak(text);
                frame.host_page.tell(&ToHost::Titled { title });
            }
        });
    }
}
