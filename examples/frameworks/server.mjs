/**
 * A small merchant server for each of the pages: it serves what Vite or Trunk built, and does with `payseal/server` what only a server
 * may do.
 *
 *   PAGES=vue node server.mjs
 */
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import { chargeHandler, createClient, toNode } from 'payseal/server';

const {
  // Which page: `vue`, `svelte` or `yew`.
  PAGES = 'vue',
  PORT = '4173',
  // Where the browser finds the gateway and its bank, and where this server does.
  GATEWAY = 'http://pay.localhost:4001',
  BANK = 'http://bank.localhost:4001',
  API = 'http://127.0.0.1:4001',
  // The account that the sandbox comes with; a real key belongs in a secret store.
  ACCOUNT = '12246002',
  SIGNKEY = '12H4567r',
} = process.env;

const site = `http://shop.localhost:${PORT}`;
const pages = fileURLToPath(new URL(`${PAGES}/dist`, import.meta.url));
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8', '.wasm': 'application/wasm' };

// Each framework draws through a policy of its own name.
const policy = [
  "default-src 'none'",
  // What is compiled from Rust runs as WebAssembly.
  `script-src 'self'${PAGES === 'yew' ? " 'wasm-unsafe-eval'" : ''}`,
  "style-src 'self'",
  `connect-src 'self' ${GATEWAY}`,
  `frame-src ${GATEWAY} ${BANK} 'self'`,
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'self'",
  "require-trusted-types-for 'script'",
  'trusted-types vue svelte-trusted-html',
].join('; ');

/** What is sold, by the order's name. */
const orders = new Map();

const charge = chargeHandler({
  client: createClient({ gateway: API, account: ACCOUNT, signkey: SIGNKEY }),
  site,
  order: (name) => orders.get(name),
});

/** @param {import('node:http').ServerResponse} response @param {unknown} said */
const reply = (response, said) => response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(said));

const routes = {
  'GET /api/config': (request, response) => reply(response, { gateway: GATEWAY, account: ACCOUNT }),
  'POST /api/order'(request, response) {
    const order = randomUUID();
    orders.set(order, { amount: '24.00', currency: 'USD' });
    reply(response, { order });
  },
  'POST /api/session-token': toNode(charge.sessionToken),
  'POST /api/charge': toNode(charge),
  'POST /api/webhook': toNode(charge.webhook),
  'GET /returned': toNode(charge.returned),
};

async function file(request, response, pathname) {
  const path = normalize(join(pages, pathname === '/' ? 'index.html' : pathname));
  const content = request.method === 'GET' && path.startsWith(pages + sep) && (await readFile(path).catch(() => undefined));
  response.writeHead(content ? 200 : 404, { 'content-type': types[extname(path)] ?? 'text/plain' });
  response.end(content || 'There is no such page.\n');
}

const server = createServer((request, response) => {
  const { pathname } = new URL(request.url, site);
  response.setHeader('content-security-policy', policy);
  response.setHeader('x-content-type-options', 'nosniff');
  response.setHeader('referrer-policy', 'no-referrer');
  const route = routes[`${request.method} ${pathname}`];
  return route ? route(request, response) : file(request, response, pathname);
});

server.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`example ${site}/`);
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.closeAllConnections();
    server.close();
  });
}
