use std::path::Path;

use payseal_engine::clock::Clock;
use payseal_engine::ledger::Ledger;
use payseal_engine::store::SqliteStore;

use super::*;

/// What a session of 10.99 dollars became by an intent over this.
async fn became(amount: u64, currency: &str, status: &str) -> (String, String) {
    let store = SqliteStore::open(Path::new(":memory:"), crate::NAME).unwrap();
    let ledger = Ledger::new(Box::new(store), Clock::new(), &[]);
    let intent = Kept::new(json!({
        "id": "pi_1", "object": "payment_intent", "amount": amount, "currency": currency, "status": status,
    }))
    .hiding(SESSION, "cs_1");
    let told = ledger.run(move |book| {
        let desk = Desk { book, account: "1" };
        let session = Kept::new(json!({
            "id": "cs_1", "status": "open", "payment_status": "unpaid", "amount_total": 1099, "currency": "usd",
        }));
        desk.save(kinds::CHECKOUT_SESSION, &session)?;
        intent_became(desk, &intent)?;
        let session = desk.find(kinds::CHECKOUT_SESSION, "cs_1")?.unwrap();
        let text = |name: &str| session.text(name).unwrap_or_default().to_owned();
        Ok((text("status"), text("payment_status")))
    });
    told.await.unwrap()
}

#[tokio::test]
async fn a_session_is_paid_by_what_it_comes_to_and_by_nothing_else() {
    let is = |status: &str, paid: &str| (status.to_owned(), paid.to_owned());
    for (status, payment_status) in [("succeeded", "paid"), ("processing", "unpaid")] {
        let whole = became(1099, "usd", status).await;
        assert_eq!(whole, is("complete", payment_status));
        for (amount, currency) in [(1098, "usd"), (108_801, "usd"), (1099, "eur")] {
            let other = became(amount, currency, status).await;
            assert_eq!(other, is("open", "unpaid"), "{amount} {currency}");
        }
    }
}
