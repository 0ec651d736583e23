/**
 * What of AsiaBill's style keys the form takes: the corner radius, and light or dark by the
 * colours of text and box. The form passes no CSS through, so the rest says nothing to it.
 */

/** @param {unknown} value @returns {number[] | undefined} red, green and blue */
function colour(value) {
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
function isLight(value) {
  const [red = 0, green = 0, blue = 0] = colour(value) || [];
  return colour(value) && 299 * red + 587 * green + 114 * blue > 127_500;
}

/**
 * @param {any} style with `input` and `background`, as AsiaBill has them
 * @returns {{ theme: 'auto' | 'light' | 'dark', radius?: number }}
 */
export function readStyle(style) {
  const { Color, ContainerBg, BorderRadius } = (style && style.input) || {};
  const { BgColor } = (style && style.background) || {};
  const box = isLight(ContainerBg || BgColor);
  const dark = box === undefined ? isLight(Color) : !box;
  const radius = Math.round(parseFloat(BorderRadius));
  return {
    // A page that says nothing of it has the form as the page itself is.
    theme: dark === undefined ? 'auto' : dark ? 'dark' : 'light',
    ...(radius >= 0 && { radius: Math.min(radius, 16) }),
  };
}
