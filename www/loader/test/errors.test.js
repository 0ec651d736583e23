// docs/errors.md has every code of the types, and says to shoppers what the form says; the cards of docs/testing.md are
// those of the sandbox.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { CARDS } from '../testing/cards.js';

const read = (path) => readFile(new URL(path, import.meta.url), 'utf8');
const types = (await read('../index.d.ts')) + (await read('../protocol.d.ts'));
const page = await read('../../../docs/errors.md');

/** The words of one of the unions of codes. */
const union = (name) => {
  const found = new RegExp(`^export type ${name} =\\n((?:  \\| .*\\n?)+)`, 'm').exec(types);
  assert.ok(found, `the types have no ${name}`);
  return [...found[1].matchAll(/'([a-z_]+)'|"([a-z_]+)"/g)].map(([, one, other]) => one ?? other);
};

const sections = page.split(/^### /m).slice(1);
const named = sections.map((section) => /^`([a-z_]+)`$/m.exec(section)?.[1]);

test('errors: every code of the types has a section in docs/errors.md, and no other has', () => {
  const codes = ['MisuseCode', 'LoadErrorCode', 'ErrorCode', 'FrameErrorCode', 'DeclineCode'].flatMap(union);
  assert.ok(codes.length > 60);
  assert.deepEqual(named.toSorted(), [...new Set(codes)].toSorted());
});

test('errors: a section says what it means, what the shopper sees, and what to do', async () => {
  const english = await read('../../../core/src/text/sentences/en.rs');
  for (const [at, section] of sections.entries()) {
    const said = ['Meaning', 'The shopper sees', 'You do'].map((name) => new RegExp(`^- ${name}: (.+)$`, 'm').exec(section)?.[1]);
    assert.ok(said.every(Boolean), `${named[at]} lacks one of the three`);
    const sentence = /^“(.+)”$/.exec(said[1])?.[1];
    if (sentence) assert.ok(english.includes(`"${sentence}"`), `${named[at]}: the form does not say “${sentence}”`);
    else assert.match(said[1], /^Nothing is said/, named[at]);
  }
});

test('errors: the cards in docs/testing.md are those that the sandbox takes', async () => {
  const rows = [...(await read('../../../docs/testing.md')).matchAll(/^\| `([a-z_]+)` \| ([\d ]+) \|/gm)];
  assert.ok(rows.length > 10);
  for (const [, name, number] of rows) assert.equal(CARDS[name]?.number, number.replaceAll(' ', ''), name);
});
