//! Reading the card of a request: proven by the same rules as in the form, and each mistake named
//! by an inner code of its field's range. The vendor documents the ranges; which code of a range
//! says what is this sandbox's choice.

use std::ops::ControlFlow;
use std::time::Duration;

use payseal_core::card::{
    Brand, BrandSet, CardNumber, Check, Cvc, CvcPolicies, CvcPolicy, Expiry, Reason, YearMonth,
};
use payseal_core::wire::brand;
use payseal_core::wire::codes::RequestCode;
use payseal_core::wire::payment_method::{CardFields, CreateRequest};

use super::{Answer, convert};
use payseal_engine::cards::{self, Behaviour, TestCard};
use payseal_engine::clock::Moment;
use payseal_engine::ledger::{CodeVerdict, Fault, NewMethod, today};
use payseal_engine::store::{PaymentMethod, StoreError};
use payseal_gateway::gateway::Gateway;

/// How long the slow card takes: longer than any client waits.
const LATE: Duration = Duration::from_secs(60);

/// Takes what may be kept from the body of a create call.
pub(super) fn prove(
    request: CreateRequest,
    policies: CvcPolicies,
    now: Moment,
) -> Result<NewMethod, Answer> {
    let published = |number: &CardNumber| cards::by_number(number.expose_digits());
    prove_among(published, request, policies, now)
}

/// The same, of the test cards that `published` finds.
pub(super) fn prove_among(
    published: impl FnOnce(&CardNumber) -> Option<&'static TestCard>,
    request: CreateRequest,
    policies: CvcPolicies,
    now: Moment,
) -> Result<NewMethod, Answer> {
    let card = request
        .card
        .ok_or_else(|| Answer::wrong_member("card is missing"))?;
    let number = number(card.number.expose_text()).map_err(refuse)?;
    let expiry = expiry(&card, now).map_err(refuse)?;
    check_code_of_new(card.cvc.expose_text(), number.brand(), policies).map_err(refuse)?;
    let billing = convert::billing(request.billing_detail.unwrap_or_default())?;
    let customer = request.customer.map(String::from);
    let mut new = NewMethod::of_card(published(&number), &expiry, billing, customer)?;
    new.preferred_brand = preferred_brand(&card, new.card.choices())?;
    Ok(new)
}

/// Which of the card's two brands the shopper chose: one that is on it, or none.
pub(super) fn preferred_brand(
    said: &CardFields,
    choices: BrandSet,
) -> Result<Option<Brand>, Answer> {
    let Some(name) = said.preferred_brand.as_deref().filter(|it| !it.is_empty()) else {
        return Ok(None);
    };
    let chosen = brand::parse(name).filter(|brand| choices.has(*brand));
    let wrong = || Answer::wrong_member("card.preferredBrand is none of the brands on this card");
    chosen.map(Some).ok_or_else(wrong)
}

/// Plays the two cards that are about the line and not about the card: one answer comes late,
/// one finds the gateway down.
pub(super) async fn suffer(gateway: &Gateway, method: &NewMethod) -> ControlFlow<Answer> {
    match method.card.behaviour {
        Behaviour::FindsGatewayDown => ControlFlow::Break(Answer::Down),
        Behaviour::AnswersLate => {
            let late = gateway.clock.now().after(LATE);
            tokio::select! {
                () = gateway.clock.reaches(late) => ControlFlow::Continue(()),
                () = gateway.stopping() => ControlFlow::Break(Answer::Down),
            }
        }
        Behaviour::Approves
        | Behaviour::Declines(_)
        | Behaviour::DeclinesCharges(_)
        | Behaviour::RefusesExpiry
        | Behaviour::RefusesCvc
        | Behaviour::ChallengesAlways
        | Behaviour::ChallengesOnce
        | Behaviour::ChallengesThenDeclines(_)
        | Behaviour::DeclinesChallenge
        | Behaviour::NeedsNoChallenge
        | Behaviour::ServesItsCountry(_)
        | Behaviour::RefusesCvcLater => ControlFlow::Continue(()),
    }
}

