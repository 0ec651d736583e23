//! What the host page hears of what the flow found out: a code for its developer, a sentence for the
//! shopper. The other way is [`super::hear`].

#[cfg(feature = "pay")]
use super::error_code::{CUSTOMER_MISMATCH, SAVED_CARD_INVALID};
use super::error_code::{NOT_VISIBLE, OPTION_INVALID};
use super::message::{ErrorReport, FieldStates, OutcomeReport, Snapshot, ToHost, TokenReason};
use super::options::WrongOption;
use super::payment::{AllowRedisplay, Consent};
#[cfg(feature = "pay")]
use super::payment::{DeclineReport, PaymentStatus};
use crate::flow::{self, CallId, Failure, RequestId, View};
#[cfg(feature = "pay")]
use crate::flow::{Decline, LeftOut};
#[cfg(feature = "pay")]
use crate::text::decimal;
use crate::text::{Text, counted};

/// That a session token is needed, and why.
#[must_use]
pub fn need_token(request: RequestId, reason: flow::TokenReason) -> ToHost {
    ToHost::NeedToken {
        request: request.0,
        reason: match reason {
            flow::TokenReason::First => TokenReason::First,
            flow::TokenReason::Expiring => TokenReason::Expiring,
            flow::TokenReason::Refused => TokenReason::Refused,
        },
    }
}

/// How a call ended. A sentence may say how many digits the code has.
#[must_use]
pub fn finished(call: CallId, outcome: flow::CallOutcome, text: &Text, cvc_len: usize) -> ToHost {
    let outcome = match outcome {
        flow::CallOutcome::Created {
            id,
            brand,
            consent: given,
        } => OutcomeReport::Created {
            customer_payment_method_id: id.into(),
            brand: brand.map(Into::into),
            consent: given.map(consent),
        },
        #[cfg(not(feature = "pay"))]
        flow::CallOutcome::Payment { .. } => OutcomeReport::Error(failed(Failure::Cancelled, text)),
        #[cfg(feature = "pay")]
        flow::CallOutcome::Payment {
            status: how,
            id,
            consent: given,
        } => {
            let (status, decline) = match how {
                flow::PaymentStatus::Succeeded => (PaymentStatus::Succeeded, None),
                flow::PaymentStatus::Pending => (PaymentStatus::Pending, None),
                flow::PaymentStatus::Unknown => (PaymentStatus::Unknown, None),
                flow::PaymentStatus::Declined(why) => {
                    (PaymentStatus::Declined, Some(declined(why, text)))
                }
            };
            OutcomeReport::Settled {
                status,
                customer_payment_method_id: id.into(),
                consent: given.map(consent),
                decline,
            }
        }
        flow::CallOutcome::Complete => OutcomeReport::Complete,
        flow::CallOutcome::Incomplete { field, reason } => OutcomeReport::Error(ErrorReport {
            code: reason.code().to_owned(),
            field: Some(field.into()),
            message: counted(text.reason(reason), cvc_len),
            retryable: false,
            gateway_code: None,
            hint: None,
        }),
        flow::CallOutcome::CardRefused { field, code } => OutcomeReport::Error(ErrorReport {
            code: "card_refused".to_owned(),
            field: Some(field.into()),
            message: text.notice_refused.clone().into_owned(),
            retryable: false,
            gateway_code: Some(code.as_str().to_owned()),
            hint: None,
        }),
        flow::CallOutcome::GatewayRefused { code } => OutcomeReport::Error(ErrorReport {
            // Its S codes are troubles of its own, which pass.
            retryable: code.as_str().starts_with('S'),
            gateway_code: Some(code.as_str().to_owned()),
            ..failed(Failure::GatewayRefused, text)
        }),
        flow::CallOutcome::Failed(failure) => OutcomeReport::Error(failed(failure, text)),
    };
    ToHost::Finished {
        call: call.0,
        outcome,
    }
}

