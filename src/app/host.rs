//! Meets the host page, and takes its messages in.
//!
//! The handshake is judged by [`payseal_core::bridge::handshake`]; here are only the ends that
//! touch the browser. A message that does not decode never gets here.

use std::cell::RefCell;
use std::rc::Rc;

use payseal_core::bridge::VERSION;
use payseal_core::bridge::handshake::{Handshake, Nonce, Verdict};
use payseal_core::bridge::message::{ToFrame, ToHost};
use payseal_core::bridge::options::{
    HolderPolicy, Options, RawAppearance, RawBilling, RawOptions, WrongOption, read_appearance,
    read_billing,
};
use payseal_core::bridge::origin::Origin;
use payseal_core::bridge::payment::Save;
use payseal_core::card::Field;
use payseal_core::card::format::How;
use payseal_core::flow::{self, CallId, Event, Phase, RequestId, Settings};
use payseal_core::text::Locale;
use payseal_core::theme::Theme;
use payseal_core::wire::ids::SessionToken;
use wasm_bindgen_futures::spawn_local;
use web_sys::MessagePort;

use super::report;
use super::use_flow::Frame;
use crate::dom::boot::{self, WindowMessages};
use crate::dom::inputs::Slot;
use crate::dom::network::Network;
use crate::dom::port::Port;
use crate::dom::resize::Height;
use crate::dom::{DomError, inputs, page, texts};

