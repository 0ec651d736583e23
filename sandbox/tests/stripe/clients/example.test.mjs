// examples/stripe: its server, as a merchant would start it, and its pages, in which one host name is another.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

import { keys, origin, page, stripe } from './shop.mjs';

const folder = fileURLToPath(new URL('../../../../examples/stripe', import.meta.url));
const SCRIPT = 'https://pay.example';

let shop;
let site;
let said = '';

before(async () => {
  const env = { ...process.env, PORT: '0', API: origin, SCRIPT, SECRET_KEY: keys.secret, PUBLISHABLE_KEY: keys.publishable, WEBHOOK_SECRET: keys.webhooks };
  shop = spawn(process.execPath, [`${folder}/server.mjs`], { env });
  const port = new Promise((done, failed) => {
    const hear = (part) => {
      said += part;
      const found = /^example http:\/\/shop\.localhost:(\d+)/m.exec(said);
      if (found) done(found[1]);
    };
    shop.stdout.on('data', hear);
    shop.stderr.on('data', hear);
    shop.on('exit', () => failed(Error(`the example ended: ${said}`)));
  });
  site = `http://127.0.0.1:${await port}`;
});
after(() => {
  shop.kill();
});

const ask = async (method, path) => {
  const answer = await fetch(`${site}${path}`, { method });
  return { status: answer.status, ...(await answer.json()) };
};

test('a page pays an intent and has the card kept; the server charges it later', async () => {
  assert.equal((await ask('POST', '/charge-later')).error, 'nobody has saved a card yet');
  const { clientSecret: client_secret, customerSessionClientSecret } = await ask('POST', '/create-intent');
  assert.match(customerSessionClientSecret, /^cuss_secret_/);
  assert.deepEqual(await ask('GET', '/config'), { status: 200, publishableKey: keys.publishable });
  const { body: card } = await page('POST', 'payment_methods', { type: 'card', 'card[token]': 'tok_visa' });
  const [id] = client_secret.split('_secret_');
  const paid = await page('POST', `payment_intents/${id}/confirm`, { client_secret, payment_method: card.id, setup_future_usage: 'off_session', return_url: 'https://shop.example/' });
  assert.equal(paid.body.status, 'succeeded', JSON.stringify(paid.body));
  assert.deepEqual(await ask('POST', '/charge-later'), { status: 'succeeded' });
});

test('it believes the gateway’s webhooks alone', async () => {
  const { id } = await stripe.webhookEndpoints.create({ url: `${site.replace('127.0.0.1', 'localhost')}/webhook`, enabled_events: ['customer.created'] });
  const customer = await stripe.customers.create();
  const until = Date.now() + 20_000;
  while (!said.includes(`webhook customer.created ${customer.id}`) && Date.now() < until) await new Promise((done) => setTimeout(done, 20));
  assert.ok(said.includes(`webhook customer.created ${customer.id}`), said);
  await stripe.webhookEndpoints.del(id);
  const forged = await fetch(`${site}/webhook`, { method: 'POST', headers: { 'stripe-signature': 't=1,v1=00' }, body: '{}' });
  assert.equal(forged.status, 400);
});

test('every page has its scripts, and Stripe’s is the only host that it names', async () => {
  const pages = (await readdir(`${folder}/pages`)).filter((name) => name.endsWith('.html'));
  assert.ok(pages.length >= 7);
  for (const name of pages) {
    const written = await readFile(`${folder}/pages/${name}`, 'utf8');
    const served = await (await fetch(`${site}/${name}`)).text();
    assert.equal(served, written.replaceAll('https://js.stripe.com', SCRIPT), name);
    for (const [, source] of served.matchAll(/(?:src|href)="([^"]+)"/g)) {
      if (source.startsWith(SCRIPT)) assert.equal(source, `${SCRIPT}/endive/stripe.js`);
      else if (!source.startsWith('/react/')) assert.equal((await fetch(`${site}${source}`)).status, 200, `${name} ${source}`);
    }
  }
  assert.equal((await fetch(`${site}/../server.mjs`)).status, 404);
  assert.equal((await fetch(`${site}/%2e%2e/package.json`)).status, 404);
});

test('the React pages are built as package.json says', async () => {
  const { scripts } = JSON.parse(await readFile(`${folder}/package.json`, 'utf8'));
  const entryPoints = ['react/checkout.jsx', 'react/intent.jsx'];
  assert.ok(scripts.build.startsWith(`esbuild ${entryPoints.join(' ')} --bundle --format=esm --jsx=automatic`));
  const { outputFiles, warnings } = await build({
    entryPoints, absWorkingDir: folder, bundle: true, format: 'esm', jsx: 'automatic', outdir: 'dist', write: false, logLevel: 'silent',
  });
  assert.deepEqual([outputFiles.length, warnings.length], [2, 0]);
});

test('it stands on the versions that this repository is tested with', async () => {
  const read = async (path) => JSON.parse(await readFile(path, 'utf8'));
  const ours = (await read(`${folder}/../../package.json`)).devDependencies;
  const { dependencies, devDependencies } = await read(`${folder}/package.json`);
  for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) assert.equal(version, ours[name], name);
});
