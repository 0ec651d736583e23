/**
 * How long a page takes until its card form can be used: ours beside forms of other people, in one run and in turns, in
 * one Chromium, first at full speed and then on a slow phone (a quarter of the processor, 1.6 Mbit/s, 150 ms).
 *
 * What to start is in the environment: SANDBOX with FRAME, and PEERS, the folder of the bundled peers. ROUNDS is how
 * often each page is loaded.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile, mkdtemp, rm } from 'node:fs/promises';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { brotliCompressSync } from 'node:zlib';

const { SANDBOX, FRAME, PEERS, ROUNDS = '7' } = process.env;
/** How many keys are timed in each form. */
const KEYS = 48;
/** Nothing that is measured takes longer, in milliseconds. */
const LIMIT = 30_000;

const HEAD = '<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Pay</title>';

/** Runs in every document before its own scripts: types into the first card field that is there, again and again, until it formats. */
const WATCH = `(${(keys) => {
  const now = () => performance.timeOrigin + performance.now();
  const tell = (what) => top.postMessage({ measured: what }, '*');
  if (top === self) {
    window.measured = { shift: 0 };
    addEventListener('message', ({ data }) => data?.measured && Object.assign(window.measured, data.measured));
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.measured.shift += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  }
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set;
  const put = (input, text) => {
    write.call(input, text);
    input.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertText' }));
  };
  const pause = (time) => new Promise((done) => setTimeout(done, time));
  const find = () => {
    const input = document.querySelector('input[autocomplete="cc-number"]');
    if (!input || !input.getBoundingClientRect().height) return requestAnimationFrame(find);
    // The frame after the one in which it is drawn for the first time.
    requestAnimationFrame(() => requestAnimationFrame(async () => {
      const field = now();
      put(input, '42424');
      await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
      tell({ field, shown: now() });
      while (input.value !== '4242 4') {
        put(input, '42424');
        await pause(4);
      }
      tell({ formatted: now() });
      await pause(500);
      const took = [];
      for (let at = 0; at < keys; at += 1) {
        const text = '4242424242424242'.slice(0, (at % 16) + 1);
        const begun = performance.now();
        put(input, text);
        // Frameworks draw in a microtask.
        for (let turn = 0; turn < 8; turn += 1) await null;
        took.push(performance.now() - begun);
        await pause(30);
      }
      tell({ keys: took });
    }));
  };
  addEventListener('DOMContentLoaded', find);
}})(${KEYS})`;

const started = [];

/** Our sandbox, whose shop is the origin that its gateway lets embed the form. */
async function sandbox() {
  const child = spawn(SANDBOX, ['--shop-port', '0', '--gateway-port', '0', '--frame-dir', FRAME], { stdio: ['ignore', 'pipe', 'ignore'] });
  started.push(() => child.kill());
  const found = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const [, name, origin] = /^(shop|gateway) (http:\S+?)\/$/.exec(line) ?? [];
    if (name) found[name] = origin;
    if (found.shop && found.gateway) break;
  }
  child.stdout.resume();
  const told = await (await fetch(`${found.gateway.replace(/pay\.localhost/, '127.0.0.1')}/sandbox/accounts`, { headers: { accept: 'application/json' } })).json();
  return { ...found, account: told.accounts[0].asiabill.gatewayNo };
}

/** A page with our form: its frame is made by the loader, or stands in the HTML. */
function ours({ gateway, account }, mode, declared) {
  const [path, name] = mode === 'setup' ? ['en/', 'mandate light'] : ['en/pay/', 'light'];
  const frame =
    `<iframe data-payseal src="${gateway}/payseal/${account}/${path}" name="${name}" allow="autofill" ` +
    'sandbox="allow-scripts allow-same-origin allow-forms" referrerpolicy="no-referrer" title="Secure card form"></iframe>';
  return `${HEAD}<div id="card" style="min-height:300px">${declared ? frame : ''}</div>
<script src="${gateway}/payseal/v1/payseal.js"></script><script>
const element = Payseal({ account: '${account}' }).createPaymentElement({ mode: '${mode}', sessionToken: '/api/session-token${mode === 'payment' ? '?for=checkout&amount=24.00' : ''}' });
element.on('ready', () => (measured.ready = performance.timeOrigin + performance.now()));
element.mount('#card');</script>`;
}

const peer = (name) => `${HEAD}<div id="card" style="min-height:300px"></div><script src="/peers/${name}.js"></script>`;

