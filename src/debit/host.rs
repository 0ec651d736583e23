//! Meets the host page, and takes its messages in: the same contract as that of the form for cards.

use std::cell::RefCell;
use std::rc::Rc;

use payseal_core::bridge::VERSION;
use payseal_core::bridge::debit as said;
use payseal_core::bridge::handshake::{Handshake, Nonce, Verdict};
use payseal_core::bridge::hear::{Heard, hear};
use payseal_core::bridge::message::{ToFrame, ToHost};
use payseal_core::bridge::options::WrongOption;
use payseal_core::bridge::origin::Origin;
use payseal_core::flow::{CallId, Event};
use payseal_core::text::Locale;
use payseal_core::theme::Theme;
use wasm_bindgen_futures::spawn_local;
use web_sys::MessagePort;

use super::drawing;
use super::frame::Frame;
use super::words::Words;
use crate::dom::boot::{self, WindowMessages};
use crate::dom::port::Port;
use crate::dom::resize::Height;
use crate::dom::{DomError, page};

impl Frame {
    /// Waits for the page's greeting.
    pub(super) fn await_greeting(self: &Rc<Self>) -> Result<(), DomError> {
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

    fn open_port(self: &Rc<Self>, port: MessagePort, nonce: &Nonce) {
        let frame = Rc::clone(self);
        let port = Port::open(port, move |message| frame.hear(message));
        self.host_page.open(port);
        self.host_page.tell(&ToHost::Opened {
            version: VERSION,
            nonce: nonce.as_str().to_owned(),
            title: self.words.borrow().sentence("frame_title"),
        });
    }

    fn hear(self: &Rc<Self>, message: ToFrame) {
        // This form never pays: the page charges the id that it makes.
        if let ToFrame::Submit { call } | ToFrame::Confirm { call } = message {
            self.read_again();
            self.then(|state, millis| state.submit(CallId(call), millis));
            return;
        }
        let connecting = self.state.borrow().is_connecting();
        match hear(message, connecting) {
            Heard::Event(event) => self.take(event),
            Heard::Open {
                opened,
                theme,
                locale,
                ..
            } => self.open(opened, theme, locale),
            Heard::Wrong(wrong) => self.tell_wrong(wrong),
            Heard::Update {
                theme,
                locale,
                wrong,
                ..
            } => {
                if let Some(theme) = theme {
                    self.appearance.set_theme(theme);
                }
                if let Some(wrong) = wrong {
                    self.tell_wrong(wrong);
                }
                if let Some(locale) = locale {
                    self.change_locale(&locale);
                }
            }
            Heard::Surface(surface) => self.appearance.set_surface(surface),
            Heard::Nothing => {}
        }
    }

    #[allow(
        clippy::wildcard_enum_match_arm,
        reason = "all else is said to the form for cards"
    )]
    fn take(self: &Rc<Self>, event: Event) {
        self.then(|state, millis| match event {
            Event::TokenCame {
                request,
                token,
                lifetime,
            } => state.token_came(request, token, lifetime, millis),
            Event::TokenFailed { request } => state.token_failed(request, millis),
            Event::FocusAsked(_) => state.focus(),
            Event::Cleared => state.clear(),
            Event::Closed => state.close(),
            _ => {}
        });
    }

    fn open(self: &Rc<Self>, opened: Event, theme: Theme, locale: Option<String>) {
        self.appearance.set_theme(theme);
        if let Event::Opened(_, customer) = opened {
            self.then(|state, millis| state.open(customer.id, millis));
        }
        // What was typed before we were here.
        self.read_again();
        if let Some(locale) = locale {
            self.change_locale(&locale);
        }
        self.host_page.tell(&ToHost::Ready);
        let frame = Rc::clone(self);
        let height = page::element("static").and_then(|form| {
            Height::watch(form, move |height| {
                frame.host_page.tell(&ToHost::Resized { height });
            })
        });
        match height {
            Ok(height) => self.edge.watch_height(height),
            Err(DomError { .. }) => boot::stop("frame_crashed"),
        }
    }

    fn tell_wrong(&self, wrong: WrongOption) {
        let message = self.words.borrow().sentence("notice_unexpected");
        let told = said::option_invalid(wrong, message);
        self.host_page.tell_debit(&told);
    }

    /// Speaks another language as soon as its sentences are here.
    fn change_locale(self: &Rc<Self>, tag: &str) {
        let locale = Locale::negotiate(tag);
        if !self.appearance.ask_locale(locale) {
            return;
        }
        let frame = Rc::clone(self);
        spawn_local(async move {
            if let Ok(words) = Words::load(locale).await
                && frame.appearance.wants(locale)
            {
                let title = words.sentence("frame_title");
                page::set_language(locale.tag(), locale.direction().attribute(), &title);
                drawing::speak(&words);
                frame.words.replace(words);
                frame.word();
                // Reasons are said in the new language, too.
                frame.then(|_, _| ());
                frame.host_page.tell(&ToHost::Titled { title });
            }
        });
    }
}
