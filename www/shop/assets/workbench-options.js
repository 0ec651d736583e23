// What the workbench's controls mean: options of the element, and the code that says the same.

/** Every control by its name, with the values that it can have; the first is what nobody chose. */
export const CONTROLS = {
  mode: ['setup', 'payment'],
  cards: ['none', 'three', 'failed'],
  save: ['auto', 'always', 'never'],
  layout: ['stack', 'row'],
  labels: ['above', 'floating', 'hidden'],
  number: ['shown', 'masked'],
  theme: ['auto', 'light', 'dark'],
  holder: ['never', 'always'],
  brands: ['all', 'visa mastercard'],
  access: ['open', 'disabled', 'readOnly'],
  accent: '#17516b',
  // Given only where another is chosen: the form's own follow the page.
  background: '#ffffff',
  text: '#14181f',
  radius: 10,
  width: 480,
};

/** The least and the most of those that are numbers, and the step between. */
export const RANGES = { radius: [0, 16, 1], width: [260, 720, 10] };

/** What a control has when nobody touched it. */
const unchosen = (name) => (Array.isArray(CONTROLS[name]) ? CONTROLS[name][0] : CONTROLS[name]);

/** The values that an address asks for: those that a control does not have are left out of it. */
export function chosen(query, locales, locale) {
  const values = {};
  for (const [name, all] of Object.entries(CONTROLS)) {
    const wanted = query.get(name);
    const isOne = Array.isArray(all) ? all.includes(wanted) : typeof all === 'string' ? /^#[0-9a-f]{6}$/.test(wanted ?? '') : /^\d{1,4}$/.test(wanted ?? '') && RANGES[name][0] <= wanted && wanted <= RANGES[name][1];
    values[name] = isOne ? (typeof all === 'number' ? Number(wanted) : wanted) : unchosen(name);
  }
  const language = query.get('language');
  return { ...values, language: locales.includes(language) ? language : locale };
}

/** The address that asks for these values; what nobody touched is not in it. */
export function asked(values, locale) {
  const query = new URLSearchParams();
  for (const name of Object.keys(CONTROLS)) if (String(values[name]) !== String(unchosen(name))) query.set(name, values[name]);
  if (values.language !== locale) query.set('language', values.language);
  return query;
}

/** Options of an element without what it takes by itself. The list of saved cards is the caller's. */
export function optionsOf({ mode, cards, save, layout, labels, number, theme, holder, brands, access, accent, background, text, radius, language }) {
  const savedCards = { ...(mode === 'payment' && cards !== 'none' && { list: '/api/saved-cards' }), ...(save !== 'auto' && { save }) };
  return {
    mode,
    sessionToken: '/api/session-token',
    locale: language,
    ...(Object.keys(savedCards).length > 0 && { savedCards }),
    ...(layout !== 'stack' && { layout }),
    ...(labels !== 'above' && { labels }),
    ...(number === 'masked' && { maskNumber: true }),
    ...(holder !== 'never' && { holder }),
    ...(brands !== 'all' && { brands: brands.split(' ') }),
    ...(access !== 'open' && { [access]: true }),
    appearance: {
      ...(theme !== 'auto' && { theme }),
      accent,
      ...(background !== CONTROLS.background && { background }),
      ...(text !== CONTROLS.text && { text }),
      radius,
    },
  };
}

/** A value as one would write it: single quotes, no quotes about names. */
function written(value, indent = '') {
  if (Array.isArray(value)) return `[${value.map((one) => written(one)).join(', ')}]`;
  if (Object(value) !== value) return typeof value === 'string' ? `'${value}'` : String(value);
  const members = Object.entries(value).map(([key, one]) => `${key}: ${written(one, `${indent}  `)}`);
  const line = `{ ${members.join(', ')} }`;
  return indent !== '' && line.length < 72 ? line : `{\n${members.map((one) => `${indent}  ${one},\n`).join('')}${indent}}`;
}

/** The code that makes such an element, for a page that has the gateway's script. */
export const codeOf = (values, account) =>
  `const element = Payseal({ account: '${account}' }).createPaymentElement(${written(optionsOf(values))});\nelement.mount('#card');\n`;
