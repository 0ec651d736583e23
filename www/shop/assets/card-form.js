// The sealed form on a page of the shop: made with the query's options, told about the language.

import { locale, onLocale, page, query } from './page.js';
import { ServerError } from './server.js';

/** Mounts a sealed form; `options` win over the query. */
export function mountForm(target, options = {}) {
  if (typeof window.Payseal !== 'function') throw new ServerError('form_missing');
  const payseal = window.Payseal({ gateway: page.gateway, account: page.account, locale: options.locale ?? locale() });
  const element = payseal.createPaymentElement({
    mode: 'setup',
    sessionToken: '/api/session-token',
    holder: options.holder ?? (query.get('holder') === 'always' ? 'always' : 'never'),
    appearance: { theme: page.theme || 'auto', accent: '#17516b', radius: 10, ...options.appearance },
  });
  element.mount(target);
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
  if (!result.error) return { customerPaymentMethodId: result.customerPaymentMethodId };
  const { code, field, message, retryable, gatewayCode } = result.error;
  return { error: { code, field, message, retryable, gatewayCode } };
}
