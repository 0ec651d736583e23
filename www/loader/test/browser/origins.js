/**
 * Three origins: a shop under a strict policy that imports the loader's own modules, a gateway whose frame
 * speaks the bridge but knows no card, and a bank. It is the loader that is under test here.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const sources = new URL('../../', import.meta.url);

const FRAME = `<!doctype html><meta charset="utf-8"><title>frame</title>
<form><input aria-label="number"></form><p id="result" tabindex="-1">Result</p><script src="/frame.js"></script>`;

const UNKNOWN = '<!doctype html><meta charset="utf-8"><title>none</title><script src="/unknown.js"></script>';

const BANK = '<!doctype html><meta charset="utf-8"><title>bank</title><button>Confirm</button>';

/** Answers like the frame: opens, gets a token, makes an id that names its account, finds a mistake, pays by way of a bank. */
function playFrame() {
  const account = location.pathname.split('/')[2];
  let port;
  let call;
  const paid = { settled: { status: 'succeeded', customerPaymentMethodId: 'pm_1' } };
  const told = { changed: { complete: true, empty: false, brand: 'visa', fields: { number: 'valid', expiry: 'valid', cvc: 'valid' } } };
  const wrong = { error: { code: 'number_typo', field: 'number', message: 'Check this number.', retryable: false } };
  const hear = ({ data }) => {
    const input = document.querySelector('input');
    if (data.open) {
      port.postMessage('ready');
      port.postMessage({ resized: { height: 240 } });
      port.postMessage({ needToken: { request: 1, reason: 'first' } });
    } else if (data.token) {
      port.postMessage(told);
    } else if (data.submit) {
      ({ call } = data.submit);
      const created = { customerPaymentMethodId: `pm_${account}_${call}` };
      port.postMessage({ finished: { call, outcome: input.value === 'wrong' ? wrong : { created } } });
    } else if (data.confirm) {
      ({ call } = data.confirm);
      port.postMessage({ needCharge: { request: 1, attempt: 1, customerPaymentMethodId: 'pm_1', settle: false } });
    } else if (data.charged) {
      port.postMessage({ needChallenge: { request: 2, url: data.charged.answer.told.redirectUrl, about: 'Harbour Coffee' } });
    } else if (data.challenged) {
      if (data.challenged.news === 'moved') return;
      port.postMessage('endChallenge');
      port.postMessage({ finished: { call, outcome: paid } });
    } else if (data.focus) {
      (data.focus.field ? input : document.getElementById('result')).focus();
    } else if (data === 'clear') {
      input.value = '';
    }
  };
  addEventListener('message', function greet({ source, data, ports }) {
    if (source !== parent || data.payseal !== 1 || ports.length !== 1) return;
    removeEventListener('message', greet);
    [port] = ports;
    port.onmessage = hear;
    port.postMessage({ opened: { version: 1, nonce: data.nonce, title: 'Card form' } });
  });
  addEventListener('input', () => port.postMessage(told));
  addEventListener('submit', (event) => {
    event.preventDefault();
    port.postMessage('entered');
  });
}

/** The document of an account that does not exist, as the gateway serves it. */
function playUnknown() {
  addEventListener('message', ({ ports: [port] }) => port.postMessage({ crashed: { code: 'account_unknown' } }));
}

function listen(handler) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://here');
    const send = (type, body, headers = {}) => {
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...headers });
      response.end(body);
    };
    handler(pathname, send, request).catch(() => {
      response.writeHead(404);
      response.end();
    });
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

const APART = { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-resource-policy': 'cross-origin' };

/** Starts all, on ports of their own. */
export async function startOrigins() {
  /** What the shop's pages say, by path. */
  const policies = new Map();
  let allowed = true;
  let down = false;
  /** What the gateway's API answers, by `POST /path`. */
  let answers = {};
  const gatewayServer = await listen(async (pathname, send, request) => {
    if (down) return request.socket.destroy();
    if (pathname.startsWith('/v1/')) {
      const told = answers[`${request.method} ${pathname}`];
      if (!told && request.method !== 'OPTIONS') throw new Error('no such call');
      const crosses = { 'access-control-allow-origin': request.headers.origin, 'access-control-allow-headers': 'authorization' };
      return send('application/json', JSON.stringify(told ?? {}), { ...crosses, ...APART });
    }
    const crosses = { ...APART, 'access-control-allow-origin': '*' };
    if (pathname === '/payseal/v1/methods.js') return send('text/javascript', "import '/loader/methods-global.js'", crosses);
    if (pathname.startsWith('/loader/')) return send('text/javascript', await readFile(new URL(pathname.slice(8), sources)), crosses);
    if (pathname === '/frame.js') return send('text/javascript', `(${playFrame})()`, APART);
    if (pathname === '/unknown.js') return send('text/javascript', `(${playUnknown})()`, APART);
    if (pathname.startsWith('/payseal/0/')) return send('text/html', UNKNOWN, APART);
    if (!/^\/payseal\/\d+\/[\w-]+\/(pay\/)?$/.test(pathname)) throw new Error('no such page');
    return send('text/html', FRAME, allowed ? APART : { ...APART, 'content-security-policy': "frame-ancestors 'none'" });
  });
  const gateway = `http://pay.localhost:${gatewayServer.address().port}`;
  const bankServer = await listen(async (pathname, send) => send('text/html', BANK));
  const bank = `http://bank.localhost:${bankServer.address().port}`;
  const shopServer = await listen(async (pathname, send) => {
    if (pathname === '/token') return send('application/json', '{"sessionToken":"tok"}');
    if (pathname === '/back') return send('text/html', '<!doctype html><title>back</title>');
    if (pathname.startsWith('/loader/')) return send('text/javascript', await readFile(new URL(pathname.slice(8), sources)));
    const policy = (frames) =>
      `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self' ${gateway}; frame-src ${frames}; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'`;
    const said = policies.get(pathname) ?? policy(pathname === '/blocked' ? "'none'" : `${gateway} ${bank} 'self'`);
    const headers = { 'content-security-policy': said };
    if (pathname === '/apart') {
      Object.assign(headers, { 'cross-origin-embedder-policy': 'require-corp', 'cross-origin-opener-policy': 'same-origin' });
    }
    return send('text/html', '<!doctype html><html lang="en"><meta charset="utf-8"><title>shop</title><form action="/done"><div id="card"></div><div id="other"></div><button>Save</button></form>', headers);
  });
  return {
    gateway,
    bank,
    shop: `http://shop.localhost:${shopServer.address().port}`,
    /** The page of this path is served under this policy. */
    policy: (path, said) => policies.set(path, said),
    /** Whether the gateway lets the shop's pages embed the form. */
    allow: (is) => (allowed = is),
    /** What the gateway's API answers. @param {Record<string, object>} said */
    answer: (said) => (answers = said),
    /** Whether the gateway's connections break. */
    cut: (is) => (down = is),
    async stop() {
      for (const server of [gatewayServer, shopServer, bankServer]) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  };
}
