//! Paying on a provider's page: it is whole on a small screen, asks in the provider's name, and
//! leads back with a result that the gateway signed.

use anyhow::{Context as _, ensure};
use payseal_asiabill::client::{Account, Client, LocalPaymentRequest, Order};
use payseal_asiabill::wire::charge::OrderStatus;
use payseal_e2e::{
    Outcome, axe::demand_accessible, pages::Host, runner::Scenario, scenario, stage::Stage, wait,
};
use serde_json::json;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![scenario!(a_providers_page_is_used_and_leads_back)]
}

pub(crate) fn client(stage: &Stage) -> Outcome<Client> {
    // The key that is published for trying the interface.
    let account = Account::new(stage.account(), "12H4567r");
    // The gateway by its address; the name that it answers to goes along.
    let name = stage.gateway().trim_start_matches("http://");
    let (_, port) = name.split_once(':').context("a port")?;
    Ok(Client::new(&format!("http://127.0.0.1:{port}"), account)?.named(name))
}

async fn a_providers_page_is_used_and_leads_back(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    let client = client(&stage)?;
    for (word, currency, amount, name, press, ends) in [
        (
            "Alipay",
            "CNY",
            "7.00",
            "Alipay",
            "complete",
            OrderStatus::Success,
        ),
        ("ideal", "EUR", "7.00", "iDEAL", "fail", OrderStatus::Fail),
        (
            "KAKAOPAY",
            "KRW",
            "7000",
            "Kakao Pay",
            "later",
            OrderStatus::Pending,
        ),
        (
            "klarna",
            "EUR",
            "7.00",
            "Klarna",
            "cancel",
            OrderStatus::Fail,
        ),
        (
            "bcmc",
            "EUR",
            "7.00",
            "Bancontact",
            "complete",
            OrderStatus::Success,
        ),
        (
            "giropay",
            "EUR",
            "7.00",
            "giropay",
            "complete",
            OrderStatus::Success,
        ),
        (
            "p24",
            "PLN",
            "7.00",
            "Przelewy24",
            "complete",
            OrderStatus::Success,
        ),
        (
            "GCASH",
            "PHP",
            "7.00",
            "GCash",
            "complete",
            OrderStatus::Success,
        ),
        (
            "sepa",
            "EUR",
            "7.00",
            "SEPA Direct Debit",
            "complete",
            OrderStatus::Pending,
        ),
    ] {
        let wish = LocalPaymentRequest {
            payment_method: word.to_owned(),
            is_mobile: String::new(),
            order: Order {
                order_no: format!("local-{word}"),
                order_amount: amount.to_owned(),
                order_currency: currency.to_owned(),
                return_url: Some(format!("{}/?back={word}", stage.shop())),
                ..Order::default()
            },
        };
        let begun = client.local_payment(&wish).await?;
        stage.open(&begun.redirect_url).await?;
        let heading = host.find("h1").await?.text().await?;
        ensure!(heading == format!("Pay with {name}"), "{heading}");
        demand_accessible(&stage.driver, "a provider's page").await?;
        let wide = host
            .run("return document.documentElement.scrollWidth > innerWidth")
            .await?;
        ensure!(
            wide == json!(false),
            "{name}: the page is wider than the window"
        );
        host.press(&format!("[data-testid=challenge-{press}]"))
            .await?;
        wait::until("the way back", || async {
            let at = host.run("return location.pathname").await?;
            Ok((at == json!("/")).then_some(()))
        })
        .await?;
        let address = stage.driver.current_url().await?;
        let pairs: Vec<(String, String)> = address.query_pairs().into_owned().collect();
        let query: Vec<_> = pairs
            .iter()
            .map(|(n, v)| (n.as_str(), v.as_str()))
            .collect();
        let told = client.returned(&query)?;
        let found = client.find_transaction(&told.trade_no).await?;
        ensure!(found.trade_status == ends, "{word}: {found:?}");
    }
    Ok(())
}
