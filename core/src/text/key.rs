//! Defines [`Text`], the record of every sentence, from one list of keys.
//!
//! It holds no sentence itself: those are in one file per locale.

use std::borrow::Cow;
use std::fmt;

/// A key that a file of sentences does not have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MissingKey(&'static str);

impl MissingKey {
    /// The name of the key.
    pub fn key(self) -> &'static str {
        self.0
    }
}

impl fmt::Display for MissingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the file of sentences has no key ")?;
        f.write_str(self.0)
    }
}

impl std::error::Error for MissingKey {}

macro_rules! record {
    ($($(#[doc = $doc:literal])* $(#[cfg($cfg:meta)])? $key:ident,)*) => {
        /// Every sentence of one locale. A field is a key.
        #[derive(Clone, Debug, PartialEq, Eq)]
        pub struct Text {
            $($(#[doc = $doc])* $(#[cfg($cfg)])? pub $key: Cow<'static, str>,)*
        }

        impl Text {
            /// The names of all keys, in the order of the record.
            pub const KEYS: &'static [&'static str] = &[
                $($(#[cfg($cfg)])? stringify!($key)),*
            ];

            /// Builds the record from a lookup of sentences by key.
            ///
            /// # Errors
            /// The first key that the lookup does not have.
            pub fn from_lookup(
                mut lookup: impl FnMut(&'static str) -> Option<String>,
            ) -> Result<Self, MissingKey> {
                // Looked up in one loop rather than field by field: the frame's wasm is smaller.
                let mut sentences = [const { Cow::Borrowed("") }; Self::KEYS.len()];
                for (place, key) in sentences.iter_mut().zip(Self::KEYS) {
                    *place = Cow::Owned(lookup(key).ok_or(MissingKey(key))?);
                }
                let mut sentences = sentences.into_iter();
                let mut next = move || sentences.next().unwrap_or_default();
                Ok(Self { $($(#[cfg($cfg)])? $key: next()),* })
            }

            /// Every key with its sentence, in the order of the record.
            pub fn entries(&self) -> impl Iterator<Item = (&'static str, &str)> {
                Self::KEYS.iter().copied().zip([
                    $($(#[cfg($cfg)])? &*self.$key),*
                ])
            }
        }

        /// A record as a locale file writes it: plain strings, every key required.
        pub(super) struct Sentences {
            // A build that does not pay still has the sentences of one that does.
            $(#[allow(dead_code, reason = "see above")] pub(super) $key: &'static str,)*
        }

        impl Sentences {
            pub(super) const fn record(&self) -> Text {
                Text { $($(#[cfg($cfg)])? $key: Cow::Borrowed(self.$key),)* }
            }
        }
    };
}

record! {
    /// The name of the frame, for screen readers on the host page.
    frame_title,
    /// Footer; {gateway} is the host name that receives the card.
    secured_by,
    /// Badge in test mode.
    test_badge,
    /// What the badge means, for pointer and screen reader.
    test_badge_hint,

    /// Label of the card number.
    number_label,
    /// Placeholder of the card number: digits grouped as on most cards.
    number_placeholder,
    /// Label of the expiry date.
    expiry_label,
    /// Placeholder of the expiry date.
    expiry_placeholder,
    /// Label of the code on the card.
    cvc_label,
    /// Label of the code of a card that may come without one.
    cvc_label_optional,
    /// Placeholder of the code; {count} is 3 or 4.
    cvc_placeholder,
    /// Where the code is on most cards; {count} is 3.
    cvc_hint_back,
    /// Where the code is on a card that carries it on the front; {count} is 4.
    cvc_hint_front,
    /// Label of the cardholder's name.
    holder_label,
    /// What the brand mark says to a screen reader; {brand} is the brand's own name.
    brand_recognised,
    /// The choice between the brands of a card that carries two.
    brand_choice,
    /// Mastercard, as the language writes it. Brands without a key keep their own name everywhere.
    brand_mastercard,
    /// American Express.
    brand_amex,
    /// Diners Club.
    brand_diners,
    /// UnionPay.
    brand_unionpay,

    /// The number is missing.
    reason_number_missing,
    /// Digits are missing from the number.
    reason_number_incomplete,
    /// The number's checksum is wrong.
    reason_number_typo,
    /// The number has too many digits.
    reason_number_too_long,
    /// Cards of the number's brand are not taken.
    reason_number_brand,
    /// In the frame, more exactly than [`Self::reason_number_brand`]: {brand} is not taken, {brands} are.
    number_brand_named,
    /// The expiry date is missing.
    reason_expiry_missing,
    /// The expiry date is half typed.
    reason_expiry_incomplete,
    /// There is no such month.
    reason_expiry_month,
    /// The card has expired.
    reason_expiry_past,
    /// The year is too far away to be right.
    reason_expiry_too_far,
    /// The code is missing.
    reason_cvc_missing,
    /// Digits are missing from the code; {count} is 3 or 4.
    reason_cvc_incomplete,
    /// The code has too many digits; {count} is 3 or 4.
    reason_cvc_too_long,
    /// The name is missing.
    reason_holder_missing,
    /// The name field holds a number.
    reason_holder_looks_like_number,
    /// The name is too long.
    reason_holder_too_long,
    /// The gateway refused the number.
    reason_number_refused,
    /// The gateway refused the expiry date.
    reason_expiry_refused,
    /// The gateway refused the code.
    reason_cvc_refused,
    /// In the frame, more exactly than [`Self::reason_number_incomplete`]: so many digits are missing, in
    /// the plural category "one" of the language. A category that a language does not have is empty.
    digits_missing_one,
    /// As above, in the category "two".
    digits_missing_two,
    /// As above, in the category "few".
    digits_missing_few,
    /// As above, in the category "many".
    digits_missing_many,
    /// As above, in every category that is empty; {count} digits are missing.
    digits_missing_other,
    /// In the frame, more exactly than [`Self::reason_number_too_long`]: so many digits too many, in the
    /// plural category "one" of the language.
    digits_extra_one,
    /// As above, in the category "two".
    digits_extra_two,
    /// As above, in the category "few".
    digits_extra_few,
    /// As above, in the category "many".
    digits_extra_many,
    /// As above, in every category that is empty; {count} digits too many.
    digits_extra_other,
    /// In the frame, more exactly than [`Self::reason_expiry_past`]; {date} is a month in words with
    /// its year.
    expired_in,
    /// In the frame, more exactly than [`Self::reason_expiry_too_far`]; {year} is what was typed.
    year_too_far,

    /// Notice: the device is offline.
    notice_offline,
    /// Notice: the gateway did not answer in time.
    notice_timeout,
    /// Notice: the gateway cannot be reached or is broken.
    notice_unavailable,
    /// Notice: the shop could not renew the session.
    notice_session,
    /// Notice: the gateway refused the card as a whole.
    notice_refused,
    /// Notice: the page took the form away before the card was saved.
    notice_cancelled,
    /// Notice: the gateway answered something we do not understand.
    notice_unexpected,
    /// Notice: only this device's clock says that the card has expired.
    notice_clock,
    /// Notice: the page was away, and the code was forgotten.
    notice_code_forgotten,
    /// Notice: the page was away for long, and the card was forgotten.
    notice_card_forgotten,
    /// Notice: the shop's server would not take the charge.
    #[cfg(feature = "pay")]
    notice_charge_refused,
    /// Notice: too many cards were refused.
    notice_too_many,
    /// Notice: whether the payment was made is not known.
    #[cfg(feature = "pay")]
    notice_unknown,
    /// Notice: a saved card was not changed.
    #[cfg(feature = "pay")]
    notice_change_failed,
    /// Busy: the card is on its way.
    busy,
    /// Busy: the payment is being made.
    #[cfg(feature = "pay")]
    busy_paying,
    /// Busy: the bank asks the shopper.
    #[cfg(feature = "pay")]
    busy_bank,
    /// Finished: the card has been accepted.
    finished,
    /// Finished: the payment is made.
    #[cfg(feature = "pay")]
    finished_paid,
    /// Finished: the payment is made; {amount} is written as the language does.
    #[cfg(feature = "pay")]
    finished_paid_amount,
    /// Finished: the payment is on its way.
    #[cfg(feature = "pay")]
    finished_pending,

    /// Declined, and the bank gives no reason.
    #[cfg(feature = "pay")]
    declined_card,
    /// Declined for want of money.
    #[cfg(feature = "pay")]
    declined_funds,
    /// Declined: the card has expired.
    #[cfg(feature = "pay")]
    declined_expired,
    /// Declined: the code is wrong.
    #[cfg(feature = "pay")]
    declined_cvc,
    /// Declined: something broke on the way.
    #[cfg(feature = "pay")]
    declined_processing,
    /// Declined: used too often or for too much.
    #[cfg(feature = "pay")]
    declined_limit,
    /// Declined: the bank's check failed.
    #[cfg(feature = "pay")]
    declined_authentication,
    /// Declined: the shopper stopped the bank's check.
    #[cfg(feature = "pay")]
    declined_cancelled,
    /// Declined: the bank's check was not answered.
    #[cfg(feature = "pay")]
    declined_challenge_expired,

    /// Heading of the list of saved cards.
    #[cfg(feature = "pay")]
    saved_heading,
    /// The choice of typing another card.
    #[cfg(feature = "pay")]
    saved_new,
    /// A saved card for the eye; {brand} is the brand's own name, {last4} four digits.
    #[cfg(feature = "pay")]
    saved_card,
    /// A saved card in a sentence or on a button; {brand} is the brand's own name, {last4} four digits.
    #[cfg(feature = "pay")]
    saved_name,
    /// A saved card for the ear; {digits} are the four digits.
    #[cfg(feature = "pay")]
    saved_card_spoken,
    /// Until when a saved card is good; {month} and {year} are digits.
    #[cfg(feature = "pay")]
    saved_expires,
    /// That a saved card is no longer good.
    #[cfg(feature = "pay")]
    saved_expired,
    /// Added for the ear while it is good; {date} is a month and year in words.
    #[cfg(feature = "pay")]
    saved_spoken_expires,
    /// Added for the ear when it is not.
    #[cfg(feature = "pay")]
    saved_spoken_expired,
    /// Puts two things that are said of a card together: {first} and {second}.
    #[cfg(feature = "pay")]
    saved_and,
    /// Badge of the default card.
    #[cfg(feature = "pay")]
    saved_default,
    /// Badge of a card that expires this month.
    #[cfg(feature = "pay")]
    saved_expiring,
    /// Button that makes a card the default.
    #[cfg(feature = "pay")]
    saved_make_default,
    /// Button that opens what can be done with a card.
    #[cfg(feature = "pay")]
    saved_manage,
    /// Button that changes a card.
    #[cfg(feature = "pay")]
    saved_edit,
    /// Button that changes the expiry of an expired card.
    #[cfg(feature = "pay")]
    saved_update,
    /// Button that removes a card; {card} is the card.
    #[cfg(feature = "pay")]
    saved_remove,
    /// The question before a card is removed; {card} is the card.
    #[cfg(feature = "pay")]
    saved_remove_ask,
    /// Button that removes it after all.
    #[cfg(feature = "pay")]
    saved_remove_yes,
    /// Button that keeps it.
    #[cfg(feature = "pay")]
    saved_remove_no,
    /// That a card was removed; {card} is the card.
    #[cfg(feature = "pay")]
    saved_removed,
    /// Said when it was put back; {card} is the card.
    #[cfg(feature = "pay")]
    saved_restored,
    /// Said when it was made the default; {card} is the card.
    #[cfg(feature = "pay")]
    saved_preferred,
    /// Button that puts a removed card back.
    #[cfg(feature = "pay")]
    saved_undo,
    /// Button that takes a change in.
    #[cfg(feature = "pay")]
    saved_save,
    /// Button that leaves a card as it is.
    #[cfg(feature = "pay")]
    saved_cancel,
    /// Button that shows all cards; {count} is how many more.
    #[cfg(feature = "pay")]
    saved_more,
    /// Said when they are shown; {count} is how many more.
    #[cfg(feature = "pay")]
    saved_unfolded,
    /// While the list is on its way.
    #[cfg(feature = "pay")]
    saved_loading,
    /// When the list could not be had.
    #[cfg(feature = "pay")]
    saved_failed,
    /// Button that loads it again.
    #[cfg(feature = "pay")]
    saved_retry,
    /// A saved card that the page chose, when the list is not shown.
    #[cfg(feature = "pay")]
    saved_outside,

    /// Label of the box that keeps the new card.
    consent_label,
    /// What the box means; {merchant} is the shop.
    consent_mandate,
    /// What is said when every card is kept; {merchant} is the shop.
    consent_always,
    /// Names the wording of the three above; to be changed with any of them.
    consent_version,

    /// Static notice: WebAssembly is missing or blocked.
    #[cfg(not(target_arch = "wasm32"))]
    stopped_wasm,
    /// Static notice: the form stopped working.
    stopped_crash,
    /// Static notice: no page has greeted the form, so what is typed would be in vain.
    #[cfg(not(target_arch = "wasm32"))]
    stopped_alone,
    /// Beside what was pressed, when the form cannot tell whether it was seen.
    press_again,
    // What the loader says is no sentence of the frame's: its program does without them.
    /// On the host page: the frame did not load.
    #[cfg(not(target_arch = "wasm32"))]
    loader_failed,
    /// On the host page: the button that loads it again.
    #[cfg(not(target_arch = "wasm32"))]
    loader_retry,
    /// On the host page: there is no network to load the form by.
    #[cfg(not(target_arch = "wasm32"))]
    loader_offline,
    /// On the host page: the gateway cannot be reached.
    #[cfg(not(target_arch = "wasm32"))]
    loader_unreachable,
    /// The form was taken out of the page, or is not in it yet.
    #[cfg(not(target_arch = "wasm32"))]
    loader_gone,
    /// The form does not answer.
    #[cfg(not(target_arch = "wasm32"))]
    loader_late,
    /// Another call is under way.
    #[cfg(not(target_arch = "wasm32"))]
    loader_busy,
    /// The form was loaded anew, and is empty.
    #[cfg(not(target_arch = "wasm32"))]
    loader_replaced,
    /// On the host page: the name of the dialog with the bank's page.
    #[cfg(all(feature = "pay", not(target_arch = "wasm32")))]
    loader_bank,
    /// On the host page: the button that closes it.
    #[cfg(all(feature = "pay", not(target_arch = "wasm32")))]
    loader_bank_close,
    /// On the host page: the question before it is closed.
    #[cfg(all(feature = "pay", not(target_arch = "wasm32")))]
    loader_bank_ask,
    /// On the host page: the button that closes it after all.
    #[cfg(all(feature = "pay", not(target_arch = "wasm32")))]
    loader_bank_stop,
    /// On the host page: the button that goes on.
    #[cfg(all(feature = "pay", not(target_arch = "wasm32")))]
    loader_bank_go,
    /// On the host page: the question when nothing of the bank's page may have come.
    #[cfg(all(feature = "pay", not(target_arch = "wasm32")))]
    loader_bank_unseen,
    /// On the host page: the button that shows the bank's page in the whole window.
    #[cfg(all(feature = "pay", not(target_arch = "wasm32")))]
    loader_bank_whole,
    /// That the bank's page is shown in the whole window, since it cannot stand in the page.
    #[cfg(all(feature = "pay", not(target_arch = "wasm32")))]
    loader_bank_blocked,
    /// On the host page: the question above the ways to pay, for whoever hears the page.
    #[cfg(all(feature = "pay", not(target_arch = "wasm32")))]
    methods_legend,
    /// On the host page: the card among the ways to pay.
    #[cfg(all(feature = "pay", not(target_arch = "wasm32")))]
    methods_card,
    /// On the host page: that the provider's page comes next.
    #[cfg(all(feature = "pay", not(target_arch = "wasm32")))]
    methods_provider,
    /// On the host page: that the chosen way cannot be used.
    #[cfg(all(feature = "pay", not(target_arch = "wasm32")))]
    methods_refused,
}
