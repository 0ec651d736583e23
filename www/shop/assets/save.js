// "Save a card": one sealed form makes an id, our server keeps it for the customer. `?two=1` shows two forms.

import { onLocale, page, query, t } from './page.js';
import { isBusy, node, notify, setBusy, showResult } from './dom.js';
import { attach, sentence } from './server.js';
import { isUntold, mountForm, printable } from './card-form.js';
import { cardName } from './card-names.js';
import { copyOnPress } from './test-cards.js';
import { showCount } from './bag.js';

/** Wires one form; `suffix` is `''` or `'-2'`. */
function wire(suffix) {
  const at = (name) => document.querySelector(`#${name}${suffix}`);
  const [form, button, notice, result] = ['form', 'pay', 'notice', 'result'].map(at);
  result.textContent = t('result.empty');

  const element = mountForm(`#payseal${suffix}`);
  if (element === null) {
    button.disabled = true;
    return;
  }
  let done = false;

  const label = () => { button.textContent = t(isBusy(button) ? 'save.busy' : done ? 'save.another' : 'save.button'); };
  onLocale(label);

  async function keep(id) {
    if (page.visitor === 'out') {
      notify(notice, 'good', t('save.done.guest'));
      done = true;
      return;
    }
    try {
      const card = await attach(id);
      notify(notice, 'good', t('save.done', { card: cardName(card) }), node('a', { href: '/cards' }, t('save.see')));
      done = true;
    } catch (error) {
      // The id is good for another try: the shopper need not type anything again.
      const again = node('button', { type: 'button', class: 'link', click: () => guard(() => keep(id)) }, t('retry'));
      notify(notice, 'bad', sentence(error), again);
    }
  }

  async function save() {
    notice.replaceChildren();
    // The form shows that its card is saved until the shopper wants another.
    if (done) {
      done = false;
      element.clear();
      element.focus();
      return;
    }
    const made = await element.createPaymentMethod();
    showResult(result, printable(made));
    if (made.error) {
      if (isUntold(made.error)) notify(notice, 'bad', made.error.message);
      return;
    }
    await keep(made.customerPaymentMethodId);
  }

  async function guard(work) {
    if (isBusy(button)) return;
    setBusy(button, true);
    label();
    try {
      await work();
    } finally {
      setBusy(button, false);
      label();
    }
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    guard(save);
  });
}

showCount();
copyOnPress(document.querySelector('#test-card-list'), document.querySelector('#copied'));
wire('');
if (query.get('two') === '1') {
  document.querySelector('#second').hidden = false;
  wire('-2');
}
