// The sealed form on a page of the shop: made with the query's options, told about the language.

import { locale, onLocale, page, query, t } from './page.js';
import { node, notify } from './dom.js';
import { ServerError, sentence } from './server.js';

/** Mounts a sealed form; `options` win over the query. Without the gateway's script there is a word in its place, and `null`. */
export function mountForm(target, options = {}) {
  const element = makeForm(target, options);
  element?.mount(target);
  return element;
}

/** The same, for somebody else to mount. */
export function makeForm(target, options = {}) {
  if (typeof window.Payseal !== 'function') {
    const again = node('button', { type: 'button', class: 'link', click: () => location.reload() }, t('retry'));
    notify(typeof target === 'string' ? document.querySelector(target) : target, 'bad', sentence(new ServerError('form_missing')), again);
    return null;
  }
  const payseal = window.Payseal({ gateway: page.gateway, account: page.account, locale: options.locale ?? locale() });
  const { locale: ignored, ...rest } = options;
  const element = payseal.createPaymentElement({
    mode: 'setup',
    sessionToken: '/api/session-token',
    ...rest,
    holder: options.holder ?? (query.get('holder') === 'always' ? 'always' : 'never'),
    appearance: { theme: page.theme || 'auto', accent: '#17516b', radius: 10, ...options.appearance },
  });
  if (options.locale === undefined) {
    let spoken = locale();
    onLocale(() => {
      if (spoken === locale()) return;
      spoken = locale();
      element.update({ locale: spoken });
    });
  }
  return element;
}

/** The parts of a result that are for showing; an Error object would print as nothing. */
export function printable(result) {
  if (!result.error) {
    const { charge, ...told } = result;
    return charge ? { ...told, order: charge.orderNo } : told;
  }
  const { code, field, message, retryable, gatewayCode } = result.error;
  return { error: { code, field, message, retryable, gatewayCode } };
}

/** Whether the shopper still has to be told of an error: what the form itself can say, it says. */
export const isUntold = (error) => ['timeout', 'not_mounted', 'destroyed', 'busy'].includes(error.code);
