/**
 * A list of ways to pay around the card form: the card, and whatever the gateway's `consult` offers at
 * providers' pages. It stands on the merchant's page and holds nothing secret; the card is typed in
 * the sealed frame, which this only mounts. Whether an order can use a way is the gateway's to say.
 *
 * DOM calls and a sheet that is made by script only: it works under Trusted Types and a strict `style-src`.
 */
import { ask } from './ask.js';
import { askCharge } from './charge.js';
import { createNonce } from './connect.js';
import { misuse } from './errors.js';
import { chooseLocale } from './locale.js';
import { clearTarget, findTarget, own } from './target.js';
import { METHODS } from './words/en.js';

/** @typedef {import('./methods.d.ts').Method} Method */

/** The card's word among the methods. */
const CARD = 'Credit Card';

/** How many lists there were on this page. */
let lists = 0;

/** How long the merchant's server may take to say which ways there are, in milliseconds. */
const LIMIT = 20_000;

const STYLE = `
.ps-methods { display: block; margin: 0; padding: 0; border: 0; min-width: 0; }
.ps-methods legend { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.ps-way { border: 1px solid #8886; margin-top: -1px; }
.ps-way:first-of-type { border-radius: 12px 12px 0 0; }
.ps-way:last-of-type { border-radius: 0 0 12px 12px; }
.ps-way:only-of-type { border-radius: 12px; }
.ps-way.ps-chosen { border-color: currentColor; position: relative; }
.ps-way label { display: flex; gap: 12px; align-items: center; min-height: 52px; padding: 8px 16px; box-sizing: border-box; cursor: pointer; }
.ps-way input { width: 20px; height: 20px; margin: 0; flex: none; }
.ps-way b { flex: 1; font-weight: 560; }
.ps-way img { border-radius: 4px; flex: none; }
.ps-more { margin: 0; padding: 0 16px 16px; }
.ps-more[hidden] { display: none; }
p.ps-more { font-size: .875em; }
@media (forced-colors: active) { .ps-way.ps-chosen { outline: 2px solid Highlight; } }`;

/**
 * @param {string} tag
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
const make = (tag, attributes, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};

/** @param {any} told what `consult` answered, as it came or only its list @returns {Method[]} */
const read = (told) => {
  const list = told?.methods ?? told?.data?.methods ?? told;
  const usable = (/** @type {any} */ one) =>
    typeof one?.paymentMethod === 'string' && typeof one.name === 'string' && one.enabled !== false;
  return (Array.isArray(list) ? list : []).filter(usable);
};

/**
 * @param {import('./index.d.ts').PaymentElement} card made with `mode: 'payment'`, not mounted
 * @param {import('./methods.d.ts').MethodListOptions} options
 * @returns {import('./methods.d.ts').MethodList}
 */
