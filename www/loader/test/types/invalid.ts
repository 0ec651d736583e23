// Uses that must not compile: each line's mistake is the only one it has.
import { loadPayseal } from '../../index.js';

// @ts-expect-error the account is missing
await loadPayseal({ gateway: 'https://pay.example' });
// @ts-expect-error an account is a string
await loadPayseal({ gateway: 'https://pay.example', account: 12246002 });
// @ts-expect-error there is no such option
await loadPayseal({ gateway: 'https://pay.example', account: '1', acount: '1' });

const payseal = await loadPayseal({ gateway: 'https://pay.example', account: '12246002' });

// @ts-expect-error the session token is missing
payseal.createPaymentElement({ mode: 'setup' });
// @ts-expect-error there is no such mode
payseal.createPaymentElement({ mode: 'pay', sessionToken: '/token' });
// @ts-expect-error a function must return a token
payseal.createPaymentElement({ mode: 'setup', sessionToken: () => 5 });
// @ts-expect-error there is no such policy
payseal.createPaymentElement({ mode: 'setup', sessionToken: '/token', holder: true });
// @ts-expect-error there is no such theme
payseal.createPaymentElement({ mode: 'setup', sessionToken: '/token', appearance: { theme: 'night' } });
// @ts-expect-error a radius is a number
payseal.createPaymentElement({ mode: 'setup', sessionToken: '/token', appearance: { radius: '8px' } });
// @ts-expect-error only the allowed tokens
payseal.createPaymentElement({ mode: 'setup', sessionToken: '/token', appearance: { css: 'a{}' } });
// @ts-expect-error there is no such sentence
payseal.createPaymentElement({ mode: 'setup', sessionToken: '/token', texts: { consentLabel: 'Keep it' } });
// @ts-expect-error there is no such detail
payseal.createPaymentElement({ mode: 'setup', sessionToken: '/token', billingDetails: { name: 'Ada' } });

const element = payseal.createPaymentElement({ mode: 'setup', sessionToken: '/token' });

// @ts-expect-error a target is needed
element.mount();
// @ts-expect-error null is no target: check that the element is there
element.mount(document.querySelector('#card'));
// @ts-expect-error the mode cannot change
element.update({ mode: 'setup' });
// @ts-expect-error there is no such field
element.focus('pin');
// @ts-expect-error there is no such event
element.on('changed', () => {});
// @ts-expect-error ready has no field
element.on('ready', (event) => event.field);
// @ts-expect-error the page never learns a digit
element.on('change', (event) => event.last4);
// @ts-expect-error there is no such error
element.on('error', (event) => event.code === 'oops');
// @ts-expect-error a load error is never a decline
element.on('loaderror', (event) => event.code === 'card_refused');

const result = await element.createPaymentMethod();
// @ts-expect-error there may be no id: look at error first
const id: string = result.customerPaymentMethodId;
// @ts-expect-error the id is all there is
result.last4;
void id;

// @ts-expect-error the global may be absent
window.Payseal({ account: '12246002' });
