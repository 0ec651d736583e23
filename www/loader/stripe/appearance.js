/**
 * What of Stripe's appearance the form can take: light or dark, accent, background, text and the corner radius. What it cannot
 * is told once, by name: a look that is ignored in silence is looked for all day.
 */
import { isLight, readColour } from '../colour.js';

/** What was told already. @type {Set<string>} */
const told = new Set();

/** @param {string[]} names */
export function warnOf(names) {
  const fresh = names.filter((name) => !told.has(name));
  for (const name of fresh) told.add(name);
  if (fresh.length) console.warn(`Payseal takes no ${fresh.join(", ")}; see docs/stripe-elements.md`);
}

/** @param {any} parts @returns {string} */
const hex = (parts) => `#${parts.map((/** @type {number} */ part) => part.toString(16).padStart(2, '0')).join('')}`;

/**
 * @param {any} [appearance] Stripe's
 * @returns {import('../index.d.ts').Appearance}
 */
export function readAppearance({ theme, variables = {}, ...rest } = {}) {
  const { colorPrimary, colorBackground, colorText, borderRadius } = variables;
  const accent = readColour(colorPrimary);
  const radius = /^\d+(px)?$/.test(borderRadius) ? Math.min(16, parseInt(borderRadius)) : undefined;
  const [box, ink] = [isLight(colorBackground), isLight(colorText)];
  const dark = box === undefined ? ink ?? (theme && theme === 'night') : !box;
  /** @type {Record<string, unknown>} */
  const taken = { colorPrimary: accent, colorBackground: box, colorText: ink, borderRadius: radius };
  warnOf([
    ...Object.keys(rest).map((name) => `appearance.${name}`),
    ...Object.keys(variables).filter((name) => taken[name] === undefined).map((name) => `appearance.variables.${name}`),
  ]);
  return {
    // A page that says nothing of it has the form as the page itself is.
    theme: dark === undefined ? 'auto' : dark ? 'dark' : 'light',
    ...(accent && { accent: hex(accent) }),
    ...(box !== undefined && { background: hex(readColour(colorBackground)) }),
    ...(ink !== undefined && { text: hex(readColour(colorText)) }),
    ...(radius !== undefined && { radius }),
  };
}
