//! The guide's calls through async-stripe, with only the host changed. Where the sandbox is, and the account's
//! keys, are in the environment. Each answer is read as strictly as that client reads Stripe's.

#![cfg(test)]

mod charges;
mod checkout;
mod prepares;
mod webhooks;

use stripe::{Client, ClientBuilder, StripeError};
use stripe_core::customer::CreateCustomer;
use stripe_core::payment_intent::{
    CreatePaymentIntent, CreatePaymentIntentAutomaticPaymentMethods,
};
use stripe_shared::{ApiErrors, PaymentIntentSetupFutureUsage, PaymentMethod};
use stripe_types::Currency;

const RETURN: &str = "https://shop.example/order/123/complete";

fn env(name: &str) -> String {
    std::env::var(name)
        .unwrap_or_else(|_| panic!("{name} is not set: a test of the sandbox runs this"))
}

fn client() -> Client {
    let url = format!("http://127.0.0.1:{}/", env("PORT"));
    ClientBuilder::new(env("SECRET_KEY"))
        .url(url)
        .build()
        .unwrap()
}

async fn customer() -> String {
    let create = CreateCustomer::new()
        .email("ada@shop.example")
        .name("Ada Lovelace");
    create.send(&client()).await.unwrap().id.to_string()
}

/// An intent as the guide makes it.
fn intent() -> CreatePaymentIntent {
    CreatePaymentIntent::new(1099, Currency::USD)
        .automatic_payment_methods(CreatePaymentIntentAutomaticPaymentMethods::new(true))
}

/// The same, paid at once.
fn payment(method: &str) -> CreatePaymentIntent {
    intent()
        .payment_method(method)
        .return_url(RETURN)
        .confirm(true)
}

/// A customer who paid with this card, and had it kept.
async fn keeps(token: &str) -> (String, PaymentMethod) {
    let customer = customer().await;
    let keep = payment(token)
        .customer(&*customer)
        .setup_future_usage(PaymentIntentSetupFutureUsage::OffSession);
    keep.send(&client()).await.unwrap();
    let list = stripe_payment::payment_method::ListPaymentMethod::new().customer(&*customer);
    let kept = list.send(&client()).await.unwrap().data.pop();
    (customer, kept.unwrap())
}

/// What a call is refused with, and the status.
fn refusal<T: std::fmt::Debug>(answered: Result<T, StripeError>) -> (ApiErrors, u16) {
    match answered.unwrap_err() {
        StripeError::Stripe(error, status) => (*error, status),
        other => panic!("{other}"),
    }
}
