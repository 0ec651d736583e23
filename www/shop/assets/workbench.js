// A form to try every option on: the controls beside it change it in place where the element can, and make another
// where it cannot. The address keeps what was chosen, so that it can be sent to a colleague.

import { locale, onLocale, page, query, t } from './page.js';
import { node } from './dom.js';
import { makeForm } from './card-form.js';
import { CARDS, failing } from './made-up-cards.js';
import { CONTROLS, RANGES, asked, chosen, codeOf, optionsOf } from './workbench-options.js';

const locales = document.querySelector('#workbench').dataset.locales.split(' ');
const values = chosen(query, locales, locale());
/** What changes without another form. */
const IN_PLACE = ['language', 'theme', 'accent', 'background', 'text', 'radius', 'access', 'width'];

let element = null;

/** The options, with cards that nobody has in the place of the server's list. */
function options() {
  const { sessionToken, ...made } = optionsOf(values);
  if (made.savedCards?.list) made.savedCards.list = values.cards === 'failed' ? failing : () => CARDS;
  return made;
}

function makeAnother() {
  element?.destroy();
  element = makeForm('#trial', options());
  element?.mount('#trial');
}

/** The paper under the form has its scheme, as a page would. */
function showAround() {
  document.querySelector('#paper').dataset.theme = values.theme === 'auto' ? page.theme : values.theme;
  document.querySelector('#trial').style.width = `min(${values.width}px, 100%)`;
  document.querySelector('#code').textContent = codeOf(values, page.account);
  document.querySelector('#copied').textContent = '';
  const address = new URL(location.href);
  for (const name of [...Object.keys(CONTROLS), 'language']) address.searchParams.delete(name);
  for (const [name, value] of asked(values, locale())) address.searchParams.set(name, value);
  history.replaceState(null, '', address);
}

function change(name, value) {
  values[name] = value;
  showAround();
  if (name === 'width' || element === null) return;
  if (!IN_PLACE.includes(name)) return makeAnother();
  element.update({
    locale: values.language,
    // What was taken back is null.
    appearance: { theme: values.theme, background: null, text: null, ...optionsOf(values).appearance },
    disabled: values.access === 'disabled',
    readOnly: values.access === 'readOnly',
  });
}

/** The name of a language in itself, which is what its reader looks for. */
const called = (tag) => new Intl.DisplayNames([tag], { type: 'language', languageDisplay: 'standard' }).of(tag);

function controlOf(name, all) {
  const id = `control-${name}`;
  if (!Array.isArray(all)) {
    const [min, max, step] = RANGES[name] ?? [];
    const input = node('input', { id, name, type: name in RANGES ? 'range' : 'color', min, max, step });
    input.value = values[name];
    return input;
  }
  const select = node('select', { id, name });
  for (const value of all) {
    const option = node('option', { value, lang: name === 'language' ? value : null }, name === 'language' ? called(value) : null);
    if (name !== 'language') onLocale(() => (option.textContent = t(`workbench.${name}.${value.replace(' ', '-')}`)));
    select.append(option);
  }
  select.value = values[name];
  return select;
}

const controls = document.querySelector('#controls');
for (const [name, all] of Object.entries({ ...CONTROLS, language: locales })) {
  const said = node('span');
  onLocale(() => (said.textContent = t(`workbench.${name}`)));
  controls.append(node('label', { class: 'field', for: `control-${name}` }, said, controlOf(name, all)));
}
controls.addEventListener('input', ({ target }) => change(target.name, target.type === 'range' ? Number(target.value) : target.value));
controls.addEventListener('submit', (event) => event.preventDefault());
document.querySelector('#copy').addEventListener('click', async () => {
  await navigator.clipboard.writeText(document.querySelector('#code').textContent);
  document.querySelector('#copied').textContent = t('workbench.copied');
});

showAround();
makeAnother();