export function createMethodList(card, options) {
  const { methods, charge } = options ?? {};
  if (typeof card?.confirm !== 'function') {
    misuse('option_invalid', 'createMethodList(): the first value is a payment element', 'element');
  }
  if (!methods) misuse('option_missing', "createMethodList(): methods is missing; give the address on your server that answers 'consult', a function, or the list", 'methods');
  if (!charge) misuse('option_missing', 'createMethodList(): charge is missing; give what confirm() takes', 'charge');
  let text = METHODS;
  const ended = new AbortController();
  const followers = new Set();
  const legend = make('legend', {});
  const label = make('b', {});
  const fieldset = make('fieldset', { class: 'ps-methods' }, legend);
  const panel = make('div', { class: 'ps-more' });
  // Two lists on one page are two groups.
  const group = `payseal-method-${(lists += 1)}`;
  /** @type {{ word: string, row: Element, more: HTMLElement, input: HTMLInputElement }[]} */
  const rows = [];
  let chosen = CARD;
  /** @type {Promise<any> | undefined} */
  let under;
  /** @type {(() => void) | undefined} takes the style out of the page again */
  let undress;

  /** @param {typeof METHODS} [told] */
  const say = (told = METHODS) => {
    text = told;
    legend.textContent = text.legend;
    label.textContent = text.card;
  };
  // The element has the words, or a promise of them where they are on their way.
  const words = /** @type {any} */ (card).words?.(chooseLocale(options.locale));
  const spoken = words?.then ? words.then(say) : say(words);

  const draw = () => {
    for (const { word, row, more, input } of rows) {
      input.checked = word === chosen;
      row.setAttribute('class', word === chosen ? 'ps-way ps-chosen' : 'ps-way');
      more.hidden = word !== chosen;
    }
  };
  /** @param {string} word */
  const choose = (word) => {
    chosen = word;
    draw();
    for (const hear of followers) hear({ type: 'change', method: word });
  };

  /** @param {Method} method @param {HTMLElement} more @param {Node} [name] its own */
  const add = ({ paymentMethod: word, name: called, logo }, more, name = make('b', {}, called)) => {
    const input = /** @type {HTMLInputElement} */ (
      make('input', { type: 'radio', name: group, value: word, 'data-testid': `method-${word === CARD ? 'card' : word}` })
    );
    input.onchange = () => choose(word);
    const mark = logo ? [make('img', { src: logo, width: '40', height: '26', alt: '' })] : [];
    const row = make('div', {}, make('label', {}, input, name, ...mark), more);
    rows.push({ word, row, more, input });
    fieldset.append(row);
  };

  /** @param {Method[]} offered */
  const fill = (offered) => {
    for (const method of offered) {
      if (method.paymentMethod === CARD || ended.signal.aborted) continue;
      const { panel: own } = /** @type {any} */ (method);
      add(method, own || make('p', { class: 'ps-more' }, text.provider.replace('{name}', method.name)));
    }
    draw();
  };

  /** @param {string} attempt */
  const leave = async (attempt) => {
    const body = { paymentMethod: chosen, attempt };
    const { answer, told } = await askCharge(charge, /** @type {any} */ (body), ended.signal);
    if (answer === 'refused') {
      return { error: { code: 'charge_refused', message: text.refused, retryable: true } };
    }
    if (answer === 'lost') return { status: 'unknown', charge: told };
    const { status, redirectUrl } = /** @type {any} */ (answer).told;
    if (status !== 'challenge') return { status, charge: told };
    (options.leave ?? ((/** @type {string} */ url) => location.assign(url)))(redirectUrl);
    return { status: 'leaving', charge: told };
  };

  /** @type {import('./methods.d.ts').MethodList} */
  const list = {
    get method() {
      return chosen;
    },
    mount(target) {
      const place = findTarget(target);
      clearTarget(place);
      own(fieldset, list.destroy);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(STYLE);
      // Of the document, or of the shadow root that the list stands in.
      const root = /** @type {Document} */ (place.getRootNode());
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      undress = () => {
        root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
      };
      add({ paymentMethod: CARD, name: '' }, panel, label);
      draw();
      place.append(fieldset);
      card.mount(panel);
      const offered = Array.isArray(methods) ? Promise.resolve(methods) : ask(methods, undefined, ended.signal, LIMIT);
      return offered.then(
        async (told) => {
          await spoken;
          fill(read(told));
        },
        (cause) => {
          // The card is there all the same: a shop that can sell goes on selling.
          for (const hear of followers) hear({ type: 'error', code: 'methods_missing', cause });
        },
      );
    },
    destroy() {
      ended.abort();
      card.destroy();
      fieldset.remove();
      undress?.();
    },
    on(hear) {
      followers.add(hear);
      return () => followers.delete(hear);
    },
    confirm({ attempt } = {}) {
      if (chosen === CARD) return card.confirm({ charge, attempt });
      under ??= leave(attempt ?? createNonce()).finally(() => {
        under = undefined;
      });
      return under;
    },
  };
  return list;
}
