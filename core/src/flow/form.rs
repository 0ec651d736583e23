//! The form: what was typed into each field, and which reason is shown under it.

use crate::card::{
    Brand, BrandSet, Card, CardNumber, Check, Cvc, CvcPolicies, CvcPolicy, Detail, Draft, Expiry,
    Field, FieldState, History, HistoryStep, Holder, Reason, Today, candidates,
};

/// One field's text and the reason under it.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) draft: Draft,
    pub(super) reason: Option<Reason>,
    history: History,
}

impl Entry {
    /// Takes in what the field holds now, and says whether that is something else than before; what
    /// it held before can be had back.
    pub(super) fn edit(&mut self, draft: Draft) -> bool {
        let changed = self.draft != draft;
        if changed {
            let before = core::mem::replace(&mut self.draft, draft);
            self.history.note(before);
        }
        changed
    }

    /// Takes an edit back, or makes it again; whether there was one.
    pub(super) fn step(&mut self, step: HistoryStep) -> bool {
        self.history.step(step, &mut self.draft)
    }
}

impl Entry {
    /// What more can be said of the reason that is shown; for the shopper alone.
    pub(super) fn detail(&self, taken: BrandSet) -> Option<Detail> {
        Detail::of(self.reason?, self.draft.expose_text(), taken)
    }
}

/// What was typed, and what is said of it.
#[derive(Debug, Default)]
pub struct Form {
    number: Entry,
    expiry: Entry,
    cvc: Entry,
    holder: Option<Entry>,
    /// The expiry was refused by a clock that nobody vouches for: the gateway is to be asked.
    tried: bool,
    /// Whether a card needs its code.
    policies: CvcPolicies,
    /// Which brands the session takes.
    session: BrandSet,
    /// Which of them the merchant does.
    wanted: BrandSet,
    /// Which of a card's two brands the merchant would choose; the shopper's word counts before it.
    preferred: BrandSet,
    /// Which of them the shopper chose.
    chosen: Option<Brand>,
}

/// What may be known of the form outside the frame: states and a brand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FormView {
    /// Each field's state; no holder when the form has no such field.
    pub number: FieldState,
    /// See `number`.
    pub expiry: FieldState,
    /// See `number`.
    pub cvc: FieldState,
    /// See `number`.
    pub holder: Option<FieldState>,
    /// The brand, once no other is possible.
    pub brand: Option<Brand>,
    /// Which of its card's two brands is chosen.
    pub selected_brand: Option<Brand>,
}

impl FormView {
    /// Whether every field is valid.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        self.states().all(|state| state == FieldState::Valid)
    }

    /// Whether nothing was typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.states().all(|state| state == FieldState::Empty)
    }

    fn states(&self) -> impl Iterator<Item = FieldState> {
        [
            Some(self.number),
            Some(self.expiry),
            Some(self.cvc),
            self.holder,
        ]
        .into_iter()
        .flatten()
    }
}

/// The result of a check with its value dropped.
#[derive(Clone, Copy)]
pub(super) struct Finding {
    pub(super) state: FieldState,
    pub(super) on_leaving: Option<Reason>,
    pub(super) on_submit: Option<Reason>,
}

impl Finding {
    pub(super) fn of<T>(check: &Check<T>, field: Field) -> Self {
        Self {
            state: check.state(),
            on_leaving: check.reason_when_left(),
            on_submit: check.reason_when_submitted(field),
        }
    }
}

impl Form {
    /// Adds or removes the holder field; what was typed into the others stays.
    pub(super) fn set_holder(&mut self, wanted: bool) {
        match (&self.holder, wanted) {
            (None, true) => self.holder = Some(Entry::default()),
            (Some(_), false) => self.holder = None,
            (None, false) | (Some(_), true) => {}
        }
    }

    /// The fields of this form, in the order the shopper meets them.
    pub fn fields(&self) -> impl Iterator<Item = Field> + use<> {
        let holder = self.holder.as_ref().map(|_| Field::Holder);
        [
            Some(Field::Number),
            Some(Field::Expiry),
            Some(Field::Cvc),
            holder,
        ]
        .into_iter()
        .flatten()
    }

    fn entry(&self, field: Field) -> Option<&Entry> {
        match field {
            Field::Number => Some(&self.number),
            Field::Expiry => Some(&self.expiry),
            Field::Cvc => Some(&self.cvc),
            Field::Holder => self.holder.as_ref(),
        }
    }

