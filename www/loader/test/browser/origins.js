/**
 * Two origins: a shop under a strict policy that imports the loader's own modules, and a gateway
 * whose frame speaks the bridge but knows no card. It is the loader that is under test here.
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';

const sources = new URL('../../', import.meta.url);

const FRAME = `<!doctype html><meta charset="utf-8"><title>frame</title>
<form><input aria-label="number"></form><script src="/frame.js"></script>`;

/** Answers like the frame: opens, gets a token, and makes an id that names its account. */
function playFrame() {
  const account = location.pathname.split('/')[2];
  let port;
  const hear = ({ data }) => {
    const input = document.querySelector('input');
    if (data.open) {
      port.postMessage('ready');
      port.postMessage({ resized: { height: 240 } });
      port.postMessage({ needToken: { request: 1, reason: 'first' } });
    } else if (data.token) {
      port.postMessage({ changed: { complete: true, empty: false, brand: 'visa', fields: { number: 'valid', expiry: 'valid', cvc: 'valid' } } });
    } else if (data.submit) {
      const { call } = data.submit;
      port.postMessage({ finished: { call, outcome: { created: { customerPaymentMethodId: `pm_${account}_${call}` } } } });
    } else if (data.focus) {
      input.focus();
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
  addEventListener('submit', (event) => {
    event.preventDefault();
    port.postMessage('entered');
  });
}

function listen(handler) {
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://here');
    const send = (type, body, headers = {}) => {
      response.writeHead(200, { 'content-type': `${type}; charset=utf-8`, ...headers });
      response.end(body);
    };
    handler(pathname, send).catch(() => {
      response.writeHead(404);
      response.end();
    });
  });
  return new Promise((done) => server.listen(0, '127.0.0.1', () => done(server)));
}

/** Starts both, on ports of their own. */
export async function startOrigins() {
  const gatewayServer = await listen(async (pathname, send) => {
    if (pathname === '/frame.js') return send('text/javascript', `(${playFrame})()`);
    if (!/^\/payseal\/\d+\/[\w-]+\/$/.test(pathname)) throw new Error('no such page');
    return send('text/html', FRAME);
  });
  const gateway = `http://pay.localhost:${gatewayServer.address().port}`;
  const shopServer = await listen(async (pathname, send) => {
    if (pathname === '/token') return send('application/json', '{"sessionToken":"tok"}');
    if (pathname.startsWith('/loader/')) return send('text/javascript', await readFile(new URL(pathname.slice(8), sources)));
    const policy = (frames) =>
      `default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; frame-src ${frames}; base-uri 'none'; form-action 'self'; require-trusted-types-for 'script'; trusted-types 'none'`;
    const headers = { 'content-security-policy': policy(pathname === '/blocked' ? "'none'" : gateway) };
    return send('text/html', '<!doctype html><html lang="en"><meta charset="utf-8"><title>shop</title><form action="/done"><div id="card"></div><div id="other"></div><button>Save</button></form>', headers);
  });
  return {
    gateway,
    shop: `http://shop.localhost:${shopServer.address().port}`,
    async stop() {
      for (const server of [gatewayServer, shopServer]) {
        server.closeAllConnections();
        await new Promise((done) => server.close(done));
      }
    },
  };
}
