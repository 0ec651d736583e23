/**
 * What an element keeps of its options: what its frame is opened with, and what changes later.
 */

/** @param {any} settings the page's own words, those of `placeholders` among them */
const linesOf = ({ texts, placeholders }) => [placeholders, texts].filter(Boolean).join('\n');

/** @param {any} settings */
const accessOf = ({ disabled, readOnly }) => (disabled ? 'disabled' : readOnly ? 'readOnly' : 'open');

/**
 * @param {any} settings
 * @returns {any} what of them the frame is opened with
 */
export function forFrame({ sessionToken, challenge, savedCards, layout, labels, maskNumber, autofocus, disabled, readOnly, autoAdvance, texts, placeholders, ...options }) {
  // That the page has a list is said, not what it is; how many cards there are is the loader's matter.
  const { list, count, ...shown } = savedCards || {};
  const own = linesOf({ texts, placeholders });
  for (const name of ['brands', 'preferredBrands']) if (options[name]) options[name] = options[name].join(' ');
  return { ...options, ...(own && { texts: own }), ...((disabled || readOnly) && { access: accessOf({ disabled, readOnly }) }), ...(autoAdvance && { advance: true }), ...(savedCards && { savedCards: { ...shown, ...(list && { list: true }) } }) };
}

/**
 * Takes changes into the options of an element, and the rest of what they are part of into the changes.
 *
 * @param {any} settings
 * @param {any} changes
 */
export function takeChanges(settings, changes) {
  for (const [key, value] of Object.entries(changes)) {
    if (value === null) delete settings[key];
    // What is taken back is gone from both: the frame has its own for what it is not told.
    else settings[key] = Object(value) === value ? Object.fromEntries(Object.entries({ ...settings[key], ...value }).filter(([, it]) => it !== null)) : value;
    changes[key] = settings[key] ?? {};
  }
  if ('disabled' in changes || 'readOnly' in changes) changes.access = accessOf(settings);
  if ('texts' in changes || 'placeholders' in changes) changes.texts = linesOf(settings);
  delete changes.placeholders;
  delete changes.disabled;
  delete changes.readOnly;
}