/// What the shopper agreed to, with the wording of it.
#[must_use]
pub fn consent(given: flow::Consent) -> Consent {
    Consent {
        text_version: (*given.text_version).to_owned(),
        redisplay: match given.allow_redisplay {
            flow::AllowRedisplay::Always => AllowRedisplay::Always,
            flow::AllowRedisplay::Limited => AllowRedisplay::Limited,
        },
    }
}

/// The gateway's word for how far a consent goes.
#[must_use]
pub const fn allow_redisplay_name(allow_redisplay: flow::AllowRedisplay) -> &'static str {
    match allow_redisplay {
        flow::AllowRedisplay::Always => "always",
        flow::AllowRedisplay::Limited => "limited",
    }
}

#[cfg(feature = "pay")]
fn declined(why: Decline, text: &Text) -> DeclineReport {
    DeclineReport {
        code: why.code().to_owned(),
        message: text.decline(why).to_owned(),
        retryable: why.can_retry(),
    }
}

/// That we could not find out.
#[must_use]
pub fn failed(failure: Failure, text: &Text) -> ErrorReport {
    ErrorReport {
        code: failure.code().to_owned(),
        field: None,
        message: text.failure(failure).to_owned(),
        retryable: failure.can_retry(),
        gateway_code: None,
        hint: failure.hint().map(str::to_owned),
    }
}

/// What of the page's list of cards is not shown: which card, by its place, and why. The list itself
/// is there all the same.
#[cfg(feature = "pay")]
#[must_use]
pub fn left_out(all: &[LeftOut], text: &Text) -> ErrorReport {
    /// So many are named; a list that is all wrong is wrong in one way.
    const NAMED: usize = 8;
    let mut hint = String::new();
    for one in all.iter().take(NAMED) {
        if !hint.is_empty() {
            hint.push_str("; ");
        }
        if let Some(at) = one.at {
            hint.extend(["cards[", &decimal(at as usize, 1), "]: "]);
        }
        hint.push_str(one.why);
    }
    if all.len() > NAMED {
        hint.push_str("; and more");
    }
    let whole = all.iter().any(|one| one.at.is_none());
    ErrorReport {
        retryable: false,
        hint: Some(hint),
        ..if whole {
            failed(Failure::SavedCardsFailed, text)
        } else {
            ErrorReport {
                code: SAVED_CARD_INVALID.to_owned(),
                ..failed(Failure::GatewayRefused, text)
            }
        }
    }
}

/// That the page gave a wrong option. Only its name is told: what it held is the page's own.
#[must_use]
pub fn option_invalid(wrong: WrongOption, text: &Text) -> ErrorReport {
    invalid(wrong.0, text)
}

/// What is wrong with the merchant's own sentences: a key and a place, and no word of theirs.
#[must_use]
pub fn texts_invalid(wrong: &str, text: &Text) -> ErrorReport {
    invalid(&["texts: ", wrong].concat(), text)
}

fn invalid(option: &str, text: &Text) -> ErrorReport {
    ErrorReport {
        code: OPTION_INVALID.to_owned(),
        field: None,
        message: text.notice_unexpected.clone().into_owned(),
        retryable: false,
        gateway_code: None,
        hint: Some(["check the option ", option].concat()),
    }
}

/// That the page names a customer, and brought a token of another one or of nobody: no card of the
/// customer's can be shown, and none can be kept for them.
#[cfg(feature = "pay")]
#[must_use]
pub fn customer_mismatch(text: &Text) -> ErrorReport {
    ErrorReport {
        code: CUSTOMER_MISMATCH.to_owned(),
        field: None,
        message: text.saved_failed.clone().into_owned(),
        retryable: false,
        gateway_code: None,
        hint: Some("make the session token with this customerId, or leave it out".to_owned()),
    }
}