    fn entry_mut(&mut self, field: Field) -> Option<&mut Entry> {
        match field {
            Field::Number => Some(&mut self.number),
            Field::Expiry => Some(&mut self.expiry),
            Field::Cvc => Some(&mut self.cvc),
            Field::Holder => self.holder.as_mut(),
        }
    }

    /// The reason under a field, when one is shown.
    #[must_use]
    pub fn reason(&self, field: Field) -> Option<Reason> {
        self.entry(field).and_then(|entry| entry.reason)
    }

    /// What more can be said of that reason, to the shopper and to nobody else.
    #[must_use]
    pub fn detail(&self, field: Field) -> Option<Detail> {
        self.entry(field)?.detail(self.taken())
    }

    /// What is in a field; for the edge, to format the next edit against.
    #[must_use]
    pub fn draft(&self, field: Field) -> Option<&Draft> {
        self.entry(field).map(|entry| &entry.draft)
    }

    /// The brand whose mark is shown while typing: the only one still possible.
    #[must_use]
    pub fn brand(&self) -> Option<Brand> {
        candidates(self.number.draft.expose_text()).only()
    }

    /// The brand whose security-code rule applies: the best match so far.
    fn best_brand(&self) -> Option<Brand> {
        candidates(self.number.draft.expose_text()).best()
    }

    fn find(&self, field: Field, today: Today) -> Option<Finding> {
        self.find_as(field, self.best_brand(), today)
    }

    /// Judges a field, the security code by the rule of this brand.
    fn find_as(&self, field: Field, brand: Option<Brand>, today: Today) -> Option<Finding> {
        let text = self.entry(field)?.draft.expose_text();
        Some(match field {
            Field::Number => Finding::of(&self.check_number(), field),
            Field::Expiry => Finding::of(&self.check_expiry(text, today), field),
            Field::Cvc => Finding::of(&Cvc::check_by(text, brand, self.policies.of(brand)), field),
            Field::Holder => Finding::of(&Holder::check(text), field),
        })
    }

    /// The number, of a brand that is taken.
    fn check_number(&self) -> Check<CardNumber> {
        if self.takes() {
            CardNumber::check(self.number.draft.expose_text())
        } else {
            Check::Invalid(Reason::NumberBrand)
        }
    }

    /// A date that only an unsure clock refuses may be tried once.
    fn check_expiry(&self, text: &str, today: Today) -> Check<Expiry> {
        if self.tried && !today.is_sure() {
            Expiry::check_any(text)
        } else {
            Expiry::check(text, today.month())
        }
    }

    /// The expiry was just refused: says whether only an unsure clock did, and lets the date pass the
    /// next time. Then the shopper has seen it and means it, and the gateway judges.
    pub(super) fn doubts_clock(&mut self, today: Today) -> bool {
        let text = self.expiry.draft.expose_text();
        self.tried = !today.is_sure() && Expiry::check_any(text).valid().is_some();
        self.tried
    }

    /// The clock has become sure, or another month has begun: a reason that no longer holds goes.
    pub(super) fn follow_clock(&mut self, today: Today) {
        self.judge_again(Field::Expiry, today);
    }

    /// Forgets the security code, and how it was typed; whether there was one.
    pub(super) fn forget_code(&mut self) -> bool {
        !core::mem::take(&mut self.cvc).draft.is_empty()
    }

    /// Whether the card that is typed needs its code, as far as its brand is certain.
    #[must_use]
    pub fn cvc_policy(&self) -> CvcPolicy {
        self.policies.of(self.brand())
    }

    /// The brands that are taken.
    #[must_use]
    pub const fn taken(&self) -> BrandSet {
        self.session.narrowed(self.wanted)
    }

    /// The session says whether a card needs its code, and which brands are taken.
    pub(super) fn set_rules(&mut self, policies: CvcPolicies, taken: BrandSet, today: Today) {
        self.policies = policies;
        self.session = taken;
        self.judge_again(Field::Cvc, today);
        self.follow_taken(today);
    }

    /// The merchant says which brands are taken, and which of a card's two they would choose.
    pub(super) fn set_wanted(&mut self, wanted: BrandSet, preferred: BrandSet, today: Today) {
        self.wanted = wanted;
        self.preferred = preferred;
        self.follow_taken(today);
    }