/// Reads the month and year of an update.
pub(super) fn new_expiry(
    month: Option<&str>,
    year: Option<&str>,
    now: Moment,
) -> Result<(u8, u16), Answer> {
    let expiry = expiry_of(month.unwrap_or_default(), year.unwrap_or_default(), now);
    let expiry = expiry.map_err(refuse)?;
    Ok((expiry.month(), expiry.year()))
}

/// Judges a security code that was asked for again, when there is one.
pub(super) fn judge_code(
    card: &CardFields,
    method: &PaymentMethod,
) -> Result<Option<CodeVerdict>, Answer> {
    if card.cvc.is_empty() {
        return Ok(None);
    }
    let kept = cards::by_name(&method.card)
        .ok_or_else(|| Answer::from(Fault::Store(StoreError::Unreadable("payment_methods"))))?;
    check_code(card.cvc.expose_text(), Brand::from_slug(&method.brand)).map_err(refuse)?;
    Ok(Some(if kept.behaviour == Behaviour::RefusesCvcLater {
        CodeVerdict::Incorrect
    } else {
        CodeVerdict::Correct
    }))
}

fn refuse(message: &'static str) -> Answer {
    Answer::refused_because(RequestCode::Member, message)
}

fn number(text: &str) -> Result<CardNumber, &'static str> {
    if !text.is_empty() && !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err("I0028_cardNo has digits only");
    }
    match CardNumber::check(text) {
        Check::Valid(number) => Ok(number),
        Check::Empty => Err("I0026_cardNo is missing"),
        Check::Incomplete(Reason::NumberTypo) | Check::Invalid(Reason::NumberTypo) => {
            Err("I0030_cardNo is incorrect")
        }
        Check::Incomplete(_) | Check::Invalid(_) => Err("I0027_cardNo has a wrong length"),
    }
}

fn expiry(card: &CardFields, now: Moment) -> Result<Expiry, &'static str> {
    expiry_of(card.month.expose_text(), card.year.expose_text(), now)
}

fn expiry_of(month: &str, year: &str, now: Moment) -> Result<Expiry, &'static str> {
    let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if month.is_empty() {
        return Err("I0031_cardExpireMonth is missing");
    }
    if month.len() > 2 || !digits(month) {
        return Err("I0032_cardExpireMonth is two digits, 01 to 12");
    }
    if year.is_empty() {
        return Err("I0033_cardExpireYear is missing");
    }
    if year.len() != 4 || !digits(year) {
        return Err("I0034_cardExpireYear is four digits");
    }
    let today: YearMonth = today(now).ok_or("I0035_the gateway's clock shows no possible month")?;
    match Expiry::check(&format!("{month:0>2}/{year}"), today) {
        Check::Valid(expiry) => Ok(expiry),
        Check::Invalid(Reason::ExpiryPast) => Err("I0036_the card is expired"),
        Check::Invalid(Reason::ExpiryTooFar) => Err("I0037_cardExpireYear is too far ahead"),
        Check::Empty | Check::Incomplete(_) | Check::Invalid(_) => {
            Err("I0032_cardExpireMonth is two digits, 01 to 12")
        }
    }
}

/// The code of a card that is kept: some brands' cards may come without.
fn check_code_of_new(
    text: &str,
    brand: Option<Brand>,
    policies: CvcPolicies,
) -> Result<(), &'static str> {
    match policies.of(brand) {
        CvcPolicy::Optional | CvcPolicy::Hidden if text.is_empty() => Ok(()),
        CvcPolicy::Required | CvcPolicy::Optional | CvcPolicy::Hidden => check_code(text, brand),
    }
}

fn check_code(text: &str, brand: Option<Brand>) -> Result<(), &'static str> {
    if !text.bytes().all(|b| b.is_ascii_digit()) {
        return Err("I0041_cardSecurityCode has digits only");
    }
    match Cvc::check(text, brand) {
        Check::Valid(_) => Ok(()),
        Check::Empty => Err("I0039_cardSecurityCode is missing"),
        Check::Incomplete(_) | Check::Invalid(_) => {
            Err("I0040_cardSecurityCode has a wrong length for this card")
        }
    }
}