/// That a press that decides something was asked for once more.
#[must_use]
pub fn not_visible(text: &Text) -> ErrorReport {
    let hint = "something covers, crops, fades, filters or scales the form, so the shopper was asked to press again";
    ErrorReport {
        code: NOT_VISIBLE.to_owned(),
        field: None,
        message: text.press_again.clone().into_owned(),
        retryable: true,
        gateway_code: None,
        hint: Some(hint.to_owned()),
    }
}

/// What the page may know of the form.
#[must_use]
pub fn snapshot(view: View) -> Snapshot {
    let form = view.form;
    Snapshot {
        complete: view.complete,
        empty: form.is_empty(),
        brand: form.brand.map(Into::into),
        selected_brand: form.selected_brand.map(Into::into),
        fields: FieldStates {
            number: form.number.into(),
            expiry: form.expiry.into(),
            cvc: form.cvc.into(),
            holder: form.holder.map(Into::into),
        },
        selected: view.selected.map(Into::into),
        consent: view.consent,
    }
}

#[cfg(test)]
mod tests {
    use crate::card::{Brand, Field, Reason};
    use crate::text::Locale;
    use crate::wire::GatewayCode;
    use crate::wire::ids::PaymentMethodId;

    use super::*;

    fn error(outcome: flow::CallOutcome, cvc_len: usize) -> ErrorReport {
        let told = finished(CallId(7), outcome, &Locale::En.text(), cvc_len);
        let ToHost::Finished {
            call: 7,
            outcome: OutcomeReport::Error(error),
        } = told
        else {
            panic!("not the error of call 7: {told:?}");
        };
        error
    }

    #[test]
    fn error_of_a_wrong_option_is_a_sentence_for_the_shopper_and_a_hint_for_the_developer() {
        let text = Locale::En.text();
        let told = option_invalid(WrongOption("appearance.accent"), &text);
        assert!(crate::bridge::error_code::all().contains(&told.code.as_str()));
        assert_eq!(told.message, text.notice_unexpected);
        assert_eq!(
            told.hint.as_deref(),
            Some("check the option appearance.accent")
        );
    }

    #[cfg(feature = "pay")]
    #[test]
    fn saved_cards_that_are_not_shown_are_named_by_their_place() {
        let text = Locale::En.text();
        let one = |at, why| LeftOut { at, why };
        let told = left_out(&[one(Some(0), "a"), one(Some(17), "b")], &text);
        assert_eq!(told.code, "saved_card_invalid");
        assert!(crate::bridge::error_code::all().contains(&told.code.as_str()));
        assert_eq!(told.hint.as_deref(), Some("cards[0]: a; cards[17]: b"));
        let told = left_out(&[one(None, "no list")], &text);
        assert_eq!(told.code, "saved_cards_failed");
        assert_eq!(told.hint.as_deref(), Some("no list"));
        let many = [one(Some(1), "c"); 20];
        let hint = left_out(&many, &text).hint.unwrap_or_default();
        assert!(hint.ends_with("and more") && hint.len() < 200, "{hint}");
    }

    #[cfg(feature = "pay")]
    #[test]
    fn payment_status_is_told_and_a_decline_with_its_reason() {
        let text = Locale::En.text();
        let id = || PaymentMethodId::parse("pm_1").unwrap();
        let mut table = vec![
            (
                flow::PaymentStatus::Succeeded,
                PaymentStatus::Succeeded,
                None,
            ),
            (flow::PaymentStatus::Pending, PaymentStatus::Pending, None),
            (flow::PaymentStatus::Unknown, PaymentStatus::Unknown, None),
        ];
        table.extend(Decline::ALL.map(|why| {
            let report = DeclineReport {
                code: why.code().to_owned(),
                message: text.decline(why).to_owned(),
                retryable: why.can_retry(),
            };
            let how = flow::PaymentStatus::Declined(why);
            (how, PaymentStatus::Declined, Some(report))
        }));
        for (how, status, decline) in table {
            let outcome = flow::CallOutcome::Payment {
                status: how,
                id: id(),
                consent: None,
            };
            let expected = ToHost::Finished {
                call: 7,
                outcome: OutcomeReport::Settled {
                    status,
                    customer_payment_method_id: "pm_1".to_owned(),
                    consent: None,
                    decline,
                },
            };
            assert_eq!(finished(CallId(7), outcome, &text, 3), expected);
        }
    }

