// The example signs as the gateway's documentation does.
import assert from 'node:assert/strict';
import { createServer } from 'node:http';
import { test } from 'node:test';

import { createSessionToken, sign } from '../../../examples/react-vite/gateway.mjs';

const signkey = '12H4567r';
const account = '12246002';

test('example server: the published vector of sessionToken', () => {
  const headers = [account, '68E79DD3-5C5A-09F1-7C81-6AD56019B798', '1795189030141'];
  assert.equal(sign(signkey, headers), 'e29ebc933e5f820b3f1e41824848035131e0b73d887fac0b54d955a1ec9278c6');
});

test('example server: a session token is asked for with a signed request, and a refusal is told by its code', async () => {
  const seen = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    seen.push({ method: request.method, url: request.url, headers: request.headers, body });
    response.end(JSON.stringify(seen.length === 1
      ? { code: '00000', message: 'success', data: { sessionToken: 'tok_1' } }
      : { code: 'L0004', message: 'replayed', data: null }));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  const gateway = `http://pay.localhost:${server.address().port}`;
  try {
    assert.equal(await createSessionToken({ gateway, account, signkey }), 'tok_1');
    await assert.rejects(createSessionToken({ gateway, account, signkey }, 'cus_1'), { message: 'the gateway refused with L0004: replayed' });
  } finally {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
  }
  const [{ method, url, headers }] = seen;
  assert.deepEqual([method, url, headers.host], ['POST', '/V2022-03/sessionToken', new URL(gateway).host]);
  assert.equal(headers['sign-info'], sign(signkey, [account, headers['request-id'], headers['request-time']]));
  assert.notEqual(headers['request-id'], seen[1].headers['request-id']);
  const { headers: signed, body } = seen[1];
  assert.equal(body, '{"customerId":"cus_1"}');
  assert.equal(signed['sign-info'], sign(signkey, [account, signed['request-id'], signed['request-time']], body));
});
