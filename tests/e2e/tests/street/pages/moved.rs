//! Pages that move what is on them, and networks that are slow and lose things.

use crate::page::{Act, EMBED, Network, Page};

pub(crate) fn pages() -> Vec<Page> {
    vec![
        // A page cache brings back a copy of the document, with a copy of the form's frame in it.
        Page::new("cloned").script(
            "const begin = () => {
  const element = window.makeElement();
  element.mount('#card');
  document.querySelector('#pay').onclick = () => window.press(element);
  return element;
};
begin().on('ready', function once() {
  if (window.cloned) return;
  window.cloned = true;
  const copy = document.body.cloneNode(true);
  copy.querySelectorAll('script').forEach((script) => script.remove());
  document.body.replaceWith(copy);
  begin().on('ready', () => { street.settled = true; });
});",
        )
        .settles(),
        Page::new("moved")
            .body(r#"<div id="here"><div id="till"><div id="card"></div> <button id="pay">Pay</button></div></div><div id="there"></div>"#)
            .script(
                "const element = window.makeElement();
let times = 0;
element.on('ready', () => {
  times += 1;
  if (times === 1) document.querySelector('#there').append(document.querySelector('#till'));
  else street.settled = true;
});
element.mount('#card');
document.querySelector('#pay').onclick = () => window.press(element);",
            )
            .settles(),
        Page::new("mounted-before-attached")
            .body(r#"<div id="place"></div> <button id="pay">Pay</button>"#)
            .script(
                "const spot = document.createElement('div');
spot.id = 'card';
const element = window.makeElement();
element.mount(spot);
setTimeout(() => document.querySelector('#place').append(spot), 300);
document.querySelector('#pay').onclick = () => window.press(element);",
            ),
        Page::new("view-transition")
            .body(r#"<main id="view"><button id="go">To the till</button></main>"#)
            .script(
                "const till = () => {
  document.querySelector('#view').innerHTML = '<div id=\"card\"></div> <button id=\"pay\">Pay</button>';
  const element = window.makeElement();
  element.mount('#card');
  document.querySelector('#pay').onclick = () => window.press(element);
};
document.querySelector('#go').onclick = () => (document.startViewTransition ? document.startViewTransition(till) : till());",
            )
            .first(&[Act::Press("#go")]),
        Page::new("slow-and-lossy").body(EMBED).network(Network::SlowAndLossy),
    ]
}
