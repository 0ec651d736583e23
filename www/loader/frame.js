/**
 * What the loader draws in the host page: the frame itself, and the sentence with a button that
 * stands in its place when it did not load. DOM calls and CSSOM writes only, so that it works
 * under Trusted Types and under a `style-src` without any inline style.
 */

/**
 * The heights of an untouched form, so that the page does not move when it arrives.
 * The frame states its true height as soon as it runs.
 *
 * @param {import('./index.d.ts').HolderPolicy} [holder]
 * @returns {number}
 */
export const firstHeight = (holder) => (holder === 'always' ? 314 : 226);

/**
 * @param {string} url
 * @param {string} title
 * @returns {HTMLIFrameElement}
 */
export function createFrame(url, title) {
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', 'allow-scripts allow-same-origin allow-forms');
  frame.allow = 'autofill';
  frame.referrerPolicy = 'no-referrer';
  frame.title = title;
  frame.src = url;
  frame.style.cssText = 'display:block;border:0;margin:0;padding:0';
  return frame;
}

/**
 * @param {HTMLElement} node
 * @param {number} height in CSS pixels
 * @param {import('./index.d.ts').Appearance} [appearance]
 */
export function fit(node, height, appearance = {}) {
  const { theme } = appearance;
  const shape = {
    width: '100%',
    height: `${height}px`,
    // A browser paints a frame's canvas opaque unless its element has the same color scheme.
    'color-scheme': theme && theme !== 'auto' ? theme : 'light dark',
  };
  // Important, for a shop's `iframe { height: auto }` must not cut the form.
  for (const [name, value] of Object.entries(shape)) node.style.setProperty(name, value, 'important');
}

/**
 * @param {{ failed: string, retry: string }} words
 * @param {() => void} onRetry
 * @returns {HTMLElement}
 */
export function createPanel({ failed, retry }, onRetry) {
  const panel = document.createElement('div');
  const sentence = document.createElement('p');
  const button = document.createElement('button');
  panel.setAttribute('role', 'alert');
  panel.style.cssText =
    'display:grid;place-content:center;justify-items:center;box-sizing:border-box;padding:16px;border:1px solid;border-radius:8px';
  sentence.textContent = failed;
  button.textContent = retry;
  button.type = 'button';
  button.style.cssText = 'font:inherit;min-height:44px;padding:0 20px';
  button.onclick = onRetry;
  panel.append(sentence, button);
  return panel;
}
