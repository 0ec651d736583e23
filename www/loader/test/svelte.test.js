// payseal/svelte with Svelte itself, compiled as a shop's bundler would, in jsdom, over the stand-in of the form.
import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';

import { root, settle } from './dom.js';
import { build } from 'esbuild';
import { compile, compileModule } from 'svelte/compiler';
import { render } from 'svelte/server';

import { createFake } from '../testing/index.js';

const here = fileURLToPath(new URL('.', import.meta.url));
const target = fileURLToPath(new URL('../../../target', import.meta.url));
const OPTIONS = { mode: 'payment', sessionToken: '/api/session-token' };
const warnings = [];

/** @param {'client' | 'server'} generate */
const svelte = (generate) => ({
  name: 'svelte',
  setup({ onLoad }) {
    onLoad({ filter: /\.svelte(\.js)?$/ }, async ({ path }) => {
      const source = await readFile(path, 'utf8');
      const made = path.endsWith('.js') ? compileModule(source, { filename: path, generate }) : compile(source, { filename: path, generate });
      warnings.push(...made.warnings.map(({ message }) => message));
      return { contents: made.js.code, loader: 'js' };
    });
  },
});

let folder;
let open;
let fake;
let drawn;
let told;

/** Bundles an entry with what it needs of Svelte. */
const bundle = async (entry, generate, name) => {
  const outfile = join(folder, name);
  const how = generate === 'client' ? { conditions: ['browser', 'development'] } : { external: ['svelte', 'svelte/*'] };
  await build({ entryPoints: [entry], outfile, bundle: true, format: 'esm', platform: generate === 'client' ? 'browser' : 'node', plugins: [svelte(generate)], logLevel: 'error', ...how });
  return import(pathToFileURL(outfile));
};

before(async () => {
  await mkdir(target, { recursive: true });
  folder = await mkdtemp(join(target, 'svelte-'));
  ({ open } = await bundle(join(here, 'svelte/page.svelte.js'), 'client', 'page.mjs'));
  assert.deepEqual(warnings, []);
});
after(() => rm(folder, { recursive: true }));
beforeEach(() => {
  fake = createFake();
  told = {};
});
afterEach(async () => {
  await drawn?.close();
  drawn = undefined;
  assert.deepEqual(fake.leaks(), []);
  assert.equal(root().textContent, '');
});

const draw = async (given = {}) => {
  drawn = open(root(), { payseal: fake.payseal, options: OPTIONS, told: (it) => (told = it), failed: (error) => console.error(error), ...given });
  await settle();
  drawn.flush();
  return drawn;
};

test('Svelte: a form, its state and its events', async () => {
  const heard = [];
  const names = ['onReady', 'onChange', 'onFocus', 'onBlur', 'onEscape', 'onSubmit', 'onError', 'onLoadError', 'onSavedCardRemove', 'onSavedCardUpdate'];
  await draw({ options: { ...OPTIONS, ...Object.fromEntries(names.map((name) => [name, () => heard.push(name)])) } });
  assert.equal(root().querySelectorAll('#card.card > *').length, 1);
  const { last } = fake;
  last.fill({ brand: 'amex' });
  drawn.flush();
  assert.deepEqual([told.complete, told.form.brand, told.form.status, told.form.element === last.element], [true, 'amex', 'ready', true]);
  for (const name of ['focus', 'blur']) last[name]('cvc');
  last.press('Escape');
  last.press('Enter');
  last.fail('not_visible');
  last.removeSavedCard('pm_1');
  last.updateSavedCard('pm_1');
  last.fail('frame_blocked');
  assert.deepEqual(new Set(heard), new Set(names));
});

for (const attached of [false, true]) {
  test(`${attached ? 'attached' : 'as a component'}: a changed locale or look changes in place, another customer is another form`, async () => {
    const { page, flush } = await draw({ attached, options: { ...OPTIONS, locale: 'en', appearance: { theme: 'dark', radius: 4 }, sessionToken: () => 'tok_1' } });
    const first = fake.last;
    page.options.locale = 'fr';
    page.options.appearance.radius = 8;
    page.options.sessionToken = () => 'tok_2';
    flush();
    assert.equal(fake.elements.length, 1);
    assert.deepEqual([first.options.locale, first.options.appearance], ['fr', { theme: 'dark', radius: 8 }]);
    assert.equal(await first.requestToken(), 'tok_2');
    page.options.customerId = 'cus_1';
    flush();
    assert.equal(first.status, 'destroyed');
    assert.equal(fake.last.options.customerId, 'cus_1');
    assert.equal(root().querySelectorAll('#card > *').length, 1);
  });
}

test('Svelte: another Payseal is another form', async () => {
  const { page, flush } = await draw();
  const other = createFake();
  page.payseal = other.payseal;
  flush();
  assert.equal(fake.last.status, 'destroyed');
  assert.equal(other.elements.length, 1);
  page.shown = false;
  flush();
  assert.deepEqual(other.leaks(), []);
});

test('Svelte: a promise of the library: a fallback first, and no form when it goes before', async () => {
  let resolve;
  const payseal = new Promise((done) => {
    resolve = done;
  });
  await draw({ payseal });
  assert.equal(root().textContent.trim(), 'Loading');
  await drawn.close();
  resolve(fake.payseal);
  await settle();
  assert.equal(fake.elements.length, 0);
  await draw({ payseal });
  assert.equal(fake.last.status, 'ready');
  assert.equal(root().querySelector('p'), null);
});

test("misuse reaches the page's boundary", async () => {
  const errors = [];
  const failed = (error) => errors.push(error.message);
  await draw({ failed, options: { ...OPTIONS, layout: 'rows' } });
  await drawn.close();
  await draw({ failed, payseal: { then: (_, refuse) => refuse(new Error('wrong gateway')) } });
  assert.match(errors[0], /layout must be stack\|row/);
  assert.equal(errors[1], 'wrong gateway');
});

test('Svelte: a server draws the fallback', async () => {
  const { PaymentElement } = await bundle(fileURLToPath(new URL('../svelte/index.js', import.meta.url)), 'server', 'server.mjs');
  const { body } = render(PaymentElement, { props: { ...OPTIONS, payseal: fake.payseal, class: 'card' } });
  assert.match(body, /<div class="card"><\/div>/);
  assert.equal(fake.elements.length, 0);
});

test('Svelte: a hundred mounts leave nothing', async () => {
  const { page, flush } = await draw();
  for (let time = 0; time < 100; time += 1) {
    for (const shown of [false, true]) {
      page.shown = shown;
      flush();
    }
  }
  assert.equal(fake.elements.length, 101);
});
