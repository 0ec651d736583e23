//! The page of the merchant with Alipay+.

/// The sealed form with these options, and a button that pays an order, or keeps a card where there is none;
/// `place` is the query that every call to the server carries.
pub(crate) fn page(
    gateway: &str,
    account: &str,
    options: &str,
    order: &str,
    place: &str,
) -> String {
    format!(
        r#"<!doctype html>
<html lang="en">
<head>
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Harbour Coffee</title>
<script src="{gateway}/payseal/v1/payseal.js"></script>
</head>
<body>
<h1>Coffee</h1>
<div id="payseal"></div>
<button id="pay">Pay</button>
<pre id="result"></pre>
<script>
'use strict';
const form = Payseal({{ gateway: '{gateway}', account: '{account}' }}).createPaymentElement({{
  {options}sessionToken: '/session?{place}',
}});
form.mount('#payseal');
document.querySelector('#pay').onclick = async () => {{
  const done = '{order}'
    ? await form.confirm({{ charge: '/charge?{place}', attempt: '{order}' }})
    : await form.createPaymentMethod();
  document.querySelector('#result').textContent = JSON.stringify(done);
}};
</script>
</body>
</html>
"#
    )
}
