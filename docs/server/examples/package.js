// The same server as charge.js, with the package: `npm install payseal`. Node 18 or newer.
import { createServer } from 'node:http';
import { chargeHandler, createClient, toNode } from 'payseal/server';

const { GATEWAY = 'http://127.0.0.1:4001', GATEWAY_NO = '', SIGNKEY = '', SITE = 'http://shop.localhost:4000', PORT = 3000 } = process.env;
const client = createClient({ gateway: GATEWAY, account: GATEWAY_NO, signkey: SIGNKEY });

/** What is for sale, and for how much. The page names an order, never a price. */
const ORDERS = new Map([
  ['1001', { amount: '24.00', currency: 'USD' }],
  ['1002', { amount: '7.00', currency: 'USD' }],
  ['1003', { amount: '5.77', currency: 'USD' }], // an amount that the sandbox's bank thinks about for a minute
]);

const charge = chargeHandler({
  client,
  site: SITE,
  order: (name) => ORDERS.get(name),
  // Without a `store` attempts are in memory: give it one of your database.
  onPaid: ({ order }) => console.log(`order ${order} is paid`),
});

/** @type {Record<string, import('payseal/server').NodeListener>} */
const routes = {
  'POST /api/session-token': toNode(charge.sessionToken),
  'POST /api/charge': toNode(charge),
  'POST /api/webhook': toNode(charge.webhook),
  'GET /returned': toNode(charge.returned),
};

createServer((request, response) => {
  const route = routes[`${request.method} ${request.url?.split('?')[0]}`];
  if (route) return route(request, response);
  response.writeHead(404).end();
}).listen(Number(PORT), '127.0.0.1', () => console.log(`listening on ${PORT}`));
