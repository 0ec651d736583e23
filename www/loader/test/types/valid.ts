// Uses that must compile.
import { loadPayseal, PaysealError } from '../../index.js';
import type {
  ErrorCode,
  LoadErrorCode,
  PaymentElement,
  PaymentElementEvents,
  PaymentElementOptions,
  PaymentMethodResult,
  Payseal,
} from '../../index.d.ts';
import { definePaymentElement } from '../../custom-element.js';

const payseal: Payseal = await loadPayseal({ gateway: 'https://pay.example', account: '12246002' });
const element: PaymentElement = payseal.createPaymentElement({ mode: 'setup', sessionToken: '/token' });

payseal.createPaymentElement({ mode: 'setup', sessionToken: () => 'tok' });
payseal.createPaymentElement({ mode: 'setup', sessionToken: async () => 'tok' });
payseal.createPaymentElement({ mode: 'setup', sessionToken: () => ({ sessionToken: 'tok' }) });
const all: PaymentElementOptions = {
  mode: 'setup',
  sessionToken: async () => ({ sessionToken: 'tok', expiresIn: 900 }),
  customerId: 'cus_1',
  holder: 'always',
  locale: 'zh-Hans',
  appearance: { theme: 'auto', accent: '#0b57d0', radius: 8 },
  billingDetails: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@shop.example', postalCode: 'N1' },
};
payseal.createPaymentElement(all);

element.mount('#card');
element.mount(document.createElement('div'));
element.update({ locale: 'en' });
element.update({ texts: { number_label: 'Card' } });
element.update({ appearance: { theme: 'dark' }, billingDetails: { city: 'London' } });
element.focus();
element.focus('cvc');
element.clear();
element.unmount();
element.destroy();

const off: () => void = element.on('ready', () => {});
off();
element.on('change', ({ complete, empty, brand, fields }) => {
  const states: boolean = complete && empty && fields.number === 'valid' && fields.holder === 'empty';
  const name: 'visa' | string | null = brand;
  return [states, name];
});
element.on('submit', (event) => event.preventDefault());
element.on('focus', ({ field }) => field === 'expiry');
element.on('error', ({ code, message, hint, cause }) => [code === 'session_token_failed', message, hint, cause]);
element.on('loaderror', ({ code }) => {
  const blocked: LoadErrorCode = code;
  return blocked === 'frame_blocked';
});
element.on('change', ({ selected }) => {
  const id: string | null = selected;
  return id;
});
const maybe: string | undefined = document.documentElement.lang || undefined;
payseal.createPaymentElement({ mode: 'payment', sessionToken: '/token', customerId: maybe, locale: maybe, appearance: { accent: maybe } });
const { status, charge, decline, consent, error: why } = await payseal
  .createPaymentElement({ mode: 'payment', sessionToken: '/token' })
  .confirm({ charge: ({ attempt, order, settle }) => ({ status: settle ? 'unknown' : 'succeeded', attempt, order }), attempt: maybe });
void [status, charge?.status, decline?.code, consent?.textVersion, why?.code === 'challenge_blocked'];
const listener = (event: PaymentElementEvents['change']) => event.brand;
element.on('change', listener);

/** A result is one of two, told apart by `error`. */
async function save(): Promise<string> {
  const result: PaymentMethodResult = await element.createPaymentMethod();
  if (result.error) {
    const code: ErrorCode = result.error.code;
    return `${code}: ${result.error.message}`;
  }
  const id: string = result.customerPaymentMethodId;
  return id;
}
await save();

const { customerPaymentMethodId, error } = await element.createPaymentMethod();
const told: string = error ? error.message : customerPaymentMethodId;
void told;

/** The list of codes is closed: a switch over it can be complete. */
function explain(code: LoadErrorCode): string {
  switch (code) {
    case 'frame_blocked':
    case 'frame_timeout':
    case 'origin_refused':
    case 'gateway_unreachable':
    case 'offline':
    case 'account_unknown':
    case 'version_mismatch':
    case 'frame_crashed':
    case 'wasm_blocked':
    case 'loader_incomplete':
    case 'option_invalid':
      return code;
  }
}
explain('frame_timeout');

try {
  element.mount('#nope');
} catch (thrown) {
  if (thrown instanceof PaysealError && thrown.code === 'target_missing') throw new Error(thrown.message);
}

window.Payseal?.({ account: '12246002' }).createPaymentElement({ mode: 'setup', sessionToken: '/token' });
definePaymentElement(payseal);
definePaymentElement(payseal, 'shop-card');
