/**
 * What to do about a name that is no option of ours: the one that was meant, or where the word of
 * another form lives here. Only for the sentence of an error.
 */

/** Parts of other forms' words, and what takes their place. @type {[RegExp, string][]} */
const ELSEWHERE = [
  [/style|class|font|variables|rules|icon|placeholder/, 'the look is appearance: { theme, accent, background, text, radius }'],
  [/postal|zip|address/, 'the form asks for no address; see billingDetails'],
  [/brands|types/, "see brands: ['visa']"],
  [/secret|key/, 'see account and sessionToken'],
  [/amount|currency|order|url/, 'your server says so when it charges'],
  [/^on_?[a-z]/, 'see element.on()'],
  [/holder/, "see holder: 'always'"],
  [/usage|store/, 'see savedCards'],
];

/**
 * Whether so many letters changed, put in or taken out make one word of the other.
 *
 * @type {(from: string, to: string, letters: number) => boolean}
 */
const isNear = (from, to, letters) => {
  if (letters < 0) return false;
  const [a, b] = [from.slice(1), to.slice(1)];
  if (from[0] === to[0]) return !from || isNear(a, b, letters);
  return [[a, b], [a, to], [from, b]].some(([one = '', other = '']) => isNear(one, other, letters - 1));
};

/**
 * @param {string} name
 * @param {string[]} names that there are
 * @returns {string} the rest of the sentence
 */
export function advise(name, names) {
  const said = name.toLowerCase();
  for (const letters of [1, 2, 3]) {
    const near = names.find(
      (other) => letters <= Math.max(1, Math.min(said.length, other.length) / 3) && isNear(said, other.toLowerCase(), letters),
    );
    if (near) return `did you mean ${near}?`;
  }
  const [, elsewhere] = ELSEWHERE.find(([word]) => word.test(said)) ?? [];
  return elsewhere ?? `there are ${names.join(', ')}`;
}
