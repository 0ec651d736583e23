//! A thousand random walks of the form's own state machine against the real shop and gateway: requests
//! and answers are lost and doubled, the bank says yes, no and nothing, and nobody pays twice.

use payseal_core::card::{Brand, Draft, Field, YearMonth};
use payseal_core::flow::{
    Answer, CallId, CallOutcome, Cards, ChallengeEvent, Charged, Customer, Decline, Effect, Event,
    Now, PayEffect, PayEvent, PaymentStatus, Save, Settings, State, step,
};
use payseal_core::wire::browser::SessionFacts;
use payseal_core::wire::ids::{CustomerId, PaymentMethodId, SessionToken};
use payseal_core::wire::payment_method::{GivenConsent, encode_create};
use reqwest::Client;
use serde_json::{Value, json};

use crate::stage::{CHALLENGED, DECLINED, OK, Shopper, Stage, VISA};

const WALKS: u32 = 1_000;
const TOKEN: &str = "/api/session-token?for=checkout&amount=24.00";
const CHARGE: &str = "/api/checkout/charge?amount=24.00&back=/cards";

/// Numbers that look random and are the same in every run.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// One order, from the first press to what is known in the end.
struct Walk<'a> {
    stage: &'a Stage,
    client: &'a Client,
    shopper: &'a mut Shopper,
    dice: &'a mut Dice,
    name: String,
    state: Option<State>,
    millis: u64,
    alarm: Option<u64>,
    effects: Vec<Effect>,
    ends: Vec<CallOutcome>,
    attempts: u32,
}

impl Walk<'_> {
    fn take(&mut self, event: Event) {
        let now = Now {
            millis: self.millis,
            today: YearMonth::new(2026, 11).unwrap().into(),
        };
        let state = self.state.take().unwrap_or_else(|| State::new(now, true));
        let done = step(state, event, now);
        self.state = Some(done.state);
        self.effects.extend(done.effects);
    }

    fn is_busy(&self) -> bool {
        self.state.as_ref().is_some_and(State::is_busy)
    }

    fn type_card(&mut self, number: &str) {
        for (field, text) in [
            (Field::Number, number),
            (Field::Expiry, "12 / 31"),
            (Field::Cvc, "123"),
        ] {
            let draft = Draft::from_text(text);
            self.take(Event::Edited { field, draft });
        }
    }

    /// Carries out what the form asks for until it waits for nothing but time, then lets the time
    /// pass; ends when no call is under way.
    async fn go_on(&mut self) {
        loop {
            while !self.effects.is_empty() {
                let effect = self.effects.remove(0);
                self.carry_out(effect).await;
            }
            if !self.is_busy() {
                return;
            }
            self.millis = self.alarm.expect("a busy form waits for something");
            self.take(Event::Woke);
        }
    }

    async fn carry_out(&mut self, effect: Effect) {
        match effect {
            Effect::AskToken { request, .. } => {
                let told = self.shopper.post(TOKEN, json!({})).await.told(OK).await;
                let token = SessionToken::parse(told["sessionToken"].as_str().unwrap()).unwrap();
                self.take(Event::TokenCame {
                    request,
                    token,
                    lifetime: 1_800_000,
                });
            }
            Effect::LoadCards { request, .. } => self.take(Event::CardsCame {
                request,
                cards: Cards::FromGateway {
                    facts: SessionFacts::default(),
                    cards: Vec::new(),
                },
            }),
            Effect::Tokenise {
                attempt,
                token,
                card,
                consent,
                ..
            } => {
                let given = consent.map(|_| GivenConsent {
                    text_version: "en-1",
                    redisplay: "always",
                });
                let body = encode_create(&card, None, None, None, given);
                let url = format!("{}/services/v3/payment_methods", self.stage.gateway());
                let sent = self
                    .client
                    .post(url)
                    .header("sessionToken", token.expose_token())
                    .header("x-payseal-host", self.shopper.site())
                    .header("content-type", "application/json")
                    .body(body.expose_bytes().to_vec());
                let made: Value = sent.send().await.unwrap().json().await.unwrap();
                let id = made["data"]["customerPaymentMethodId"].as_str().unwrap();
                self.take(Event::Answered {
                    attempt,
                    answer: Answer::Created {
                        id: PaymentMethodId::parse(id).unwrap(),
                        brand: Some(Brand::Visa),
                    },
                });
            }
            Effect::Pay(PayEffect::AskCharge {
                request,
                attempt,
                id,
                settle,
                ..
            }) => {
                self.attempts = self.attempts.max(attempt);
                let answer = self.charge(attempt, &id, settle).await;
                self.take(Event::Pay(PayEvent::Charged { request, answer }));
            }
            Effect::Pay(PayEffect::OpenChallenge { request, url }) => {
                let news = match self.dice.roll(5) {
                    0 => ChallengeEvent::Cancelled,
                    roll => {
                        let button = ["complete", "complete", "fail", "cancel"];
                        let button = button[usize::try_from(roll - 1).unwrap()];
                        self.stage.answer_challenge(&url, button).await;
                        ChallengeEvent::Returned
                    }
                };
                self.take(Event::Pay(PayEvent::Challenged { request, news }));
            }
            Effect::Wake { at } => self.alarm = at,
            Effect::Finish { outcome, .. } => self.ends.push(outcome),
            // What a walk has no use for: it draws nothing, changes no saved card and loses no
            // answer of the gateway.
            Effect::Abandon { .. }
            | Effect::Focus(_)
            | Effect::EmptyInputs
            | Effect::Rewrite(_)
            | Effect::TellForm(_)
            | Effect::TellEntered(_)
            | Effect::TellLeft(_)
            | Effect::TellEnter
            | Effect::TellEscape
            | Effect::TellTrouble(_)
            | Effect::Pay(_) => {}
        }
    }

    fn order(&self, attempt: u32) -> String {
        format!("{}-{attempt}", self.name)
    }

    /// The way to the merchant's server and back, on which things get lost and doubled.
    async fn charge(&mut self, attempt: u32, id: &PaymentMethodId, settle: bool) -> Charged {
        let fate = self.dice.roll(8);
        if fate == 0 {
            return Charged::Lost;
        }
        let body = json!({
            "customerPaymentMethodId": id.as_str(), "attempt": self.order(attempt), "settle": settle,
        });
        let mut told = self.shopper.post(CHARGE, body.clone()).await.told(OK).await;
        if fate == 1 {
            told = self.shopper.post(CHARGE, body).await.told(OK).await;
        }
        if fate == 2 {
            return Charged::Lost;
        }
        read(&told)
    }

    /// How many of this order's attempts are paid, by the gateway's word.
    async fn paid(&mut self) -> usize {
        let mut paid = 0;
        for attempt in 1..=self.attempts {
            let body = json!({ "attempt": self.order(attempt), "settle": true });
            let told = self.shopper.post(CHARGE, body).await.told(OK).await;
            paid += usize::from(told["status"] == "succeeded");
        }
        paid
    }
}

