/**
 * What a page draws from, as it follows from the element's events.
 */

/** @typedef {import('./description.d.ts').ElementState} ElementState */

/** Before there is a form, and after it. @type {ElementState} */
export const NOTHING = {
  element: null,
  status: 'loading',
  complete: false,
  empty: true,
  brand: null,
  selectedBrand: null,
  selected: null,
  consent: false,
  error: null,
};

/**
 * @param {ElementState} now
 * @param {string} name
 * @param {any} event
 * @returns {ElementState} the same one, where nothing of it has changed
 */
export function after(now, name, event) {
  if (name === 'ready') return { ...now, status: 'ready', error: null };
  if (name === 'loaderror') return { ...now, status: 'failed', error: event };
  // The frame forgot everything, and says so again when it is back.
  if (event?.code === 'frame_replaced') return { ...NOTHING, element: now.element, error: event };
  if (name === 'error') return { ...now, error: event };
  if (name !== 'change') return now;
  const { complete, empty, brand, selectedBrand, selected, consent, busy } = event;
  // A call that begins or ends says the same again, and nothing of what was wrong.
  return { ...now, complete, empty, brand, selectedBrand, selected, consent, error: busy ? now.error : null };
}

/** Makes a place for the state of one form, that a page can subscribe to. */
export function createStore() {
  let now = NOTHING;
  /** @type {Set<() => void>} */
  const listeners = new Set();

  return {
    get: () => now,
    /** @param {ElementState} next */
    set(next) {
      if (next === now) return;
      now = next;
      for (const listener of [...listeners]) listener();
    },
    /** @param {() => void} listener */
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** What a call resolves to where there is no form yet. */
export const ABSENT = {
  error: {
    code: /** @type {const} */ ('not_mounted'),
    message: '',
    retryable: false,
    hint: 'there is no form in the page; is its component mounted, and has loadPayseal() resolved?',
  },
};