/// How long a session token lasts when the merchant's server does not say, in seconds.
const TOKEN_LIFETIME: u32 = 1800;

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
        self.edge.hands.replace(self.listen()?);
        let frame = Rc::clone(self);
        let network = Network::watch(move |online| frame.send(Event::Network { online }))?;
        self.edge.network.replace(Some(network));
        let allowed = page::data("origins").unwrap_or_default();
        let allowed = allowed.split(' ').filter_map(|it| Origin::parse(it).ok());
        let handshake = RefCell::new(Handshake::new(allowed.collect()));
        let frame = Rc::clone(self);
        let greeting = WindowMessages::hear(move |seen, port| {
            let verdict = handshake.borrow_mut().receive(seen);
            if let (Verdict::Accept { host, nonce }, Some(port)) = (verdict, port) {
                frame.edge.host.replace(Some(host));
                frame.open_port(port, &nonce);
            }
        })?;
        self.edge.greeting.replace(Some(greeting));
        Ok(())
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
        self.edge.port.replace(Some(port));
        self.tell(&ToHost::Opened {
            version: VERSION,
            nonce: nonce.as_str().to_owned(),
            title: self.words().frame_title.clone().into_owned(),
        });
    }

    fn hear(self: &Rc<Self>, message: ToFrame) {
        match message {
            // Once: a second one could bind the card to another customer while it is under way.
            ToFrame::Open(_) if !self.is_connecting() => {}
            ToFrame::Open(options) => {
                if let Err(wrong) = self.open(options) {
                    self.tell(&ToHost::Troubled {
                        error: report::option_invalid(wrong, &self.words()),
                    });
                }
            }
            ToFrame::Token {
                request,
                token,
                expires_in,
            } => {
                let request = RequestId(request);
                let token = token.and_then(|token| SessionToken::parse(&token).ok());
                self.send(match token {
                    Some(token) => Event::TokenCame {
                        request,
                        token,
                        lifetime: u64::from(expires_in.unwrap_or(TOKEN_LIFETIME)) * 1000,
                    },
                    None => Event::TokenFailed { request },
                });
            }
            ToFrame::Submit { call } => self.send(Event::Submitted(CallId(call))),
            ToFrame::Confirm { call } => self.send(Event::Confirmed(CallId(call))),
            #[cfg(feature = "pay")]
            ToFrame::Charged { .. }
            | ToFrame::Challenged { .. }
            | ToFrame::Cards { .. }
            | ToFrame::Select { .. } => self.hear_of_payment(message),
            ToFrame::Update {
                locale,
                appearance,
                billing_details,
            } => {
                if let Err(wrong) = self.update(appearance, billing_details) {
                    self.tell(&ToHost::Troubled {
                        error: report::option_invalid(wrong, &self.words()),
                    });
                }
                if let Some(locale) = locale {
                    self.change_locale(&locale);
                }
            }
            ToFrame::Focus { field } => self.send(Event::FocusAsked(field.map(Into::into))),
            ToFrame::Clear => self.send(Event::Cleared),
            ToFrame::Close => self.send(Event::Closed),
        }
    }

    fn is_connecting(&self) -> bool {
        let state = self.state.borrow();
        state
            .as_ref()
            .is_some_and(|state| matches!(state.phase(), Phase::Connecting))
    }

    fn open(self: &Rc<Self>, raw: RawOptions) -> Result<(), WrongOption> {
        let Options {
            #[cfg(feature = "pay")]
            mode,
            saved_cards,
            holder,
            customer,
            locale,
            theme,
            billing,
            ..
        } = raw.read()?;
        dress(theme);
        let named = customer.is_some();
        self.edge.customer.replace(customer);
        self.edge.billing.replace(billing);
        let settings = Settings {
            holder: holder == HolderPolicy::Always,
            save: match saved_cards.save {
                Save::Never => flow::Save::Never,
                Save::Auto => flow::Save::Auto,
                Save::Always => flow::Save::Always,
            },
            customer: named,
            ..Settings::default()
        };
        #[cfg(feature = "pay")]
        let settings = super::pay_host::paying(settings, mode, saved_cards);
        self.send(Event::Opened(settings));
        if let Some(input) = inputs::of(Field::Holder) {
            self.take_in(Slot::Form(Field::Holder), &input, How::Typed);
        }
        if let Some(locale) = locale {
            self.change_locale(&locale);
        }
        self.tell(&ToHost::Ready);
        self.watch_height();
        Ok(())
    }

    fn update(
        &self,
        appearance: Option<RawAppearance>,
        billing: Option<RawBilling>,
    ) -> Result<(), WrongOption> {
        if let Some(appearance) = appearance {
            dress(read_appearance(appearance)?);
        }
        if let Some(billing) = billing {
            self.edge.billing.replace(Some(read_billing(billing)?));
        }
        Ok(())
    }

    fn watch_height(self: &Rc<Self>) {
        let frame = Rc::clone(self);
        let height = page::element("app").and_then(|form| {
            Height::watch(form, move |height| frame.tell(&ToHost::Resized { height }))
        });
        match height {
            Ok(height) => drop(self.edge.height.replace(Some(height))),
            Err(_) => boot::stop("frame_crashed"),
        }
    }

    /// Speaks another language as soon as its sentences are here; until then, and when they do
    /// not come, the form keeps the one it speaks.
    fn change_locale(self: &Rc<Self>, tag: &str) {
        let locale = Locale::negotiate(tag);
        let spoken = page::language().and_then(|tag| Locale::parse(&tag));
        if self.edge.locale.replace(Some(locale)).or(spoken) == Some(locale) {
            return;
        }
        let frame = Rc::clone(self);
        spawn_local(async move {
            let loaded = texts::load(locale).await;
            if let Ok(text) = loaded
                && frame.edge.locale.get() == Some(locale)
            {
                let title = text.frame_title.clone().into_owned();
                page::set_language(locale.tag(), locale.direction().attribute(), &title);
                for (id, words) in [
                    ("covered", &text.covered),
                    ("stopped-crash", &text.stopped_crash),
                ] {
                    // The document has them: this program is of its build.
                    if let Ok(notice) = page::element(id) {
                        notice.set_text_content(Some(words));
                    }
                }
                frame.speak(text);
                frame.tell(&ToHost::Titled { title });
            }
        });
    }
}

/// Puts a look on.
fn dress(theme: Theme) {
    page::set_scheme(theme.scheme().name());
    for (name, value) in theme.properties() {
        page::set_property(name, value.as_deref());
    }
}
