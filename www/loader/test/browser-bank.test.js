// The bank's page in a real browser: its dialog, and the policies under which a page shows it or may not.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { test } from 'node:test';

import { atTheBank, browser, challenged, clean, dialog, origins } from './browser/shop.js';

test('challenge dialog: the closed dialog is gone at once, and the focus is on the result in the frame', async () => {
  for (const [press, focused] of [['#card iframe', 'IFRAME'], ['button', 'BUTTON']]) {
    await challenged('/', press);
    await browser.until(`${dialog}?.open`);
    assert.match(await browser.run(`return ${dialog}.textContent`), /Harbour Coffee · \$24\.00/);
    const after = await browser.run(
      `const bank = ${dialog}.querySelector('iframe');
       bank.src = '/back';
       await paid;
       const { scrollHeight } = document.documentElement;
       return [scrollHeight - before, getComputedStyle(document.querySelector('payseal-challenge')).display,
         document.activeElement.tagName];`,
    );
    assert.deepEqual(after, [0, 'none', focused]);
    await browser.until("!document.querySelector('payseal-challenge')");
  }
});

test('challenge dialog: the question in the dialog has the focus on its answer, and gives it back to the bank', async () => {
  await challenged();
  await browser.until(`${dialog}?.open`);
  const at = "document.querySelector('payseal-challenge').shadowRoot.activeElement?.dataset.testid";
  await browser.run(`${dialog}.querySelector('[data-testid=challenge-close]').click()`);
  await browser.until(`${at} === 'challenge-continue'`);
  await browser.run(`${dialog}.querySelector('[data-testid=challenge-continue]').click()`);
  await browser.until(`${at} === 'challenge-frame'`);
});

test('challenge dialog: a bank that the page may not show goes on in the whole window, and the page is told', async () => {
  origins.policy('/narrow', `default-src 'self'; script-src 'self'; frame-src ${origins.gateway}`);
  await challenged('/narrow');
  await atTheBank();
});

/** Every policy that we tell anybody to send, as it is written. */
const policies = await Promise.all(
  ['README.md', 'www/loader/README.md', 'docs/migrate-from-asiabill.md', 'xtask/src/evidence/embedding.rs'].map(async (file) => {
    const text = await readFile(new URL(`../../../${file}`, import.meta.url), 'utf8');
    return [...text.matchAll(/^ *Content-Security-Policy: (.*)$/gm)].map(([, policy]) => [file, policy]);
  }),
);

test('content security policy: the policies that we recommend agree, and nothing of ours is blocked by any of them', async () => {
  assert.deepEqual(policies.map((found) => found.length), [1, 1, 1, 2]);
  const [[[, canonical]], [[, ours]], , evidence] = policies;
  assert.equal(ours, canonical);
  assert.equal(evidence[0][1], canonical);
  assert.equal(evidence[1][1], canonical.replace("script-src 'self' https://pay.example", "script-src 'self'"));
  for (const [at, [file, policy]] of policies.flat().entries()) {
    const path = `/recommended-${at}`;
    const here = policy.replaceAll('https://pay.example', origins.gateway).replaceAll('https:', 'http:');
    origins.policy(path, here);
    await challenged(path);
    if (policy.includes('frame-src https:;')) {
      await browser.until(`${dialog}?.open`);
      await browser.inFrame(['payseal-challenge', 'iframe'], async () => {
        assert.equal(await browser.run('return document.title'), 'bank', file);
      });
      await clean();
    } else {
      await atTheBank();
    }
  }
});

test('content security policy: no example in the package is blocked by the policy beside it', async () => {
  const text = await readFile(new URL('../README.md', import.meta.url), 'utf8');
  // What a compiler reads (JSX, Vue, Svelte) becomes a file with listeners; only HTML meets the policy as it is.
  const pages = [...text.matchAll(/^```html\n(.*?)^```/gms)].map(([, page]) => page);
  assert.ok(pages.length > 0);
  const inline = pages.flatMap((page) => [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>|\son\w+=/g)]);
  assert.deepEqual(inline.map(([it]) => it), []);
});

test('challenge dialog: a frame of the page that is blocked meanwhile takes no bank away', async () => {
  await challenged();
  await browser.until(`${dialog}?.open`);
  const bank = `${dialog}.querySelector('iframe')`;
  await browser.run(`${bank}.focus()`);
  await browser.inFrame(['payseal-challenge', 'iframe'], () => browser.until("document.readyState === 'complete'"));
  await browser.run("document.body.append(Object.assign(document.createElement('iframe'), { src: 'http://ads.localhost/' }))");
  await browser.until(`${dialog}.querySelector('[data-testid=challenge-whole]').offsetHeight`);
  assert.equal(await browser.run(`return ${dialog}.open`), true);
  assert.equal(await browser.run("return seen('error')"), 0);
  const at = await browser.run("return document.querySelector('payseal-challenge').shadowRoot.activeElement.localName");
  assert.equal(at, 'iframe', 'whoever types there goes on typing');
  await browser.run(`${dialog}.querySelector('[data-testid=challenge-continue]').click()`);
  assert.equal(await browser.run(`return ${dialog}.querySelector('[data-testid=challenge-whole]').offsetHeight`), 0);
});

test('challenge dialog: a page that is isolated shows the form and the bank all the same', async () => {
  await challenged('/apart');
  await browser.until(`${dialog}?.open`);
  const seen = await browser.run(
    `const frame = ${dialog}.querySelector('iframe');
     return [crossOriginIsolated, frame.credentialless, frame.allow];`,
  );
  assert.deepEqual(seen, [true, true, 'publickey-credentials-get *; payment *']);
  await browser.inFrame(['payseal-challenge', 'iframe'], async () => {
    assert.equal(await browser.run('return document.title'), 'bank');
  });
});
