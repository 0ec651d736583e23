/**
 * Makes the few nodes of ours that stand in the page. DOM calls and CSSOM writes only, so that it works under
 * Trusted Types and a strict `style-src`.
 */

/**
 * @param {string} tag
 * @param {string} style
 * @param {Record<string, string>} attributes
 * @param {...(Node | string)} children
 */
export const make = (tag, style, attributes, ...children) => {
  const node = document.createElement(tag);
  node.style.cssText = style;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
};
