// The bag: which items, how many. Prices are the server's; this only remembers the choice.

const KEY = 'harbour-bag';
const USUAL = { 'harbour-blend': 1 };

/** `{ slug: count }`. A new visitor finds the house blend in it. */
export function bag() {
  try {
    const kept = JSON.parse(sessionStorage.getItem(KEY));
    if (kept !== null && typeof kept === 'object') return kept;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  return { ...USUAL };
}

export function put(slug, change) {
  const held = bag();
  const count = Math.min(9, Math.max(0, (held[slug] ?? 0) + change));
  if (count === 0) delete held[slug];
  else held[slug] = count;
  sessionStorage.setItem(KEY, JSON.stringify(held));
  showCount();
}

export function empty() {
  sessionStorage.setItem(KEY, '{}');
  showCount();
}

export function showCount() {
  const count = Object.values(bag()).reduce((sum, each) => sum + each, 0);
  document.querySelector('#bag-count').textContent = String(count);
}
