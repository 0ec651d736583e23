/**
 * What an element keeps of its options: what its frame is opened with, and what changes later.
 */

/**
 * @param {import('./index.d.ts').PaymentElementOptions} settings
 * @returns {any} what of them the frame is opened with
 */
export function forFrame({ sessionToken, challenge, savedCards, layout, brands, ...options }) {
  // That the page has a list is said, not what it is; how many cards there are is the loader's matter.
  const { list, count, ...shown } = savedCards || {};
  return { ...options, ...(brands && { brands: brands.join(' ') }), ...(savedCards && { savedCards: { ...shown, ...(list && { list: true }) } }) };
}

/**
 * Takes changes into the options of an element, and the rest of what they are part of into the changes.
 *
 * @param {any} settings
 * @param {any} changes
 */
export function takeChanges(settings, changes) {
  for (const [key, value] of Object.entries(changes)) {
    settings[key] = changes[key] = Object(value) === value ? { ...settings[key], ...value } : value;
  }
}
