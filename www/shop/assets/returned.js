// Back from the bank. In the dialog of the checkout there is nothing to do: the form asks how it went. In a page of its own the order is shown.

import { t } from './page.js';
import { node, notify } from './dom.js';
import { returned, sentence, ServerError } from './server.js';
import { showCount } from './bag.js';

if (window.top === window) {
  showCount();
  try {
    if (!location.search.includes('signInfo=')) throw new ServerError('return_unproven');
    // Whoever types an address can say anything: the server holds it against the gateway's signature.
    const { orderNo } = await returned(location.search);
    location.replace(`/order?order=${orderNo}`);
  } catch (error) {
    notify(document.querySelector('#notice'), 'bad', sentence(error), node('a', { href: '/checkout' }, t('nav.bag')));
  }
}
