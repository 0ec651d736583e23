// How long one attempt to pay keeps its name: until nobody could be charged for it twice.

import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { newAttempt } from '../assets/attempt.js';

function counted() {
  let count = 0;
  return newAttempt(() => `attempt ${count += 1}`);
}

test('an attempt keeps its name while its end is open', () => {
  const attempt = counted();
  for (const status of ['pending', 'challenge', 'unknown', undefined, 'pending']) {
    assert.equal(attempt.ended(status), false, status);
    assert.equal(attempt.name, 'attempt 1', status);
  }
});

test('a payment that is made or refused makes room for another', () => {
  const attempt = counted();
  assert.equal(attempt.ended('declined'), true);
  assert.equal(attempt.name, 'attempt 2');
  assert.equal(attempt.ended('succeeded'), true);
  assert.equal(attempt.name, 'attempt 3');
});

test('two attempts never share a name', () => {
  assert.notEqual(newAttempt().name, newAttempt().name);
});

test('an attempt outlives its page where it is kept, until it is over', () => {
  const kept = new Map();
  const store = { getItem: (key) => kept.get(key) ?? null, setItem: (key, name) => kept.set(key, name), removeItem: (key) => kept.delete(key) };
  let count = 0;
  const draw = () => `attempt ${count += 1}`;
  const first = newAttempt(draw, store, 'k');
  assert.equal(newAttempt(draw, store, 'k').name, first.name);
  first.ended('succeeded');
  assert.equal(newAttempt(draw, store, 'k').name, 'attempt 2');
});

test('no page draws the name of an attempt itself', async () => {
  for (const page of ['checkout', 'cards']) {
    const script = await readFile(new URL(`../assets/${page}.js`, import.meta.url), 'utf8');
    assert.match(script, /newAttempt\(/, page);
    assert.doesNotMatch(script, /randomUUID/, page);
  }
});

test('one that was begun is asked about after a reload, and only until its end', () => {
  const store = new Map();
  const kept = { getItem: (key) => store.get(key) ?? null, setItem: (key, value) => store.set(key, value), removeItem: (key) => store.delete(key) };
  const names = ['a', 'b'];
  const make = () => newAttempt(() => names.shift(), kept, 'bag');
  const first = make();
  assert.equal(first.begun, false);
  first.begin();
  const again = make();
  assert.deepEqual([again.name, again.begun], ['a', true]);
  again.ended('unknown');
  assert.equal(again.begun, true);
  again.ended('declined');
  assert.deepEqual([again.name, again.begun, make().begun], ['b', false, false]);
});
