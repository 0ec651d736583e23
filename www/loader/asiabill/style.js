/**
 * What of AsiaBill's style keys the form takes: the corner radius, and light or dark by the
 * colours of text and box. The form passes no CSS through, so the rest says nothing to it.
 */
import { isLight } from '../colour.js';

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
