// Pages as Stripe's guide has them compile against Stripe's own types with our object behind them, but for what is
// known to be wrong in the guide itself.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const pages = fileURLToPath(new URL('types/stripe', import.meta.url));

const OPTIONS = {
  strict: true,
  noUncheckedIndexedAccess: true,
  noEmit: true,
  skipLibCheck: true,
  jsx: 'react-jsx',
  target: 'es2022',
  module: 'esnext',
  moduleResolution: 'bundler',
  moduleDetection: 'force',
  lib: ['es2022', 'dom', 'dom.iterable'],
  types: [],
  paths: { 'payseal/stripe': [join(root, 'www/loader/stripe.d.ts')] },
};

/** Where the guide and the official types disagree; our object is as the guide has it. */
const FINDINGS = [
  "checkout-react.tsx TS18047 'checkout.savedPaymentMethods' is possibly 'null'.",
  "checkout-react.tsx TS2339 Property 'error' does not exist on type 'StripeCheckoutConfirmResult'.",
  "checkout.ts TS18047 'session.savedPaymentMethods' is possibly 'null'.",
  "checkout.ts TS2322 Type 'string | null' is not assignable to type 'string | undefined'.",
];

/** What tsc says of these files, each sentence once. */
async function compile(compilerOptions, include) {
  await mkdir(join(root, 'target'), { recursive: true });
  const folder = await mkdtemp(join(root, 'target/stripe-types-'));
  try {
    const config = join(folder, 'tsconfig.json');
    await writeFile(config, JSON.stringify({ compilerOptions, include }));
    const { stdout } = await promisify(execFile)(join(root, 'node_modules/.bin/tsc'), ['--pretty', 'false', '--project', config]).catch((error) => error);
    const found = [...stdout.matchAll(/([\w-]+\.\w+)\(\d+,\d+\): error (TS\d+): (.*)/g)].map(([, file, code, what]) => `${file} ${code} ${what}`);
    return [...new Set(found)].sort();
  } finally {
    await rm(folder, { recursive: true });
  }
}

test('the guide’s pages compile, but for what is known', async () => {
  assert.deepEqual(await compile(OPTIONS, [join(pages, '*')]), FINDINGS);
});

test('the example calls what Stripe’s types have, by the names that they have', async () => {
  const loose = { ...OPTIONS, strict: false, allowJs: true, checkJs: true, types: ['node'] };
  const files = ['examples/stripe/react/*', 'examples/stripe/pages/*', 'examples/stripe/server.mjs', 'www/loader/test/types/stripe-example/*'];
  const found = await compile(loose, files.map((file) => join(root, file)));
  // A page knows what its selectors find.
  assert.deepEqual(found.filter((one) => !/^\w+\.js TS2339 .* does not exist on type 'Element'\.$/.test(one)), []);
});
