//! Cards that were kept, charged when the shopper is not there; declines, refunds, keys.

use stripe::{IdempotencyKey, RequestStrategy, StripeRequest};
use stripe_core::charge::RetrieveCharge;
use stripe_core::payment_intent::{
    CapturePaymentIntent, CreatePaymentIntent, CreatePaymentIntentOffSession, ListPaymentIntent,
};
use stripe_core::refund::CreateRefund;
use stripe_payment::payment_method::{AttachPaymentMethod, DetachPaymentMethod};
use stripe_shared::{
    ApiErrorsCode, ApiErrorsType, PaymentIntentCaptureMethod, PaymentIntentStatus,
};
use stripe_types::Currency;

use crate::{client, customer, keeps, payment, refusal};

#[tokio::test]
async fn a_saved_card_is_charged_and_given_back() {
    let (customer, kept) = keeps("pm_card_visa").await;
    let later = payment(&kept.id)
        .customer(&*customer)
        .off_session(CreatePaymentIntentOffSession::Bool(true));
    let paid = later.send(&client()).await.unwrap();
    assert_eq!(
        (paid.status, paid.amount_received),
        (PaymentIntentStatus::Succeeded, 1099)
    );
    let charge = RetrieveCharge::new(paid.latest_charge.unwrap().id().clone())
        .send(&client())
        .await
        .unwrap();
    let card = charge.payment_method_details.unwrap().card.unwrap();
    assert_eq!((charge.paid, card.last4.as_deref()), (true, Some("4242")));
    let back = CreateRefund::new()
        .charge(charge.id.to_string())
        .amount(99)
        .send(&client())
        .await
        .unwrap();
    assert_eq!(
        (back.amount, back.status.as_deref()),
        (99, Some("succeeded"))
    );
    let listed = ListPaymentIntent::new()
        .customer(&*customer)
        .send(&client())
        .await
        .unwrap();
    assert_eq!(listed.data.len(), 2);
    let gone = DetachPaymentMethod::new(kept.id)
        .send(&client())
        .await
        .unwrap();
    assert!(gone.customer.is_none());
}

#[tokio::test]
async fn a_card_that_asks_is_an_error_with_the_intent_in_it() {
    let customer = customer().await;
    let attach = AttachPaymentMethod::new("pm_card_authenticationRequired").customer(&*customer);
    let method = attach.send(&client()).await.unwrap();
    let charge = payment(&method.id)
        .customer(&*customer)
        .off_session(CreatePaymentIntentOffSession::Bool(true));
    let (error, status) = refusal(charge.send(&client()).await);
    assert_eq!((status, error.type_), (402, ApiErrorsType::CardError));
    assert_eq!(error.code, Some(ApiErrorsCode::AuthenticationRequired));
    assert_eq!(
        error.decline_code.as_deref(),
        Some("authentication_required")
    );
    assert_eq!(
        error.payment_intent.unwrap().status,
        PaymentIntentStatus::RequiresPaymentMethod
    );
    let here = payment(&method.id)
        .customer(&*customer)
        .send(&client())
        .await
        .unwrap();
    assert_eq!(here.status, PaymentIntentStatus::RequiresAction);
    assert!(
        here.next_action
            .unwrap()
            .redirect_to_url
            .unwrap()
            .url
            .is_some()
    );
}

#[tokio::test]
async fn a_decline_and_a_mistake_say_what_is_wrong() {
    let declined = payment("pm_card_visa_chargeDeclinedInsufficientFunds")
        .send(&client())
        .await;
    let (error, status) = refusal(declined);
    assert_eq!(
        (status, error.decline_code.as_deref()),
        (402, Some("insufficient_funds"))
    );
    let (error, status) = refusal(payment("pm_nobody").send(&client()).await);
    assert_eq!(
        (status, error.code),
        (400, Some(ApiErrorsCode::ResourceMissing))
    );
    assert_eq!(error.param.as_deref(), Some("payment_method"));
}

#[tokio::test]
async fn held_money_is_captured() {
    let held = payment("pm_card_visa")
        .capture_method(PaymentIntentCaptureMethod::Manual)
        .send(&client())
        .await
        .unwrap();
    assert_eq!(
        (held.status, held.amount_capturable),
        (PaymentIntentStatus::RequiresCapture, 1099)
    );
    let paid = CapturePaymentIntent::new(held.id)
        .amount_to_capture(1000)
        .send(&client())
        .await
        .unwrap();
    assert_eq!(
        (paid.status, paid.amount_received),
        (PaymentIntentStatus::Succeeded, 1000)
    );
}

#[tokio::test]
async fn a_key_is_one_request() {
    let key =
        || RequestStrategy::Idempotent(IdempotencyKey::new("order-7-of-async-stripe").unwrap());
    let create = |amount| {
        CreatePaymentIntent::new(amount, Currency::USD)
            .customize()
            .request_strategy(key())
    };
    let first = create(1099).send(&client()).await.unwrap();
    let again = create(1099).send(&client()).await.unwrap();
    assert_eq!(first.id, again.id);
    let (error, status) = refusal(create(1100).send(&client()).await);
    assert_eq!(
        (status, error.type_),
        (400, ApiErrorsType::IdempotencyError)
    );
}
