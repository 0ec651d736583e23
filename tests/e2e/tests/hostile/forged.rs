//! Messages that nobody should believe: from the page, from a frame beside the form, from a window the
//! page opened; forged, repeated, enormous, out of order, and with names that poison objects.

use anyhow::ensure;
use payseal_core::card::Field;
use payseal_e2e::{Outcome, pages::Host, runner::Scenario, scenario, stage::Stage, taint::World};
use serde_json::json;

use crate::page::{CARD, open, save_a_card};

pub(crate) fn scenarios() -> Vec<Scenario> {
    vec![
        scenario!(forged_messages_of_the_page_change_nothing),
        scenario!(a_frame_beside_the_form_is_not_heard),
        scenario!(a_window_of_the_page_is_not_heard),
        scenario!(messages_of_the_open_port_out_of_order_change_no_card),
    ]
}

/// Sends everything that is no greeting, and every greeting that is a wrong one, to `target`; counts
/// the answers that come back.
const FLOOD: &str = "(target, origin) => {
    const nonce = '0123456789abcdef'.repeat(2);
    const big = 'x'.repeat(1 << 20);
    const poisoned = JSON.parse('{\"__proto__\": {\"payseal\": 1}, \"constructor\": {\"prototype\": {\"call\": 1}}}');
    window.answers ??= [];
    const bodies = [
      null, 0, '', 'ready', 'clear', 'close', big, [], {}, poisoned,
      { payseal: 1 }, { payseal: 1, nonce: 'x' }, { payseal: 2, nonce }, { payseal: '1', nonce },
      { payseal: 1, nonce: big }, { payseal: 1, nonce: nonce.toUpperCase() },
      { submit: { call: 1 } }, { open: {} }, { token: { request: 1, token: 'tok' } },
      { payseal: 1, nonce, __proto__: { origin } },
    ];
    for (const body of bodies) {
      for (const ports of [0, 1, 2]) {
        const channels = Array.from({ length: ports }, () => new MessageChannel());
        for (const { port1 } of channels) {
          port1.onmessage = ({ data }) => window.answers.push(JSON.stringify(data));
        }
        target.postMessage(body, origin, channels.map(({ port2 }) => port2));
      }
    }
  }";

/// What is typed stays, and the card can be saved.
async fn demand_unmoved(host: &Host) -> Outcome {
    let form = host.form();
    form.see_text(Field::Number, CARD.shown).await?;
    let answers = host.run("return window.answers ?? []").await?;
    let told = answers.as_array().map_or(0, Vec::len);
    ensure!(told == 0, "a forged message was answered: {answers}");
    form.empty(Field::Number).await?;
    save_a_card(host).await
}

async fn forged_messages_of_the_page_change_nothing(stage: Stage) -> Outcome {
    let host = open(&stage, &json!({})).await?;
    let before = World::of(&stage, &host).await?;
    host.form().type_into(Field::Number, CARD.number).await?;
    let gateway = stage.gateway();
    host.run(&format!(
        "const frame = document.querySelector('#payseal iframe');
         ({FLOOD})(frame.contentWindow, '{gateway}');
         // To the loader itself, too, which listens to no window.
         ({FLOOD})(window, location.origin);"
    ))
    .await?;
    demand_unmoved(&host).await?;
    World::of(&stage, &host)
        .await?
        .demand_nothing_of(&CARD, &before)
}

async fn a_frame_beside_the_form_is_not_heard(stage: Stage) -> Outcome {
    let host = open(&stage, &json!({})).await?;
    host.form().type_into(Field::Number, CARD.number).await?;
    let gateway = stage.gateway();
    let nonce = "0".repeat(32);
    host.run(&format!(
        "const other = document.createElement('iframe');
         document.body.append(other);
         const flood = ({FLOOD}).toString().replaceAll('window.answers', 'parent.answers');
         parent.answers = [];
         other.contentWindow.eval(`(${{flood}})`)(parent.frames[0], '{gateway}');
         // A greeting that is right in every part, but of another window.
         const channel = new other.contentWindow.MessageChannel();
         channel.port1.onmessage = ({{ data }}) => parent.answers.push(JSON.stringify(data));
         other.contentWindow.eval('(to, from, port) => to.postMessage({{ payseal: 1, nonce: \"{nonce}\" }}, from, [port])')(
           parent.frames[0], '{gateway}', channel.port2);"
    ))
    .await?;
    demand_unmoved(&host).await
}

async fn a_window_of_the_page_is_not_heard(stage: Stage) -> Outcome {
    let host = open(&stage, &json!({})).await?;
    host.form().type_into(Field::Number, CARD.number).await?;
    let gateway = stage.gateway();
    let opened = host
        .run(&format!(
            "window.popup = window.open('about:blank', 'side', 'width=200,height=200');
             if (!popup) return false;
             const flood = ({FLOOD}).toString().replaceAll('window.answers', 'opener.answers');
             window.answers = [];
             popup.eval(`(${{flood}})`)(frames[0], '{gateway}');
             popup.close();
             return true"
        ))
        .await?;
    ensure!(
        opened == json!(true) || opened == json!(false),
        "neither a window nor none"
    );
    demand_unmoved(&host).await
}

/// The page has the port when it wants it: it may ask, and learns what the loader may learn.
async fn messages_of_the_open_port_out_of_order_change_no_card(stage: Stage) -> Outcome {
    let host = open(&stage, &json!({})).await?;
    let before = World::of(&stage, &host).await?;
    host.form().type_into(Field::Number, CARD.number).await?;
    host.run(
        "const big = 'x'.repeat(1 << 20);
         const say = (message) => stolenPort.postMessage(message);
         for (const message of [
           { token: { request: 99, token: 'tok_of_nobody', expiresIn: 1 } },
           { token: { request: 0, token: big } },
           { open: { customerId: 'cus_evil', locale: 'en' } },
           { open: null }, { opened: {} }, { finished: { call: 1, outcome: {} } },
           { submit: { call: 1, number: true } }, { submit: {} },
           { update: { locale: big } }, { update: { billingDetails: { city: big } } },
           { focus: { field: 'pin' } }, { focus: 5 },
           { charged: { request: 1, answer: { told: { status: 'succeeded' } } } },
           { cards: { request: 1, cards: [{ customerPaymentMethodId: '<b>', last4: '4242424242424242' }] } },
           JSON.parse('{\"__proto__\": {\"clear\": null}}'),
           JSON.parse('{\"submit\": {\"call\": 7, \"__proto__\": {\"x\": 1}}}'),
           new Map([['clear', 1]]), new Date(0), new Uint8Array(16), [['clear']], big,
         ]) say(message);",
    )
    .await?;
    demand_unmoved(&host).await?;
    World::of(&stage, &host)
        .await?
        .demand_nothing_of(&CARD, &before)
}
