/**
 * The events of one element: a typed map of listeners. It does not let a listener that throws
 * disturb the others or the element.
 */
import { misuse } from './errors.js';
import { choose } from './options.js';

const NAMES = 'ready change focus blur escape submit error loaderror savedcardremove savedcardupdate';

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
      choose('on()', name, NAMES.split(' '));
      if (typeof listener !== 'function') misuse('option_invalid', 'on(): the listener must be a function');
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
          entry.listener({ ...detail, type: name });
        } catch (error) {
          // The page's own mistake: let the page's own error reporting see it.
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },
  };
}
