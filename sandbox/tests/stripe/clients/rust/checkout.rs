//! A checkout session that a page goes on with.

use stripe_checkout::checkout_session::{
    CreateCheckoutSession, CreateCheckoutSessionCustomerCreation, CreateCheckoutSessionLineItems,
    CreateCheckoutSessionLineItemsPriceData, CreateCheckoutSessionSavedPaymentMethodOptions,
    CreateCheckoutSessionSavedPaymentMethodOptionsPaymentMethodSave as Save, ExpireCheckoutSession,
    ListLineItemsCheckoutSession, ProductData, RetrieveCheckoutSession,
};
use stripe_shared::{CheckoutSessionMode, CheckoutSessionStatus, CheckoutSessionUiMode};
use stripe_types::Currency;

use crate::client;

#[tokio::test]
async fn a_session_for_elements_is_made_read_and_ended() {
    let price = CreateCheckoutSessionLineItemsPriceData {
        product_data: Some(ProductData::new("Harbour Coffee")),
        unit_amount: Some(1099),
        ..CreateCheckoutSessionLineItemsPriceData::new(Currency::USD)
    };
    let line = CreateCheckoutSessionLineItems {
        price_data: Some(price),
        quantity: Some(2),
        ..CreateCheckoutSessionLineItems::new()
    };
    let saved = CreateCheckoutSessionSavedPaymentMethodOptions {
        payment_method_save: Some(Save::Enabled),
        ..CreateCheckoutSessionSavedPaymentMethodOptions::new()
    };
    let create = CreateCheckoutSession::new()
        .mode(CheckoutSessionMode::Payment)
        .ui_mode(CheckoutSessionUiMode::Elements)
        .customer_creation(CreateCheckoutSessionCustomerCreation::Always)
        .saved_payment_method_options(saved)
        .line_items([line])
        .return_url("https://shop.example/return?session_id={CHECKOUT_SESSION_ID}");
    let made = create.send(&client()).await.unwrap();
    assert_eq!(
        (made.status, made.amount_total),
        (Some(CheckoutSessionStatus::Open), Some(2198))
    );
    assert!(made.client_secret.is_some());
    let lines = ListLineItemsCheckoutSession::new(made.id.clone())
        .send(&client())
        .await
        .unwrap();
    assert_eq!(
        lines
            .data
            .iter()
            .map(|line| line.amount_total)
            .collect::<Vec<_>>(),
        [2198]
    );
    let read = RetrieveCheckoutSession::new(made.id.clone())
        .send(&client())
        .await
        .unwrap();
    assert_eq!(read.id, made.id);
    let ended = ExpireCheckoutSession::new(made.id)
        .send(&client())
        .await
        .unwrap();
    assert_eq!(ended.status, Some(CheckoutSessionStatus::Expired));
}
