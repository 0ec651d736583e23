/**
 * What a form tells its page of what is in it. The stand-in has no fields: a test says how they stand.
 */

/** @typedef {import('../index.d.ts').PaymentElementEvents['change']} Change */

/** @param {import('../index.d.ts').FieldState} state @param {any} settings */
const fieldsOf = (state, settings) => ({
  number: state,
  expiry: state,
  cvc: state,
  ...(settings.holder === 'always' && { holder: state }),
});

/**
 * A form that nobody has touched.
 *
 * @param {import('../index.d.ts').PaymentElementOptions} settings
 * @returns {Omit<Change, 'type'>}
 */
export function untouched(settings) {
  const { save } = settings.savedCards || {};
  // Whoever saves a card without a box has agreed by the notice.
  const consent = save === 'always' || (settings.mode === 'setup' && !save);
  return { complete: false, empty: true, brand: null, selectedBrand: null, selected: null, consent, busy: false, fields: fieldsOf('empty', settings) };
}

/**
 * @param {Omit<Change, 'type'>} before
 * @param {import('./index.d.ts').Filling} said
 * @param {import('../index.d.ts').PaymentElementOptions} settings
 * @returns {Omit<Change, 'type'>}
 */
export function filled(before, { brand = 'visa', fields, consent = before.consent }, settings) {
  const states = { ...fieldsOf('valid', settings), ...fields };
  const all = Object.values(states);
  return {
    complete: all.every((state) => state === 'valid'),
    empty: all.every((state) => state === 'empty'),
    brand: states.number === 'empty' ? null : brand,
    selectedBrand: null,
    selected: null,
    consent,
    busy: before.busy,
    fields: states,
  };
}

/**
 * The first mistake that a form would tell the shopper of.
 *
 * @param {Omit<Change, 'type'>} now
 * @returns {{ code: import('../index.d.ts').ErrorCode, field: import('../index.d.ts').Field } | undefined}
 */
export function mistake({ complete, fields }) {
  if (complete) return;
  const [field, state] = /** @type {[any, string]} */ (Object.entries(fields).find(([, each]) => each !== 'valid'));
  const code = state === 'invalid' ? { number: 'number_typo', expiry: 'expiry_past', cvc: 'cvc_incomplete', holder: 'holder_too_long' } : undefined;
  const why = state === 'incomplete' && field !== 'holder' ? 'incomplete' : 'missing';
  return { code: /** @type {any} */ (code?.[/** @type {'number'} */ (field)] ?? `${field}_${why}`), field };
}