    #[test]
    fn session_token_is_asked_for_with_its_reason() {
        for (reason, told) in [
            (flow::TokenReason::First, TokenReason::First),
            (flow::TokenReason::Expiring, TokenReason::Expiring),
            (flow::TokenReason::Refused, TokenReason::Refused),
        ] {
            let expected = ToHost::NeedToken {
                request: 3,
                reason: told,
            };
            assert_eq!(need_token(RequestId(3), reason), expected);
        }
    }

    #[test]
    fn saved_card_is_told_as_an_id_and_a_brand() {
        let created = flow::CallOutcome::Created {
            id: PaymentMethodId::parse("pm_1").unwrap(),
            brand: Some(Brand::Visa),
            consent: Some(flow::Consent {
                allow_redisplay: flow::AllowRedisplay::Limited,
                text_version: "en-1".into(),
            }),
        };
        let told = finished(CallId(7), created, &Locale::En.text(), 3);
        let expected = ToHost::Finished {
            call: 7,
            outcome: OutcomeReport::Created {
                customer_payment_method_id: "pm_1".to_owned(),
                brand: Some(Brand::Visa.into()),
                consent: Some(Consent {
                    text_version: "en-1".to_owned(),
                    redisplay: AllowRedisplay::Limited,
                }),
            },
        };
        assert_eq!(told, expected);
    }

    #[test]
    fn error_of_every_field_has_its_code_and_sentence() {
        for &reason in Reason::ALL {
            let field = reason.field();
            let told = error(flow::CallOutcome::Incomplete { field, reason }, 4);
            assert_eq!(told.code, reason.code());
            assert_eq!(told.field, Some(field.into()));
            assert!(!told.message.contains('{'), "{}", told.message);
            assert!(!told.retryable);
        }
        let incomplete = flow::CallOutcome::Incomplete {
            field: Field::Cvc,
            reason: Reason::CvcIncomplete,
        };
        assert!(error(incomplete.clone(), 4).message.contains('4'));
        assert!(error(incomplete, 3).message.contains('3'));
    }

    #[test]
    fn error_of_every_failure_has_its_code_and_sentence() {
        for failure in Failure::ALL {
            let told = error(flow::CallOutcome::Failed(failure), 3);
            assert_eq!(told.code, failure.code());
            assert_eq!(told.retryable, failure.can_retry());
            assert!(!told.message.is_empty());
            assert_eq!(told.gateway_code, None);
        }
    }

    #[test]
    fn error_of_a_refused_card_carries_the_gateways_code_and_our_sentence() {
        let refused = flow::CallOutcome::CardRefused {
            field: Field::Number,
            code: GatewayCode::parse("P0002").unwrap(),
        };
        let told = error(refused, 3);
        assert_eq!(told.code, "card_refused");
        assert_eq!(told.gateway_code.as_deref(), Some("P0002"));
        assert_eq!(told.message, Locale::En.text().notice_refused);
    }

    #[test]
    fn error_of_the_gateways_own_is_not_the_cards() {
        for (code, passes) in [("S0001", true), ("L0001", false), ("P0002", false)] {
            let code = GatewayCode::parse(code).unwrap();
            let told = error(flow::CallOutcome::GatewayRefused { code }, 3);
            assert_eq!((told.code.as_str(), told.field), ("gateway_refused", None));
            assert_eq!(told.gateway_code.as_deref(), Some(code.as_str()));
            assert_eq!(told.retryable, passes, "{code:?}");
            assert_ne!(told.message, Locale::En.text().notice_refused);
        }
    }
}
