/**
 * What the page is behind the form, which nothing in a frame can see: light or dark, and its colour.
 * It reads computed styles of the mount and what is around it, and nothing else of the page.
 */

/** @typedef {import('./protocol.d.ts').RawSurface} Surface */
/** @typedef {[number, number, number, number]} Colour red, green and blue from 0 to 255, and how much it covers from 0 to 1 */

/** Above this relative luminance black is read better than white. */
const MIDDLE = 0.18;

/** @param {Colour} colour @returns {number} */
const luminance = ([red, green, blue]) =>
  0.2126 * (red / 255) ** 2.2 + 0.7152 * (green / 255) ** 2.2 + 0.0722 * (blue / 255) ** 2.2;

/**
 * What a colour of CSS is in numbers: the browser itself is asked, since a page may write it in any space.
 *
 * @param {string} css
 * @returns {Colour}
 */
function read(css) {
  let told = css;
  if (!/^(rgb|color\(srgb)/.test(css)) {
    const probe = document.createElement('payseal-probe');
    const mixed = /^[A-Z]/.test(css) ? css : `color-mix(in srgb,${css},${css})`;
    probe.style.cssText = `display:none!important;background-color:${mixed}!important`;
    document.documentElement.append(probe);
    told = getComputedStyle(probe).backgroundColor;
    probe.remove();
  }
  const [red = 0, green = 0, blue = 0, cover = 1] = /** @type {Colour} */ (
    (told.replace('color(srgb', '').match(/-?[\d.]+(e-\d+)?/g) || [255, 255, 255]).map(Number)
  );
  const most = /^c/.test(told) ? 255 : 1;
  return [red * most, green * most, blue * most, cover];
}

/** @param {string} colour as `#rrggbb` */
export const toneOfColour = (colour) =>
  luminance(/** @type {any} */ ((colour.match(/[0-9a-f]{2}/gi) || []).map((pair) => parseInt(pair, 16)))) > MIDDLE ? 'light' : 'dark';

/** @param {Colour} colour @param {Colour} ground @returns {Colour} */
const over = (colour, ground) =>
  /** @type {Colour} */ (colour.slice(0, 3).map((value, at) => value * colour[3] + /** @type {number} */ (ground[at]) * (1 - colour[3])));

/** @param {Element} at @returns {Element | null} what is around it in what is drawn */
export const around = (at) => at.assignedSlot || at.parentElement || /** @type {any} */ (at.getRootNode()).host || null;

/**
 * @param {Element} mount
 * @returns {Colour[] | undefined} the colours that may be behind it; none where there is a picture
 */
function papersBehind(mount) {
  /** @type {Colour[][]} */
  const layers = [];
  for (let at = /** @type {Element | null} */ (mount); at; at = around(at)) {
    const { backgroundColor, backgroundImage } = getComputedStyle(at);
    if (/url\(|image/.test(backgroundImage)) return undefined;
    const stops = backgroundImage.match(/(rgba?|color|(ok)?l(ab|ch))\([^)]*\)/g);
    if (stops) layers.push(stops.map(read));
    const colour = backgroundColor && read(backgroundColor);
    if (colour && colour[3]) layers.push([colour]);
    if (colour && colour[3] === 1) break;
  }
  const opaque = layers[layers.length - 1]?.[0]?.[3] === 1;
  return layers
    .reverse()
    .reduce(
      (grounds, layer) => grounds.flatMap((ground) => layer.map((colour) => over(colour, ground))).slice(0, 64),
      [opaque ? /** @type {any} */ ([255, 255, 255]) : read('Canvas')],
    );
}

/**
 * Light when it cannot be told.
 *
 * @param {Element} mount
 * @returns {Surface}
 */
export function surfaceOf(mount) {
  const papers = papersBehind(mount);
  const lights = (papers || []).map(luminance);
  const [darkest, lightest] = [Math.min(...lights), Math.max(...lights)];
  const ink = read(getComputedStyle(mount).color || 'rgb(0,0,0)');
  const written = luminance(ink) > MIDDLE && ink[3] !== 0 ? 'dark' : 'light';
  /** @param {number} paper how well the page's own words are read on it */
  const contrast = (paper) => (Math.max(luminance(ink), paper) + 0.05) / (Math.min(luminance(ink), paper) + 0.05);
  // Across the middle, or where the page's own words could not be read on it, something else is behind them.
  if (!papers || darkest <= MIDDLE !== lightest <= MIDDLE || (ink[3] && contrast(lightest) < 1.3)) return { tone: written };
  const tone = lightest <= MIDDLE ? 'dark' : 'light';
  // On the least of them everything must be seen.
  const least = papers[lights.indexOf(tone === 'dark' ? lightest : darkest)] || [];
  return { tone, paper: `#${least.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}` };
}