fn read(told: &Value) -> Charged {
    match told["status"].as_str().unwrap() {
        "succeeded" => Charged::Succeeded,
        "declined" => Charged::Declined(Decline::read(told["decline"].as_str().unwrap_or(""))),
        "pending" => Charged::Pending,
        "challenge" => match told["redirectUrl"].as_str() {
            Some(url) => Charged::Challenge(url.to_owned()),
            None => Charged::Unknown,
        },
        _ => Charged::Unknown,
    }
}

fn is_paid(outcome: &CallOutcome) -> bool {
    matches!(
        outcome,
        CallOutcome::Payment {
            status: PaymentStatus::Succeeded,
            ..
        }
    )
}

#[tokio::test(flavor = "multi_thread")]
async fn a_thousand_walks_charge_what_was_paid_and_nothing_twice() {
    let stage = Stage::start().await;
    let client = Client::new();
    let mut shopper = stage.shopper();
    let mut dice = Dice(2026);
    let (mut told, mut charged) = (0, 0);
    for number in 0..WALKS {
        let mut walk = Walk {
            stage: &stage,
            client: &client,
            shopper: &mut shopper,
            dice: &mut dice,
            name: format!("walk-{number}"),
            state: None,
            millis: 0,
            alarm: None,
            effects: Vec::new(),
            ends: Vec::new(),
            attempts: 0,
        };
        let settings = Settings {
            pays: true,
            save: Save::Auto,
            ..Settings::default()
        };
        let customer = Customer {
            id: CustomerId::parse("cus_1").ok(),
            billing: None,
        };
        walk.take(Event::Opened(settings, customer));
        for press in 1..=4 {
            let cards = [VISA, DECLINED, CHALLENGED, CHALLENGED];
            let card = cards[usize::try_from(walk.dice.roll(4)).unwrap()];
            walk.type_card(card);
            walk.take(Event::Confirmed(CallId(press)));
            walk.go_on().await;
            if walk.ends.last().is_some_and(is_paid) {
                break;
            }
        }
        let ended_paid = walk.ends.last().is_some_and(is_paid);
        let paid = walk.paid().await;
        assert!(paid <= 1, "{} was paid {paid} times", walk.name);
        if ended_paid {
            assert_eq!(paid, 1, "{} was told that it is paid", walk.name);
        }
        told += usize::from(ended_paid);
        charged += paid;
    }
    // What was not told as paid and is: an answer that was lost to the very end, and nothing else.
    assert!(told > 300, "only {told} walks ended in a payment");
    assert!(charged >= told && charged - told < 100, "{charged} {told}");
}
