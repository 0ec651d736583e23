// The helpers of `payseal/testing` against the demo shop's real form, in tools that other people test their shops with.
import assert from 'node:assert/strict';

import { playwright, webdriver } from 'payseal/testing';
import { chromium } from 'playwright-core';
import { Builder } from 'selenium-webdriver';
import chrome from 'selenium-webdriver/chrome.js';

const [shop] = process.argv.slice(2);
const { CHROMIUM = '/usr/bin/chromium', CHROMEDRIVER } = process.env;
const SEALED = ['--headless=new', '--no-sandbox', '--disable-background-networking', '--disable-component-update'];

/** Pays with a new card that is kept, with that card, and with another one. */
async function visit({ fillCard, tickConsent, selectSavedCard, answerChallenge }, tool, { open, run }) {
  const pay = () => run("document.querySelector('#pay').click()");
  const result = async () => {
    const limit = Date.now() + 20_000;
    for (;;) {
      const told = await run("return document.querySelector('#result').textContent");
      if (told.startsWith('{')) return JSON.parse(told);
      assert.ok(Date.now() < limit, `the shop says ${told}`);
    }
  };
  await open(`${shop}/checkout?amount=9.00`);
  await fillCard(tool, 'challenge_always');
  await tickConsent(tool);
  await pay();
  await answerChallenge(tool, 'complete');
  const kept = await result();
  assert.equal(kept.status, 'succeeded');
  assert.ok(kept.consent, 'the box was not ticked');

  await open(`${shop}/checkout?amount=9.10`);
  await selectSavedCard(tool, kept.customerPaymentMethodId);
  await pay();
  await answerChallenge(tool, 'cancel');
  const { status, decline, customerPaymentMethodId } = await result();
  assert.deepEqual([status, decline.code, customerPaymentMethodId], ['declined', 'challenge_cancelled', kept.customerPaymentMethodId]);

  await open(`${shop}/checkout?amount=9.20`);
  await fillCard(tool, 'visa');
  await pay();
  const paid = await result();
  assert.equal(paid.status, 'succeeded');
  assert.notEqual(paid.customerPaymentMethodId, kept.customerPaymentMethodId, 'a new card was chosen');
}

async function visitWithPlaywright() {
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: SEALED });
  try {
    const page = await browser.newPage();
    await visit(playwright, page, { open: (url) => page.goto(url), run: (script) => page.evaluate(`(() => { ${script} })()`) });
  } finally {
    await browser.close();
  }
}

async function visitWithWebDriver() {
  const options = new chrome.Options().setChromeBinaryPath(CHROMIUM).addArguments(...SEALED);
  const service = new chrome.ServiceBuilder(CHROMEDRIVER);
  const driver = await new Builder().forBrowser('chrome').setChromeOptions(options).setChromeService(service).build();
  try {
    await visit(webdriver, driver, { open: (url) => driver.get(url), run: (script) => driver.executeScript(script) });
  } finally {
    await driver.quit();
  }
}

// One line, whatever happens: who started this waits for it.
try {
  await Promise.all([visitWithPlaywright(), visitWithWebDriver()]);
  console.log('done');
} catch (failed) {
  console.error(failed);
  console.log('failed');
}
