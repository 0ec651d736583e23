/**
 * One headless Chromium, driven by the few WebDriver commands that the tests need. Every wait is
 * for a condition.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PATIENCE = 15_000;
const ELEMENT = 'element-6066-11e4-a52e-4f735466cecf';

/** Resolves with the port that the driver chose and printed. */
function portOf(driver) {
  return new Promise((resolve, reject) => {
    let said = '';
    driver.stdout.on('data', (part) => {
      said += part;
      const [, port] = /successfully on port (\d+)/.exec(said) || [];
      if (port) resolve(Number(port));
    });
    driver.on('error', () => reject(new Error('chromedriver does not start; install the package chromium-driver')));
    driver.on('exit', () => reject(new Error(`chromedriver ended: ${said}`)));
  });
}

export async function startChromium() {
  const driver = spawn(process.env.CHROMEDRIVER || 'chromedriver', ['--port=0'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const port = await portOf(driver);
  const profile = await mkdtemp(join(tmpdir(), 'payseal-loader-'));
  let root = `http://127.0.0.1:${port}/session`;

  const command = async (method, path, body) => {
    const answer = await fetch(root + path, { method, body: body && JSON.stringify(body), signal: AbortSignal.timeout(PATIENCE * 2) });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };

  const { sessionId } = await command('POST', '', {
    capabilities: {
      alwaysMatch: {
        'goog:chromeOptions': {
          binary: process.env.CHROMIUM || '/usr/bin/chromium',
          args: ['--headless=new', '--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync', `--user-data-dir=${profile}`],
        },
        timeouts: { script: PATIENCE },
      },
    },
  });
  root += `/${sessionId}`;

  return {
    open: (url) => command('POST', '/url', { url }),
    address: () => command('GET', '/url'),

    /** Runs the body of an async function in the page. */
    run: (body, ...args) =>
      command('POST', '/execute/sync', { script: `return (async (...args) => { ${body} })(...arguments)`, args }),

    /** Waits until the expression is truthy in the page, and gives its value. */
    until: (expression) =>
      command('POST', '/execute/async', {
        script: `const done = arguments[0];
          (function look() { const it = (() => ${expression})(); if (it) done(it); else requestAnimationFrame(look); })();`,
        args: [],
      }),

    /** Types into an element, as a keyboard would. */
    async type(selector, text) {
      const found = await command('POST', '/element', { using: 'css selector', value: selector });
      await command('POST', `/element/${found[ELEMENT]}/value`, { text });
    },

    /** The same inside the nth frame. */
    async typeInFrame(selector, text, nth = 0) {
      const frames = await command('POST', '/elements', { using: 'css selector', value: 'iframe' });
      await command('POST', '/frame', { id: frames[nth] });
      await this.type(selector, text);
      await command('POST', '/frame', { id: null });
    },

    /** Acts inside a frame: the first selector may name a host whose shadow root has the second. */
    async inFrame([host, selector], act) {
      const found = await command('POST', '/execute/sync', {
        script: 'return document.querySelector(arguments[0]).shadowRoot.querySelector(arguments[1])',
        args: [host, selector],
      });
      await command('POST', '/frame', { id: found });
      await act();
      await command('POST', '/frame', { id: null });
    },

    async stop() {
      await command('DELETE', '');
      const gone = new Promise((done) => driver.once('exit', done));
      driver.removeAllListeners('error');
      driver.kill();
      await gone;
      await rm(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
