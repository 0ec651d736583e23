// What the README shows compiles as it stands, under the strictest options that a shop may have.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { compile } from 'svelte/compiler';
import { compileScript, compileTemplate, parse } from 'vue/compiler-sfc';

const loader = fileURLToPath(new URL('..', import.meta.url));
const modules = fileURLToPath(new URL('../../../node_modules', import.meta.url));
const tsc = join(modules, '.bin/tsc');

/** What stands around an example in a shop's own code. */
const AROUND = `
declare const form: HTMLFormElement;
declare const customerId: string | undefined;
declare const orderNumber: string;
declare const payseal: import('payseal').Payseal;
// Set by the script tag before the module.
declare const Payseal: import('payseal').PaysealGlobal;
declare function show(message: string): void;
declare function send(id: string): void;
declare function findOrder(name: string): Promise<import('payseal/server').Order | undefined>;
declare function customerOf(request: Request): string | undefined;
declare function ship(order: string): Promise<void>;
declare const store: import('payseal/server').AttemptStore;
/** Of Playwright. */
declare const driver: import('payseal/testing').DriverLike;
declare const cy: import('payseal/testing').CypressLike;
declare const page: import('payseal/testing').PageLike & {
  getByRole(role: string, options: { name: string }): import('payseal/testing').LocatorLike;
};
`;

/** What shows whole pages in every framework. */
const PAGES = [join(loader, 'README.md'), join(loader, '../../docs/start.md')];

/** The server of docs/server that stands on the package. */
const SERVER = fileURLToPath(new URL('../../../docs/server/examples/package.js', import.meta.url));

const OPTIONS = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  allowJs: true,
  checkJs: true,
  jsx: 'react-jsx',
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  moduleDetection: 'force',
  allowImportingTsExtensions: true,
  lib: ['es2022', 'dom'],
  types: ['node'],
  typeRoots: [join(modules, '@types')],
  paths: {
    payseal: [join(loader, 'index.d.ts')],
    'payseal/methods': [join(loader, 'methods.d.ts')],
    'payseal/custom-element': [join(loader, 'custom-element.d.ts')],
    react: [join(modules, '@types/react/index.d.ts')],
    'react/jsx-runtime': [join(modules, '@types/react/jsx-runtime.d.ts')],
    svelte: [join(modules, 'svelte/types/index.d.ts')],
    vue: [join(modules, 'vue/dist/vue.d.mts')],
    'payseal/svelte': [join(loader, 'svelte/index.d.ts')],
    'payseal/vue': [join(loader, 'vue/index.d.ts')],
    'payseal/react': [join(loader, 'react/index.d.ts')],
    'payseal/server': [join(loader, 'server/index.d.ts')],
    'payseal/testing': [join(loader, 'testing/index.d.ts')],
  },
};

/** The scripts of what is written in a framework's own files. */
const scripts = (text) =>
  [...text.matchAll(/^```(?:vue|svelte)\n<script[^>]*>\n([^]*?)<\/script>/gm)].map(([, code]) => ({ kind: 'ts', code }));

test("the examples in a framework's own files compile without a warning", async () => {
  for (const text of await Promise.all(PAGES.map((page) => readFile(page, 'utf8')))) examplesCompile(text);
});

/** @param {string} text of a page with one example in Vue and one in Svelte */
function examplesCompile(text) {
  const example = (kind) => new RegExp(`^\`\`\`${kind}\n([^]*?)^\`\`\`$`, 'm').exec(text)[1];
  const { descriptor, errors } = parse(example('vue'));
  assert.deepEqual(errors, []);
  const { bindings } = compileScript(descriptor, { id: 'example' });
  const template = compileTemplate({ id: 'example', filename: 'example.vue', source: descriptor.template.content, compilerOptions: { bindingMetadata: bindings } });
  assert.deepEqual([template.errors, template.tips], [[], []]);
  assert.deepEqual(compile(example('svelte'), { filename: 'Example.svelte' }).warnings, []);
  assert.equal(scripts(text).length, 2);
}

test('README: every example of the README compiles under strict and exactOptionalPropertyTypes', async () => {
  const pages = [...PAGES, join(loader, '../../docs/testing.md')];
  const text = (await Promise.all(pages.map((page) => readFile(page, 'utf8')))).join('\n');
  const blocks = [...text.matchAll(/^```(js|tsx)\n([^]*?)^```$/gm)].map(([, kind, code]) => ({ kind, code }));
  assert.ok(blocks.length >= 6, `only ${blocks.length} examples were found`);
  const folder = await mkdtemp(join(tmpdir(), 'payseal-readme-'));
  try {
    blocks.push(...scripts(text));
    const files = blocks.map(({ kind }, at) => `example-${at + 1}.${kind}`);
    await writeFile(join(folder, 'around.d.ts'), AROUND);
    for (const [at, { code }] of blocks.entries()) await writeFile(join(folder, files[at]), code);
    const project = { compilerOptions: OPTIONS, files: ['around.d.ts', join(loader, 'test/types/valid.ts'), SERVER, ...files] };
    await writeFile(join(folder, 'tsconfig.json'), JSON.stringify(project));
    const told = await promisify(execFile)(tsc, ['--project', folder]).catch((error) => error);
    assert.equal(told.stdout, '');
    assert.equal(told.stderr, '');
  } finally {
    await rm(folder, { recursive: true });
  }
});
