//! Intents and customer sessions that a page goes on with.

use stripe_core::customer_session::{
    CreateCustomerSession, CreateCustomerSessionComponents,
    CreateCustomerSessionComponentsPaymentElement,
    CreateCustomerSessionComponentsPaymentElementFeatures as Features,
    CreateCustomerSessionComponentsPaymentElementFeaturesPaymentMethodRedisplay as Redisplay,
    CreateCustomerSessionComponentsPaymentElementFeaturesPaymentMethodRemove as Remove,
    CreateCustomerSessionComponentsPaymentElementFeaturesPaymentMethodSave as Save,
    CreateCustomerSessionComponentsPaymentElementFeaturesPaymentMethodSaveUsage as Usage,
};
use stripe_core::payment_intent::{CancelPaymentIntent, RetrievePaymentIntent};
use stripe_core::setup_intent::{CreateSetupIntent, CreateSetupIntentAutomaticPaymentMethods};
use stripe_shared::{PaymentIntentStatus, SetupIntentStatus};

use crate::{RETURN, client, customer, intent};

#[tokio::test]
async fn an_intent_waits_with_its_client_secret() {
    let customer = customer().await;
    let made = intent().customer(&*customer).send(&client()).await.unwrap();
    assert_eq!(made.status, PaymentIntentStatus::RequiresPaymentMethod);
    let secret = made.client_secret.unwrap();
    assert!(secret.starts_with(&format!("{}_secret_", made.id)));
    let read = RetrievePaymentIntent::new(made.id.clone())
        .send(&client())
        .await
        .unwrap();
    assert_eq!((read.id, read.amount), (made.id.clone(), 1099));
    let gone = CancelPaymentIntent::new(made.id)
        .send(&client())
        .await
        .unwrap();
    assert_eq!(gone.status, PaymentIntentStatus::Canceled);
}

#[tokio::test]
async fn a_customer_session_has_the_four_features() {
    let features = Features {
        payment_method_redisplay: Some(Redisplay::Enabled),
        payment_method_remove: Some(Remove::Enabled),
        payment_method_save: Some(Save::Enabled),
        payment_method_save_usage: Some(Usage::OffSession),
        ..Features::new()
    };
    let element = CreateCustomerSessionComponentsPaymentElement {
        enabled: true,
        features: Some(features),
    };
    let components = CreateCustomerSessionComponents {
        payment_element: Some(element),
        ..CreateCustomerSessionComponents::new()
    };
    let session = CreateCustomerSession::new(components)
        .customer(customer().await)
        .send(&client())
        .await
        .unwrap();
    assert!(session.client_secret.starts_with("cuss_secret_"));
    let told = session
        .components
        .unwrap()
        .payment_element
        .features
        .unwrap();
    assert_eq!(
        told.payment_method_save_usage.unwrap().as_str(),
        "off_session"
    );
    assert_eq!(told.payment_method_redisplay_limit, Some(3));
}

#[tokio::test]
async fn a_card_is_set_up() {
    let set_up = CreateSetupIntent::new()
        .automatic_payment_methods(CreateSetupIntentAutomaticPaymentMethods::new(true))
        .customer(customer().await)
        .payment_method("pm_card_visa")
        .return_url(RETURN)
        .confirm(true);
    let done = set_up.send(&client()).await.unwrap();
    assert_eq!(
        (done.status, &*done.usage),
        (SetupIntentStatus::Succeeded, "off_session")
    );
    let asked = set_up
        .payment_method("pm_card_authenticationRequired")
        .send(&client())
        .await
        .unwrap();
    assert_eq!(asked.status, SetupIntentStatus::RequiresAction);
    assert!(
        asked
            .next_action
            .unwrap()
            .redirect_to_url
            .unwrap()
            .url
            .is_some()
    );
}
