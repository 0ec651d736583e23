// A form to try every option on, and one sealed form per theme, language and shape; "Check" asks each for its verdict.

import { onLocale, t } from './page.js';
import { node, showResult } from './dom.js';
import { mountForm, printable } from './card-form.js';
import { showCount } from './bag.js';
import { CARDS, failing } from './made-up-cards.js';
import './workbench.js';

/** A form that pays, with a list of the page's own. */
const paying = (savedCards, theme = 'light', locale = 'en') => ({ mode: 'payment', savedCards, locale, appearance: { theme } });

const SHAPES = [
  ['light', { locale: 'en', appearance: { theme: 'light' } }],
  ['dark', { locale: 'en', appearance: { theme: 'dark' } }],
  ['zh', { locale: 'zh-Hans', appearance: { theme: 'light' } }],
  ['zh-dark', { locale: 'zh-Hans', appearance: { theme: 'dark' } }],
  ['holder', { locale: 'en', holder: 'always', appearance: { theme: 'light' } }],
  ['accent', { locale: 'en', appearance: { theme: 'light', accent: '#7a1f5c', radius: 16 } }],
  ['square', { locale: 'en', appearance: { theme: 'dark', accent: '#e8a33d', radius: 0 } }],
  ['narrow', { locale: 'zh-Hans', holder: 'always', appearance: { theme: 'light' } }],
  ['row', { locale: 'en', layout: 'row', appearance: { theme: 'light' } }],
  ['cards', paying({ list: () => CARDS })],
  ['cards-dark', paying({ list: () => CARDS }, 'dark', 'zh-Hans')],
  ['cards-failed', paying({ list: failing })],
  ['consent', paying({ list: () => [] }, 'light')],
  ['consent-zh', paying({ list: () => [] }, 'dark', 'zh-Hans')],
  ['mandate', paying({ list: () => [], save: 'always' })],
];

const result = document.querySelector('#result');

SHAPES.forEach(([key, options], index) => {
  const suffix = index === 0 ? '' : `-${index + 1}`;
  const heading = node('h2', { id: `stage${suffix}` });
  const button = node('button', { type: 'submit', class: 'button quiet', id: `pay${suffix}`, 'aria-describedby': heading.id });
  const form = node('form', { novalidate: true }, node('div', { id: `payseal${suffix}`, class: 'seal' }), button);
  document.querySelector('#gallery').append(
    node('section', { class: 'panel stage', 'data-shape': key, 'data-theme': options.appearance.theme, 'aria-labelledby': heading.id }, heading, form));
  onLocale(() => {
    heading.textContent = t(`gallery.${key}`);
    button.textContent = t('gallery.check');
  });
  const element = mountForm(`#payseal${suffix}`, options);
  button.disabled = element === null;
  form.addEventListener('submit', async (event) => {
    event.preventDefault();
    showResult(result, printable(await element.createPaymentMethod()));
  });
});

result.textContent = t('result.empty');
showCount();
