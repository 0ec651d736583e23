// What every page shares: the texts, the language switch, the header. It never sees a card.

const root = document.documentElement;

/** What the server wrote on `<html>`: gateway, account, page, theme, visitor. */
export const page = root.dataset;

/** The query's parameters, for tests and links. */
export const query = new URLSearchParams(location.search);

const followers = new Set();
let texts = await load(root.lang);

/** The language in use: `en` or `zh-Hans`. */
export const locale = () => root.lang;

async function load(wanted) {
  const answer = await fetch(`/text/${wanted}.json`);
  if (!answer.ok) throw new Error(`the texts for ${wanted} could not be loaded`);
  return answer.json();
}

/** A sentence of the shop, with `{name}` places filled. */
export function t(key, values = {}) {
  const sentence = texts[key];
  if (sentence === undefined) throw new Error(`no text is called ${key}`);
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Runs now, and again whenever the language changes. */
export function onLocale(draw) {
  followers.add(draw);
  draw();
}

/** An amount in US dollars, written the reader's way. */
export function money(decimal) {
  return new Intl.NumberFormat(locale(), { style: 'currency', currency: 'USD' }).format(decimal);
}

function fill() {
  for (const node of document.querySelectorAll('[data-t]')) node.textContent = t(node.dataset.t);
  for (const node of document.querySelectorAll('[data-t-aria-label]')) {
    node.setAttribute('aria-label', t(node.dataset.tAriaLabel));
  }
  for (const node of document.querySelectorAll('[data-price]')) {
    node.textContent = money(node.dataset.amount);
  }
}

/** In place: whatever was typed into a sealed form stays there. */
export async function speak(wanted) {
  texts = await load(wanted);
  root.lang = wanted;
  document.cookie = `locale=${wanted}; path=/; SameSite=Lax; max-age=31536000`;
  const address = new URL(location.href);
  address.searchParams.set('locale', wanted);
  history.replaceState(null, '', address);
  fill();
  for (const draw of followers) draw();
}

const switcher = document.querySelector('#locale');
switcher.addEventListener('click', async () => {
  await speak(locale() === 'en' ? 'zh-Hans' : 'en');
  switcher.lang = locale() === 'en' ? 'zh-Hans' : 'en';
});
document.querySelector(`[data-nav="${page.page}"]`)?.setAttribute('aria-current', 'page');
