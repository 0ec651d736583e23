/** The page for an unknown account: it answers a greeting of the page around it, and nothing else. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

const RIGHT = { payseal: 1, nonce: '00112233445566778899aabbccddeeff' };
const parent = { name: 'parent' };
let hear;
Object.assign(globalThis, { parent, addEventListener: (kind, listener) => kind === 'message' && (hear = listener) });
await import('../../../host/src/account_unknown.js');

/** What one message is answered with, on whichever port. */
const answers = (changes) => {
  const told = [];
  const port = { postMessage: (message) => told.push(message) };
  const { count = 1, ...event } = { source: parent, data: RIGHT, ...changes };
  hear({ ...event, ports: Array(count).fill(port) });
  return told;
};

test('a greeting of the page around it hears why there is no form', () => {
  assert.deepEqual(answers(), [{ crashed: { code: 'account_unknown' } }]);
});

test('nobody else hears anything', () => {
  for (const changes of [
    { source: { name: 'sibling' } },
    { source: null },
    { data: null },
    { data: 'payseal' },
    { data: { ...RIGHT, payseal: 2 } },
    { data: { ...RIGHT, nonce: RIGHT.nonce.toUpperCase() } },
    { data: { ...RIGHT, nonce: `${RIGHT.nonce}0` } },
    { data: { payseal: 1 } },
    { count: 0 },
    { count: 2 },
  ]) {
    assert.deepEqual(answers(changes), [], JSON.stringify(changes));
  }
});
