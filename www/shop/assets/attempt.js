// The name of one attempt to pay. The server never charges the same attempt for the same card and amount twice, so it is kept until its end is known.

/** `draw` makes a name that nobody else has. */
export function newAttempt(draw = () => crypto.randomUUID()) {
  let name = draw();
  return {
    get name() { return name; },
    /** Whether the attempt is over: only what is certain to be paid or refused makes room for another. */
    ended(status) {
      const over = status === 'succeeded' || status === 'declined';
      if (over) name = draw();
      return over;
    },
  };
}
