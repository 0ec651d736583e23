/**
 * The events of one element: a typed map of listeners. It does not let a listener that throws
 * disturb the others or the element.
 */
import { misuse } from './errors.js';
import { nearest } from './options.js';

const NAMES = 'ready change focus blur escape submit error loaderror'.split(' ');

/** Makes an empty set of listeners. */
export function createEvents() {
  /** @type {{ name: string, listener: (event: any) => void }[]} */
  let entries = [];

  return {
    /**
     * @param {string} name
     * @param {(event: any) => void} listener
     * @returns {() => void} stops listening
     */
    on(name, listener) {
      if (!NAMES.includes(name)) {
        misuse('option_invalid', `on(): there is no event '${name}'; did you mean '${nearest(`${name}`, NAMES)}'?`);
      }
      if (typeof listener !== 'function') misuse('option_invalid', 'on(): give a function as the second argument');
      const entry = { name, listener };
      entries = [...entries, entry];
      return () => {
        entries = entries.filter((other) => other !== entry);
      };
    },

    /**
     * @param {string} name
     * @param {object} [detail]
     */
    emit(name, detail) {
      for (const entry of entries) {
        if (entry.name !== name) continue;
        try {
          entry.listener(Object.assign(detail || {}, { type: name }));
        } catch (error) {
          // The page's own mistake: let the page's own error reporting see it.
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },

    /** Forgets every listener. */
    forget() {
      entries = [];
    },
  };
}
