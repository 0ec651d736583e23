// What is not in the loader's first part: how it is fetched, how often, and what is said until it is there.
import assert from 'node:assert/strict';
import { afterEach, mock, test } from 'node:test';

import { FETCHED } from '../locales.js';
import { fetchPart } from '../parts.js';
import { create, next, page } from './stage.js';

const turn = () => new Promise(setImmediate);

/** A preload of a browser that checks hashes, and answers as it is told. */
function preloads(answers) {
  const links = [];
  const { head } = page.document;
  const make = page.document.createElement;
  page.document.createElement = (tag) => Object.assign(make(tag), tag === 'link' && { relList: { supports: () => true } });
  head.append = (link) => {
    links.push({ ...link });
    queueMicrotask(() => link[answers.shift() ? 'onload' : 'onerror'](new Event('x')));
  };
  return links;
}

afterEach(() => mock.timers.reset());

test('part: what did not come is asked for again, later and later, and then given up', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  let asked = 0;
  const find = async () => {
    asked += 1;
    throw Error('away');
  };
  const told = assert.rejects(fetchPart(undefined, find), /away/);
  for (const [pause, times] of [[500, 2], [2000, 3], [8000, 4]]) {
    await turn();
    mock.timers.tick(pause - 1);
    await turn();
    assert.equal(asked, times - 1);
    mock.timers.tick(1);
    await turn();
    assert.equal(asked, times);
  }
  await told;
  assert.equal(asked, 4);
});

test('part: a script has its hash checked, and nothing of it runs where that is not right', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const links = preloads([false, false, false, false]);
  const refused = assert.rejects(fetchPart('a-_b', assert.fail, 'https://pay.example'));
  for (const pause of [0, 500, 2000, 8000]) {
    mock.timers.tick(pause);
    await turn();
  }
  await refused;
  assert.deepEqual(
    links.map(({ href, integrity, rel, crossOrigin }) => [href, integrity, rel, crossOrigin]),
    ['', '?1', '?2', '?3'].map((again) => [`https://pay.example/payseal/v1/parts/a-_b.js${again}`, 'sha256-a+/b=', 'modulepreload', '']),
  );
});

test('part: of a language that does not come nobody waits for ever, and English is said', async () => {
  mock.timers.enable({ apis: ['setTimeout'] });
  const { 'zh-Hans': find } = FETCHED;
  FETCHED['zh-Hans'] = () => new Promise(() => {});
  try {
    (await create({ locale: 'zh-Hans' })).mount('#card');
    const told = next('loaderror');
    const violation = Object.assign(new Event('securitypolicyviolation'), { effectiveDirective: 'frame-src', blockedURI: 'https://pay.example' });
    page.document.dispatchEvent(violation);
    await turn();
    assert.equal(page.spot.children[0].tagName, 'IFRAME');
    mock.timers.tick(3000);
    assert.equal((await told).message, 'The card form couldn’t be loaded.');
  } finally {
    FETCHED['zh-Hans'] = find;
  }
});
