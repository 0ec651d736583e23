//! The gateway's own payment page: an order is paid there with a card or at a provider's, in the
//! shopper's language, on any screen, and the shopper comes back with a signed result.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;

use anyhow::{Context as _, ensure};
use payseal_asiabill::client::{CheckoutRequest, GoodsLine, Order};
use payseal_asiabill::wire::charge::OrderStatus;
use payseal_core::card::Field;
use payseal_e2e::{
    Outcome,
    axe::demand_accessible,
    pages::{Bank, Host, TestCard, press},
    runner::Scenario,
    scenario,
    stage::Stage,
    wait,
};
use serde_json::json;
use thirtyfour::Key;

use crate::local::client;

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(an_order_is_paid_with_a_card_on_the_gateways_page),
        scenario!(a_bank_is_asked_on_the_gateways_page),
        scenario!(a_provider_is_chosen_with_the_keyboard),
        scenario!(the_gateways_page_is_whole_for_everyone),
        scenario!(whoever_cancels_comes_back_unpaid),
        scenario!(the_shop_sends_an_order_there_and_follows_it),
        scenario!(an_order_that_waits_there_can_be_paid_here),
        scenario!(a_code_is_scanned_with_a_telephone),
    ]
}

/// The button of the way to pay that is chosen.
const PRESS: &str = ".way:has(:checked) button";

/// Sends an order to the gateway's page, and opens it.
async fn open(stage: &Stage, order_no: &str, query: &str) -> Outcome<Host> {
    let wish = CheckoutRequest {
        customer_id: None,
        payment_method: None,
        goods_details: Some(vec![GoodsLine {
            goods_title: Some("Harbour Blend, whole beans".to_owned()),
            goods_count: Some("1".to_owned()),
            goods_price: Some("24.00".to_owned()),
        }]),
        order: Order {
            order_no: order_no.to_owned(),
            order_amount: "24.00".to_owned(),
            order_currency: "EUR".to_owned(),
            return_url: Some(format!("{}/?back=hosted", stage.shop())),
            ..Order::default()
        },
    };
    let begun = client(stage)?.checkout(&wish).await?;
    let address = format!("{}{query}", begun.redirect_url);
    stage.open(&address).await?;
    Ok(Host::new(stage))
}

/// Waits until the shopper is back at the shop, and demands how the gateway says it went.
async fn see_back(stage: &Stage, host: &Host, ends: OrderStatus) -> Outcome {
    wait::until_true("the way back to the shop", || async {
        let at = host
            .run("return location.origin + location.pathname")
            .await?;
        Ok(at == json!(format!("{}/", stage.shop())))
    })
    .await?;
    let address = stage.driver.current_url().await?;
    let pairs: Vec<(String, String)> = address.query_pairs().into_owned().collect();
    let query: Vec<_> = pairs
        .iter()
        .map(|(n, v)| (n.as_str(), v.as_str()))
        .collect();
    let client = client(stage)?;
    let told = client.returned(&query)?;
    let found = client.find_transaction(&told.trade_no).await?;
    ensure!(found.trade_status == ends, "{found:?}");
    let back = pairs
        .iter()
        .any(|(name, value)| name == "back" && value == "hosted");
    ensure!(back, "the merchant's own query is gone: {address}");
    Ok(())
}

/// Waits until the order's page is whole: the form above the other ways grows while it begins.
async fn see_order(host: &Host) -> Outcome {
    host.find("input[name=method]").await?;
    host.form().await_ready().await?;
    host.form().await_stillness().await
}

async fn fill(host: &Host, card: &TestCard) -> Outcome {
    let form = host.form();
    form.await_ready().await?;
    form.fill(card).await
}

async fn an_order_is_paid_with_a_card_on_the_gateways_page(stage: Stage) -> Outcome {
    let host = open(&stage, "hosted-1", "").await?;
    let address = stage.driver.current_url().await?;
    fill(&host, &TestCard::NO_FUNDS).await?;
    host.press(PRESS).await?;
    let form = host.form();
    form.see_notice("declined_funds").await?;
    form.empty(Field::Number).await?;
    form.type_into(Field::Number, TestCard::VISA.number).await?;
    host.press(PRESS).await?;
    see_back(&stage, &host, OrderStatus::Success).await?;
    ensure!(stage.tokenisations() == 2, "{}", stage.tokenisations());
    // The order's page has nothing to pay any more.
    stage.open(address.as_str()).await?;
    wait::until_true("the paid order", || async {
        let title = host.run("return document.title").await?;
        Ok(title == json!("This order has been paid"))
    })
    .await
}

async fn a_bank_is_asked_on_the_gateways_page(stage: Stage) -> Outcome {
    let host = open(&stage, "hosted-2", "").await?;
    fill(&host, &TestCard::CHALLENGE).await?;
    host.press(PRESS).await?;
    let bank = Bank::new(&stage);
    bank.press("fail").await?;
    bank.see_gone().await?;
    host.press(PRESS).await?;
    bank.press("complete").await?;
    see_back(&stage, &host, OrderStatus::Success).await
}