    fn follow_taken(&mut self, today: Today) {
        self.judge_again(Field::Number, today);
        self.tell_brand();
    }

    /// That its brand is not taken is no mistake of typing: it is said at once, and spares the shopper the rest.
    fn tell_brand(&mut self) {
        if !self.takes() {
            self.number.reason = Some(Reason::NumberBrand);
        }
    }

    /// Whether a card is taken that begins as the number does.
    fn takes(&self) -> bool {
        self.taken().may_take(self.carried())
    }

    /// The brands that the number is known to carry.
    fn carried(&self) -> BrandSet {
        candidates(self.number.draft.expose_text()).carried()
    }

    /// The brands that the shopper may choose from: those on a card of two that are taken.
    #[must_use]
    pub fn choices(&self) -> BrandSet {
        let (carried, taken) = (self.carried(), self.taken());
        let offered = if taken.is_empty() {
            carried
        } else {
            carried.common(taken)
        };
        if offered.is_choice() {
            offered
        } else {
            BrandSet::NONE
        }
    }

    /// Which of them is chosen: the shopper's, else the one that the merchant prefers.
    #[must_use]
    pub fn chosen_brand(&self) -> Option<Brand> {
        let choices = self.choices();
        let mut preferred = choices.common(self.preferred).iter();
        let chosen = self.chosen.filter(|brand| choices.has(*brand));
        chosen.or_else(|| preferred.next())
    }

    /// The shopper chose one; whether it changes anything.
    pub(super) fn choose_brand(&mut self, brand: Brand) -> bool {
        let changes = self.choices().has(brand) && self.chosen_brand() != Some(brand);
        if changes {
            self.chosen = Some(brand);
        }
        changes
    }

    /// What may be known of the form outside the frame.
    #[must_use]
    pub fn view(&self, today: Today) -> FormView {
        // The state of the code must not tell of a brand before the brand itself is told.
        let brand = self.brand();
        let state = |field| {
            self.find_as(field, brand, today)
                .map(|finding| finding.state)
        };
        // A page may wait for a whole form before it lets anybody press: an unsure clock is no
        // reason to make it wait.
        let expiry = if today.is_sure() {
            state(Field::Expiry)
        } else {
            let text = self.expiry.draft.expose_text();
            Some(Expiry::check_any(text).state())
        };
        FormView {
            number: state(Field::Number).unwrap_or(FieldState::Empty),
            expiry: expiry.unwrap_or(FieldState::Empty),
            cvc: state(Field::Cvc).unwrap_or(FieldState::Empty),
            holder: state(Field::Holder),
            brand,
            selected_brand: self.chosen_brand(),
        }
    }

    /// Takes in an edit, and says whether it changed anything. A reason goes as soon as it no longer
    /// holds; none appears while typing.
    pub(super) fn edit(&mut self, field: Field, draft: Draft, today: Today) -> bool {
        let changed = self.entry_mut(field).is_some_and(|entry| entry.edit(draft));
        if changed {
            self.edited(field, today);
        }
        changed
    }

    /// Takes an edit back, or makes it again; whether there was one.
    pub(super) fn step(&mut self, field: Field, step: HistoryStep, today: Today) -> bool {
        let stepped = self.entry_mut(field).is_some_and(|entry| entry.step(step));
        if stepped {
            self.edited(field, today);
        }
        stepped
    }

    fn edited(&mut self, field: Field, today: Today) {
        if field == Field::Expiry {
            self.tried = false;
        }
        self.soften(field, today);
        if field == Field::Number {
            // Another card's brands are another choice.
            self.chosen = self.chosen.filter(|brand| self.choices().has(*brand));
            self.tell_brand();
            self.follow_brand(today);
        }
    }

    /// The code's length follows the brand, so the number may settle or change its reason.
    fn follow_brand(&mut self, today: Today) {
        let now = self
            .find(Field::Cvc, today)
            .filter(|finding| finding.state != FieldState::Empty)
            .map(|finding| finding.on_leaving);
        if let (Some(reason), Some(now)) = (self.cvc.reason, now)
            && !is_refusal(reason)
        {
            self.cvc.reason = now;
        }
    }

    /// Keeps a shown reason only while the field is still plainly wrong.
    fn soften(&mut self, field: Field, today: Today) {
        let still = self
            .find(field, today)
            .and_then(|finding| match finding.state {
                FieldState::Invalid => finding.on_leaving,
                FieldState::Empty | FieldState::Incomplete | FieldState::Valid => None,
            });
        if let Some(entry) = self.entry_mut(field).filter(|entry| entry.reason.is_some()) {
            entry.reason = still;
        }
    }

