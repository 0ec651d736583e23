/**
 * The events of one element: a typed map of listeners. It does not let a listener that throws
 * disturb the others or the element.
 */
import { formAround } from './target.js';

/** The events of an element. */
export const NAMES = 'ready change focus blur escape submit error loaderror savedcardremove savedcardupdate';

/** Makes an empty set of listeners. */
export function createEvents() {
  /** @type {{ name: string, listener: (event: any) => void, once?: boolean }[]} */
  let entries = [];

  return {
    /**
     * @param {string} name
     * @param {(event: any) => void} listener
     * @param {boolean} [once]
     * @returns {() => void} stops listening
     */
    on(name, listener, once) {
      const entry = { name, listener, once };
      entries = [...entries, entry];
      return () => {
        entries = entries.filter((other) => other !== entry);
      };
    },

    /** @param {string} name @param {unknown} listener */
    off(name, listener) {
      entries = entries.filter((other) => other.name !== name || other.listener !== listener);
    },

    /**
     * @param {string} name
     * @param {object} [detail]
     */
    emit(name, detail) {
      for (const entry of entries) {
        // One that hears once may have heard it from within another listener.
        if (entry.name !== name || (entry.once && !entries.includes(entry))) continue;
        if (entry.once) entries = entries.filter((other) => other !== entry);
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

/**
 * The messages of the frame that the page hears as they are.
 *
 * @param {(name: string, detail?: object) => void} emit
 * @param {() => Element | undefined} form
 * @returns {Record<string, (body: any) => void>}
 */
export const relay = (emit, form) => ({
  cardRemoved: (card) => emit('savedcardremove', card),
  cardUpdated: (card) => emit('savedcardupdate', card),
  focused: (field) => emit('focus', field),
  blurred: (field) => emit('blur', field),
  escaped: () => emit('escape'),
  entered() {
    let prevented = false;
    const preventDefault = () => {
      prevented = true;
    };
    emit('submit', { preventDefault });
    const around = formAround(form());
    if (around && !prevented) around.requestSubmit();
  },
});
