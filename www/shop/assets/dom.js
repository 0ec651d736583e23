// Building nodes without HTML strings: the page's Trusted Types policy allows none.

/** `node('p', { class: 'fine' }, 'text', child)`. An attribute of `null` or `false` is left out. */
export function node(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (typeof value === 'function') made.addEventListener(key, value);
    else made.setAttribute(key, value === true ? '' : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Writes a call's result where a reader and a test can find it. */
export function showResult(place, result) {
  place.textContent = JSON.stringify(result, null, 2);
}

/** A calm sentence beside what it is about; `tone` is `good`, `bad` or `wait`. */
export function notify(slot, tone, ...content) {
  slot.replaceChildren(node('p', { class: `notice ${tone}` }, ...content));
}

/** A button that is busy keeps its place, its focus and its width. */
export function setBusy(button, busy) {
  if (busy) button.setAttribute('aria-busy', 'true');
  else button.removeAttribute('aria-busy');
}

export const isBusy = (button) => button.getAttribute('aria-busy') === 'true';