    /// What a field is judged by has changed, and not the field: a reason that no longer holds goes, any
    /// other stays in sight.
    fn judge_again(&mut self, field: Field, today: Today) {
        let reason = self
            .find(field, today)
            .and_then(|finding| finding.on_submit);
        if let Some(entry) = self.entry_mut(field) {
            entry.reason = entry
                .reason
                .and_then(|was| reason.or(is_refusal(was).then_some(was)));
        }
    }

    /// The shopper left a field: now its reason may be said.
    pub(super) fn leave(&mut self, field: Field, today: Today) {
        let Some(finding) = self.find(field, today) else {
            return;
        };
        if let Some(entry) = self.entry_mut(field) {
            // What a submit brought up stays until the field is edited: leaving is no correction.
            let kept = entry
                .reason
                .filter(|reason| is_refusal(*reason) || finding.state == FieldState::Empty);
            entry.reason = finding.on_leaving.or(kept);
        }
    }

    /// Shows every reason there is, and gives the first field that has one.
    pub(super) fn show_all(&mut self, today: Today) -> Option<(Field, Reason)> {
        let mut first = None;
        for field in self.fields() {
            let reason = self
                .find(field, today)
                .and_then(|finding| finding.on_submit);
            if let Some(entry) = self.entry_mut(field) {
                entry.reason = reason;
            }
            first = first.or(reason.map(|reason| (field, reason)));
        }
        first
    }

    /// Shows the gateway's refusal under the field that it named.
    pub(super) fn refuse(&mut self, field: Field) {
        let reason = match field {
            Field::Number => Reason::NumberRefused,
            Field::Expiry => Reason::ExpiryRefused,
            Field::Cvc => Reason::CvcRefused,
            Field::Holder => return,
        };
        if field == Field::Expiry {
            self.tried = false;
        }
        if let Some(entry) = self.entry_mut(field) {
            entry.reason = Some(reason);
        }
    }

    /// Whether a field is valid and nothing more can be meant to be typed into it.
    pub(super) fn is_full(&self, field: Field, today: Today) -> bool {
        let finding = self.find(field, today);
        finding.is_some_and(|it| it.state == FieldState::Valid)
            && match field {
                Field::Number => Detail::is_whole(self.number.draft.expose_text()),
                Field::Expiry => true,
                // Without a brand, a fourth digit may follow.
                Field::Cvc => self.brand().is_some(),
                Field::Holder => false,
            }
    }

    /// The first field that still needs the shopper, else the first one.
    pub(super) fn needy(&self, today: Today) -> Field {
        self.fields()
            .find(|&field| {
                self.find(field, today)
                    .is_some_and(|finding| finding.state != FieldState::Valid)
            })
            .unwrap_or(Field::Number)
    }

    /// The last four digits of the number, once it is one.
    pub(super) fn last4(&self) -> Option<String> {
        let number = CardNumber::check(self.number.draft.expose_text()).valid()?;
        Some(number.last4().to_owned())
    }

    /// The card, when every field is valid.
    pub(super) fn card(&self, today: Today) -> Option<Card> {
        let number = self.check_number().valid()?;
        let expiry = self.check_expiry(self.expiry.draft.expose_text(), today);
        let expiry = expiry.valid()?;
        let brand = self.best_brand();
        let policy = self.policies.of(brand);
        let cvc = Cvc::check_by(self.cvc.draft.expose_text(), brand, policy).valid()?;
        let holder = match &self.holder {
            None => None,
            Some(entry) => Some(Holder::check(entry.draft.expose_text()).valid()?),
        };
        Card::new(number, expiry, cvc, holder).ok()
    }

    /// Forgets what was typed; whether there is a holder field stays.
    pub(super) fn clear(&mut self) {
        let holder = self.holder.is_some();
        *self = Self {
            policies: self.policies,
            session: self.session,
            wanted: self.wanted,
            preferred: self.preferred,
            ..Self::default()
        };
        self.set_holder(holder);
    }
}

/// Whether the gateway said it, rather than a check of ours.
fn is_refusal(reason: Reason) -> bool {
    matches!(
        reason,
        Reason::NumberRefused | Reason::ExpiryRefused | Reason::CvcRefused
    )
}
