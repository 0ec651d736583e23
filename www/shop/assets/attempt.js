// The name of one attempt to pay. The server never charges the same attempt twice, so it is kept until its end is known.

/**
 * `draw` makes a name that nobody else has. With a `store` and a `key` the name outlives the page:
 * a reload or the back button asks about the same attempt.
 */
export function newAttempt(draw = () => crypto.randomUUID(), store = null, key = '') {
  let name = store?.getItem(key) ?? draw();
  store?.setItem(key, name);
  return {
    get name() { return name; },
    /** That it is being made: whoever comes back to the page asks what became of it. */
    begin() { store?.setItem(`${key}-begun`, '1'); },
    get begun() { return store?.getItem(`${key}-begun`) === '1'; },
    /** Whether the attempt is over: only what is certain to be paid or refused makes room for another. */
    ended(status) {
      const over = status === 'succeeded' || status === 'declined';
      if (over) {
        name = draw();
        store?.setItem(key, name);
        store?.removeItem(`${key}-begun`);
      }
      return over;
    },
  };
}