async fn a_provider_is_chosen_with_the_keyboard(stage: Stage) -> Outcome {
    let host = open(&stage, "hosted-3", "").await?;
    host.form().await_ready().await?;
    let chosen = || async {
        host.run("return document.querySelector('input[name=method]:checked').value")
            .await
    };
    host.find("input[value=card]").await?.focus().await?;
    for expected in ["Alipay", "klarna"] {
        press(&stage.driver, Key::Down).await?;
        wait::until_true("the next way to pay", || async {
            Ok(chosen().await? == json!(expected))
        })
        .await?;
    }
    ensure!(host.find(PRESS).await?.text().await? == "Continue to Klarna");
    host.press(PRESS).await?;
    host.press("[data-testid=challenge-cancel]").await?;
    let notice = host.find("#notice .bad").await?.text().await?;
    ensure!(
        notice.starts_with("Your Klarna payment didn’t go through"),
        "{notice}"
    );
    ensure!(chosen().await? == json!("klarna"));
    host.press(PRESS).await?;
    host.press("[data-testid=challenge-complete]").await?;
    see_back(&stage, &host, OrderStatus::Success).await
}

async fn the_gateways_page_is_whole_for_everyone(stage: Stage) -> Outcome {
    for (number, query, width) in [("4", "", 1000), ("5", "?lang=zh-Hans", 320)] {
        let host = open(&stage, &format!("hosted-{number}"), query).await?;
        host.run(&format!("document.body.style.width = '{width}px'"))
            .await?;
        host.form().await_ready().await?;
        let what = format!("the gateway's page at {width}{query}");
        demand_accessible(&stage.driver, &what).await?;
        let bottom =
            format!("return document.querySelector('{PRESS}').getBoundingClientRect().bottom");
        // A small phone's first screen. The form takes its height from the page's new width after a while.
        let fits = format!("{what}: one can pay without scrolling");
        wait::until_true(&fits, || async {
            let bottom = host.run(&bottom).await?.as_f64();
            Ok(bottom.context("a place")? < 640.0)
        })
        .await?;
        host.press("input[value=ideal]").await?;
        demand_accessible(&stage.driver, &format!("{what}, a provider")).await?;
        let wide = host
            .run(&format!("return document.body.scrollWidth > {width}"))
            .await?;
        ensure!(wide == json!(false), "{what} is wider than the window");
        stage.pass(std::time::Duration::from_secs(31 * 60));
        stage.driver.refresh().await?;
        demand_accessible(&stage.driver, &format!("{what}, too late")).await?;
        let title = host.run("return document.title").await?;
        let title = title.as_str().context("a title")?.to_owned();
        ensure!(
            ["This payment page has expired", "付款页面已过期"].contains(&title.as_str()),
            "{title}"
        );
    }
    Ok(())
}

async fn whoever_cancels_comes_back_unpaid(stage: Stage) -> Outcome {
    let host = open(&stage, "hosted-6", "").await?;
    host.press("[data-testid=checkout-cancel]").await?;
    see_back(&stage, &host, OrderStatus::Fail).await
}

async fn the_shop_sends_an_order_there_and_follows_it(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open("/checkout").await?;
    host.form().await_ready().await?;
    host.press("#elsewhere").await?;
    see_order(&host).await?;
    host.press("input[value=klarna]").await?;
    host.press(PRESS).await?;
    host.press("[data-testid=challenge-complete]").await?;
    host.find("#order[data-status=succeeded]").await?;
    host.find("[data-testid=order-reported]").await?;
    Ok(())
}

async fn an_order_that_waits_there_can_be_paid_here(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open("/checkout").await?;
    host.form().await_ready().await?;
    host.press("#elsewhere").await?;
    host.find("input[value=klarna]").await?;
    let there = stage.driver.current_url().await?;
    host.open("/checkout").await?;
    fill(&host, &TestCard::VISA).await?;
    host.press_pay().await?;
    let result = host.result().await?;
    ensure!(
        result.get("status") == Some(&json!("succeeded")),
        "{result}"
    );
    stage.open(there.as_str()).await?;
    let title = host.find("h1").await?.text().await?;
    ensure!(title == "This order has been paid", "{title}");
    Ok(())
}

async fn a_code_is_scanned_with_a_telephone(stage: Stage) -> Outcome {
    let host = Host::new(&stage);
    host.open("/checkout").await?;
    host.form().await_ready().await?;
    host.press("#elsewhere").await?;
    see_order(&host).await?;
    host.press("input[value=WeChatPay]").await?;
    host.press(PRESS).await?;
    let link = host.find("[data-testid=challenge-here]").await?;
    demand_accessible(&stage.driver, "the code").await?;
    let here = link.attr("href").await?.context("an address")?;
    // The telephone is another client: it knows the address alone.
    let (_, path) = here.split_once("/sandbox/bank/").context("a path")?;
    let (_, port) = stage.bank().rsplit_once(':').context("a port")?;
    let (secret, _) = path.split_once('?').context("a secret")?;
    let said = "answer=complete&phone=1";
    let request = format!(
        "POST /sandbox/bank/{secret} HTTP/1.1\r\nhost: bank.localhost:{port}\r\n\
         content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\n\
         connection: close\r\n\r\n{said}",
        said.len()
    );
    let port: u16 = port.parse()?;
    let answered = tokio::task::spawn_blocking(move || -> Outcome<String> {
        let mut telephone = TcpStream::connect(("127.0.0.1", port))?;
        telephone.write_all(request.as_bytes())?;
        let mut answer = String::new();
        telephone.read_to_string(&mut answer)?;
        Ok(answer)
    })
    .await??;
    ensure!(answered.starts_with("HTTP/1.1 200"), "{answered}");
    host.press("[data-testid=challenge-scanned]").await?;
    host.find("#order[data-status=succeeded]").await?;
    Ok(())
}
