// Every entry of the manifest, bundled as the build does it, is imported and required.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
const loader = fileURLToPath(new URL('..', import.meta.url));
const root = fileURLToPath(new URL('../../..', import.meta.url));
const bin = (name) => join(root, 'node_modules/.bin', name);
const manifest = JSON.parse(await readFile(join(loader, 'package.json'), 'utf8'));

/** Every file that an entry names. */
const named = (part) => (typeof part === 'string' ? [part] : Object.values(part).flatMap(named));

let folder;
let place;

before(async () => {
  // Below the workspace, where the frameworks are found as a shop's own would be.
  await mkdir(join(root, 'target'), { recursive: true });
  folder = await mkdtemp(join(root, 'target/package-'));
  place = join(folder, 'node_modules/payseal');
  await mkdir(place, { recursive: true });
  await writeFile(join(place, 'package.json'), JSON.stringify(manifest));
  for (const file of new Set(named(manifest.exports))) {
    const out = join(place, file);
    await mkdir(dirname(out), { recursive: true });
    const [, entry, kind] = /^\.\/(.*)\.(mjs|cjs)$/.exec(file) ?? [];
    if (entry) {
      const format = kind === 'mjs' ? 'esm' : 'cjs';
      const words = entry.includes('/') ? [] : ['--external:./words/*'];
      await run(bin('esbuild'), [join(loader, `${entry}.js`), ...words, '--define:globalThis.PAYSEAL_WORDS=undefined', '--bundle', '--minify', '--minify-whitespace=false', `--format=${format}`, '--packages=external', '--target=es2020', '--log-level=warning', `--outfile=${out}`]);
    } else if (file !== './package.json' && file !== './payseal.js') {
      await cp(join(loader, file), out);
    }
  }
  await cp(join(loader, 'words'), join(place, 'words'), { recursive: true });
});
after(() => rm(folder, { recursive: true }));

/** Runs a module in the shop's folder, and gives what it prints. */
const shop = async (name, code) => {
  await writeFile(join(folder, name), code);
  const { stdout, stderr } = await run(process.execPath, [join(folder, name)]);
  assert.equal(stderr, '');
  return stdout.trim();
};

test('package: every entry is imported without a side effect, on a server', async () => {
  const entries = Object.keys(manifest.exports).filter((entry) => named(manifest.exports[entry]).some((file) => file.endsWith('.mjs')));
  assert.ok(entries.length >= 4);
  // What Vue itself adds is Vue's.
  const code = `await import('vue');
    const before = Object.getOwnPropertyNames(globalThis).join();
    const names = {};
    for (const entry of ${JSON.stringify(entries)}) names[entry] = Object.keys(await import('payseal' + entry.slice(1)));
    if (Object.getOwnPropertyNames(globalThis).join() !== before) throw Error('a global was added');
    console.log(JSON.stringify(names));`;
  const names = JSON.parse(await shop('import.mjs', code));
  assert.deepEqual(names['.'], ['PaysealError', 'loadPayseal']);
  for (const entry of entries) assert.equal(names[entry].length > 0, !entry.startsWith('./jsx'), entry);
});

test('package: what a bundler of the shop must know is still written there', async () => {
  assert.match(await readFile(join(place, 'react/index.mjs'), 'utf8'), /^"use client";/);
  const code = await readFile(join(place, 'stripe.mjs'), 'utf8');
  assert.match(code, /import\(\s*\/\* webpackIgnore: true \*\/\s*\/\* @vite-ignore \*\/\s*`/);
});

test('package: the words of each language are found beside the entries, and no entry holds another than English', async () => {
  for (const entry of ['index', 'stripe']) {
    const code = await readFile(join(place, `${entry}.mjs`), 'utf8');
    assert.match(code, /import\("\.\/words\/zh-Hans\.js"\)/);
    assert.doesNotMatch(code, /重试/);
  }
  assert.equal(await shop('words.mjs', "console.log((await import('./node_modules/payseal/words/zh-Hans.js')).WORDS.retry)"), '重试');
});

test('package: payseal/testing is required by Jest, and takes the place of payseal', async () => {
  const code = `const { CARDS, fake, loadPayseal, PaysealError } = require('payseal/testing');
    loadPayseal({ gateway: 'x', account: '1' }).catch((error) => console.log(error instanceof PaysealError, CARDS.visa.brand, fake.leaks().length));`;
  assert.equal(await shop('require.cjs', code), 'true visa 0');
});
