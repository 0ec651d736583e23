/**
 * The listeners of one object, as Stripe's objects have them: `on`, `once` and `off`. What a listener throws is the
 * page's own mistake, and disturbs nobody else.
 */

/**
 * @template Target
 * @param {() => Target} target what `on`, `once` and `off` give back
 */
export function createListeners(target) {
  /** @type {{ name: string, listener: (event: any) => void, once?: boolean }[]} */
  let entries = [];

  const calls = {
    /** @param {string} name @param {(event: any) => void} listener @param {boolean} [once] */
    on(name, listener, once) {
      entries = [...entries, { name, listener, once }];
      return target();
    },
    /** @param {string} name @param {(event: any) => void} listener */
    once: (name, listener) => calls.on(name, listener, true),
    /** @param {string} name @param {(event: any) => void} [listener] or all of them */
    off(name, listener) {
      entries = entries.filter((entry) => entry.name !== name || (listener && entry.listener !== listener));
      return target();
    },
  };

  return {
    /** @param {string} name @param {any} event */
    emit(name, event) {
      for (const { listener, once } of entries.filter((each) => each.name === name)) {
        if (once) calls.off(name, listener);
        try {
          listener(event);
        } catch (error) {
          queueMicrotask(() => {
            throw error;
          });
        }
      }
    },
    calls,
  };
}