/** The shop's own origin: the pages are ours, what the shop answers is the sandbox's. */
async function serve({ shop }, pages) {
  const scripts = new Map();
  for (const name of ['preact', 'react', 'react-payment-inputs']) {
    scripts.set(`/peers/${name}.js`, brotliCompressSync(await readFile(join(PEERS, `${name}.js`))));
  }
  const { port } = new URL(shop);
  const server = createServer((asked, answer) => {
    const page = pages.get(asked.url);
    if (page) return answer.writeHead(200, { 'content-type': 'text/html', 'cache-control': 'no-store' }).end(page);
    const script = scripts.get(asked.url);
    if (script) return answer.writeHead(200, { 'content-type': 'text/javascript', 'content-encoding': 'br' }).end(script);
    const onward = request({ host: '127.0.0.1', port, path: asked.url, method: asked.method, headers: asked.headers }, (heard) => {
      answer.writeHead(heard.statusCode, heard.headers);
      heard.pipe(answer);
    });
    onward.on('error', () => answer.destroy());
    asked.pipe(onward);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  started.push(() => server.close());
  return server.address().port;
}

/** A browser in one process, for a slowdown reaches one process only, and `shop` is where we serve. */
async function browser(shop, port) {
  const driver = spawn('chromedriver', ['--port=0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  started.push(() => driver.kill());
  let place;
  for await (const line of createInterface({ input: driver.stdout })) {
    [, place] = /successfully on port (\d+)/.exec(line) ?? [];
    if (place) break;
  }
  driver.stdout.resume();
  const profile = await mkdtemp(join(tmpdir(), 'payseal-bench-'));
  started.push(() => rm(profile, { recursive: true, force: true, maxRetries: 5 }));
  let root = `http://127.0.0.1:${place}/session`;
  const command = async (path, body, method = 'POST') => {
    const heard = await fetch(root + path, { method, body: body && JSON.stringify(body) });
    const { value } = await heard.json();
    if (!heard.ok) throw Error(`${path}: ${value.message}`);
    return value;
  };
  const host = new URL(shop).host;
  const args = ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update',
    '--disable-site-isolation-trials', '--disable-features=IsolateOrigins,site-per-process,OriginIsolationHeader',
    `--host-resolver-rules=MAP ${host} 127.0.0.1:${port}`, `--user-data-dir=${profile}`];
  const { sessionId } = await command('', { capabilities: { alwaysMatch: { 'goog:chromeOptions': { binary: process.env.CHROMIUM ?? '/usr/bin/chromium', args } } } });
  root += `/${sessionId}`;
  started.unshift(() => command('', undefined, 'DELETE'));
  return {
    cdp: (cmd, params = {}) => command('/goog/cdp/execute', { cmd, params }),
    open: (url) => command('/url', { url }),
    run: (script) => command('/execute/sync', { script, args: [] }),
  };
}

/** One load of one page: milliseconds since it was asked for. */
async function load({ cdp, open, run }, url) {
  await cdp('Network.clearBrowserCache');
  await open(url);
  const end = Date.now() + LIMIT;
  let found;
  do {
    await new Promise((later) => setTimeout(later, 50));
    found = await run('return window.measured && measured.keys ? { ...measured, origin: performance.timeOrigin } : null');
  } while (!found && Date.now() < end);
  if (!found) throw Error(`${url}: ${JSON.stringify(await run('return window.measured'))}`);
  const { metrics } = await cdp('Performance.getMetrics');
  const { origin, keys, shift } = found;
  const since = (name) => (found[name] ?? found.formatted) - origin;
  return {
    field: since('field'),
    shown: since('shown'),
    formatted: since('formatted'),
    ready: since('ready'),
    key: median(keys),
    shift: shift * 1000,
    busy: 1000 * metrics.find(({ name }) => name === 'TaskDuration').value,
  };
}

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const COLUMNS = [
  ['field', 'field there', 0],
  ['shown', 'first key shown', 0],
  ['formatted', 'first key formatted', 0],
  ['ready', 'ready', 0],
  ['key', 'handling a key', 2],
  ['shift', 'layout shift × 1000', 1],
  ['busy', 'main thread', 0],
];

function print(speed, all) {
  console.log(`\n${speed}: medians of ${ROUNDS} loads, milliseconds\n`);
  console.log(`| form | ${COLUMNS.map(([, words]) => words).join(' | ')} |\n|${'---|'.repeat(COLUMNS.length + 1)}`);
  const of = (name, column) => median(all.get(name).map((one) => one[column]));
  for (const name of all.keys()) {
    console.log(`| ${name} | ${COLUMNS.map(([column, , digits]) => of(name, column).toFixed(digits)).join(' | ')} |`);
  }
  for (const mode of ['setup', 'payment']) {
    const mine = `ours, ${mode}, in the HTML`;
    const ratio = (column, other) => (of(mine, column) / of(other, column)).toFixed(2);
    console.log(`${mode}, in the HTML: field there ${ratio('field', 'Preact')} of Preact's, formatted ${ratio('formatted', 'React')} of React's`);
  }
}

try {
  const place = await sandbox();
  const forms = [
    ['ours, setup', ours(place, 'setup', false)],
    ['ours, setup, in the HTML', ours(place, 'setup', true)],
    ['ours, payment', ours(place, 'payment', false)],
    ['ours, payment, in the HTML', ours(place, 'payment', true)],
    ['Preact', peer('preact')],
    ['React', peer('react')],
    ['react-payment-inputs', peer('react-payment-inputs')],
  ];
  const pages = new Map(forms.map(([, page], at) => [`/bench-${at}`, page]));
  const chromium = await browser(place.shop, await serve(place, pages));
  const { cdp } = chromium;
  await cdp('Page.addScriptToEvaluateOnNewDocument', { source: WATCH });
  await cdp('Network.enable');
  for (const [speed, rate, network] of [
    ['at full speed', 1, { latency: 0, downloadThroughput: -1, uploadThroughput: -1 }],
    ['on a slow phone', 4, { latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 }],
  ]) {
    await cdp('Emulation.setCPUThrottlingRate', { rate });
    await cdp('Network.emulateNetworkConditions', { offline: false, ...network });
    const all = new Map(forms.map(([name]) => [name, []]));
    // The first round is nobody's: the browser itself warms up.
    for (let round = 0; round <= Number(ROUNDS); round += 1) {
      for (const [at, [name]] of forms.entries()) {
        await cdp('Performance.disable');
        await cdp('Performance.enable');
        const took = await load(chromium, `${place.shop}/bench-${at}`);
        if (round) all.get(name).push(took);
      }
    }
    print(speed, all);
  }
} finally {
  for (const end of started) await Promise.resolve(end()).catch(() => {});
}
