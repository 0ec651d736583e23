/**
 * A small merchant server: it serves the built page, and does the two things that only a server
 * may do, ask for a session token and keep the id of a saved card.
 *
 *   PORT=4173 GATEWAY=http://pay.localhost:4001 ACCOUNT=12246002 SIGNKEY=... npm start
 */
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import { createSessionToken } from './gateway.mjs';

const {
  PORT = '4173',
  GATEWAY = 'http://pay.localhost:4001',
  // The account that the sandbox comes with; a real key belongs in a secret store.
  ACCOUNT = '12246002',
  SIGNKEY = '12H4567r',
} = process.env;

const merchant = { gateway: GATEWAY, account: ACCOUNT, signkey: SIGNKEY };
const pages = fileURLToPath(new URL('dist', import.meta.url));
const types = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8' };

const security = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    `frame-src ${GATEWAY}`,
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; '),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/** The browser's mistake, as opposed to ours or the gateway's. */
class BadRequest extends Error {}

/** The saved cards of our one customer: ids, and nothing else to lose. */
const cards = [];

const routes = {
  'GET /api/config': () => ({ gateway: GATEWAY, account: ACCOUNT }),
  'POST /api/session-token': async () => ({ sessionToken: await createSessionToken(merchant) }),
  'GET /api/cards': () => cards,
  'POST /api/cards'(body) {
    const id = /^{"customerPaymentMethodId":"(pm_\w{1,64})"}$/.exec(body)?.[1];
    if (!id) throw new BadRequest('the body must be {"customerPaymentMethodId":"pm_..."}');
    if (!cards.includes(id)) cards.push(id);
    return { kept: cards.length };
  },
};

async function read(request) {
  let body = '';
  for await (const part of request) {
    body += part;
    if (body.length > 10_000) throw new BadRequest('the request is too long');
  }
  return body;
}

async function file(pathname) {
  const path = normalize(join(pages, pathname === '/' ? 'index.html' : pathname));
  if (!path.startsWith(pages + sep)) return undefined;
  try {
    return { content: await readFile(path), type: types[extname(path)] ?? 'application/octet-stream' };
  } catch {
    return undefined;
  }
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://shop.localhost');
  const route = routes[`${request.method} ${pathname}`];
  if (!route) {
    const found = request.method === 'GET' && (await file(pathname));
    response.writeHead(found ? 200 : 404, { ...security, 'content-type': found ? found.type : 'text/plain' });
    response.end(found ? found.content : 'There is no such page.\n');
    return;
  }
  const reply = (status, body) => {
    response.writeHead(status, { ...security, 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify(body));
  };
  try {
    reply(200, await route(await read(request)));
  } catch (error) {
    if (error instanceof BadRequest) return reply(400, { error: error.message });
    console.error(`${request.method} ${pathname}: ${error.message}`);
    reply(502, { error: "this did not work; the server's log says why" });
  }
});

server.listen(Number(PORT), '127.0.0.1', () => {
  console.log(`example http://shop.localhost:${server.address().port}/`);
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    server.closeAllConnections();
    server.close();
  });
}
