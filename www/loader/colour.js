/**
 * Reads the colours that another vendor's page gives for its form: the one that is meant, and whether it is light.
 */

/** @param {unknown} value @returns {number[] | undefined} red, green and blue */
export function readColour(value) {
  const hex = /^#([0-9a-f]{3}|[0-9a-f]{6})$/i.exec(`${value}`.trim());
  if (hex) {
    const digits = /** @type {string} */ (hex[1]);
    const each = digits.length === 3 ? [...digits].map((digit) => digit + digit) : digits.match(/../g) || [];
    return each.map((pair) => parseInt(pair, 16));
  }
  const rgb = /^rgb\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)\s*\)$/i.exec(`${value}`.trim());
  return rgb ? rgb.slice(1).map(Number) : undefined;
}

/** @param {unknown} value @returns {boolean | undefined} whether it is nearer to white than to black */
export function isLight(value) {
  const [red = 0, green = 0, blue = 0] = readColour(value) || [];
  return readColour(value) && 299 * red + 587 * green + 114 * blue > 127_500;
}
