//! A host page for tests: one form, two plain fields around the element, and every event kept.
//!
//! The tap serves it at the shop's own origin, so that the gateway knows it as the shop. It stands under
//! the policy that we recommend to merchants; a hostile page, which would not, is made of it without.

use serde_json::Value;

use crate::stage::Stage;

/// The bench under the policy that a merchant who takes payment pages seriously would send.
#[must_use]
pub fn strict_bench(stage: &Stage, options: &Value) -> String {
    let (gateway, bank) = (stage.gateway(), stage.bank());
    let policy = format!(
        "default-src 'none'; script-src 'nonce-bench' {gateway}; connect-src 'self' {gateway}; \
         img-src 'self'; frame-src 'self' {gateway} {bank}; form-action 'self'; base-uri 'none'; \
         require-trusted-types-for 'script'; trusted-types 'none'"
    );
    let meta =
        format!("<head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    bench_page(gateway, stage.account(), options).replacen("<head>", &meta, 1)
}

/// The page; `options` are added to those of the element. With `null` there is no element yet.
#[must_use]
pub fn bench_page(gateway: &str, account: &str, options: &Value) -> String {
    format!(
        r#"<!doctype html>
<html lang="en">
<head>
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Bench</title>
<script src="{gateway}/payseal/v1/payseal.js"></script>
</head>
<body>
<main>
<h1>Bench</h1>
<form id="form">
<p><label>Before <input id="before" autocomplete="off"></label></p>
<div id="payseal"></div>
<p><label>After <input id="after" autocomplete="off"></label></p>
<p><button id="pay">Save</button></p>
</form>
<div id="payseal-2"></div>
<pre id="result"></pre>
</main>
<script nonce="bench">
'use strict';
// A loader that waits 20 s for a form waits 5 s here; nothing else on the page is that patient.
const later = window.setTimeout;
window.setTimeout = (run, wait, ...rest) => later(run, wait >= 20000 ? wait / 4 : wait, ...rest);
const names = ["ready", "change", "focus", "blur", "escape", "submit", "error", "loaderror",
  "savedcardremove", "savedcardupdate"];
const bench = {{
  events: [],
  tokens: 0,
  payseal: window.Payseal({{ gateway: '{gateway}', account: '{account}' }}),
  // What the button does; without it, it makes an id.
  pay: undefined,
  // How often the merchant's server was asked, and with what.
  asked: [],
  // The merchant's server, in the query `place` of its routes.
  async charge(request, place = 'amount=24.00') {{
    const {{ signal, ...body }} = request;
    bench.asked.push(body);
    const answer = await fetch(`/api/checkout/charge?${{place}}`, {{
      method: 'POST', headers: {{ 'content-type': 'application/json' }}, body: JSON.stringify(body),
    }});
    return answer.json();
  }},
  // A token for the signed-in customer's checkout.
  async checkout() {{
    bench.tokens += 1;
    const answer = await fetch('/api/session-token?for=checkout&amount=24.00', {{ method: 'POST' }});
    return answer.json();
  }},
  // Asks the shop's server, as a merchant's page would.
  async token() {{
    bench.tokens += 1;
    const answer = await fetch('/api/session-token', {{ method: 'POST' }});
    return answer.json();
  }},
  element(target, options) {{
    const element = bench.payseal.createPaymentElement({{
      mode: 'setup', sessionToken: bench.token, ...options,
    }});
    for (const name of names) {{
      element.on(name, (event) => bench.events.push({{ target, name, event: event ?? null }}));
    }}
    element.mount(target);
    return element;
  }},
}};
window.bench = bench;
const options = {options};
if (options) bench.one = bench.element('#payseal', options);
document.querySelector('#form').addEventListener('submit', async (event) => {{
  event.preventDefault();
  const result = document.querySelector('#result');
  result.textContent = '';
  const done = bench.pay ? await bench.pay() : await bench.one.createPaymentMethod();
  result.textContent = JSON.stringify(done);
}});
</script>
</body>
</html>
"#
    )
}
