// Installs the packed sandbox into an empty folder, without a network and without the tools of this source tree,
// starts it as a merchant does, and asks what a merchant's page asks: node packed.mjs TARBALL...
import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { createInterface } from 'node:readline';

const tarballs = process.argv.slice(2).map((file) => resolve(file));
assert.ok(tarballs.length > 0, 'which tarballs?');
const folder = mkdtempSync(join(tmpdir(), 'payseal-sandbox-'));
// Node alone, and what a shell script needs: neither cargo nor the source tree.
const environment = { PATH: `${dirname(process.execPath)}:/usr/bin:/bin`, HOME: folder, TMPDIR: folder };

/** Asks a sandbox under the name that a browser would resolve to this machine. */
const ask = (origin, path) =>
  new Promise((answered, failed) => {
    const { host, port } = new URL(origin);
    const asked = get({ host: '127.0.0.1', port, path, headers: { host } }, async (answer) => {
      let body = '';
      for await (const part of answer) body += part;
      answered({ status: answer.statusCode, kind: answer.headers['content-type'], body });
    });
    asked.on('error', failed);
  });

/** Starts it, and says where it is and how long that took. */
const start = async () => {
  const begun = performance.now();
  const program = spawn(join(folder, 'node_modules/.bin/payseal-sandbox'), ['--shop-port', '0', '--gateway-port', '0'], {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((end) => program.on('exit', end));
  const told = {};
  for await (const line of createInterface({ input: program.stdout })) {
    const [name, value] = line.split(' ');
    told[name] = value;
    if (name === 'admin-token') break;
  }
  return { program, ended, told, took: performance.now() - begun };
};

try {
  writeFileSync(join(folder, 'package.json'), '{"private": true}');
  execFileSync('npm', ['install', '--offline', '--no-audit', '--no-fund', '--silent', ...tarballs], { cwd: folder, env: environment, stdio: 'inherit' });
  // The first start reads the program from the disk, the second is how it goes from then on.
  const cold = await start();
  cold.program.kill('SIGINT');
  assert.equal(await cold.ended, 0, 'an interrupt ends it well');
  const { program, ended, told, took } = await start();
  try {
    assert.ok(took < 1000, `it took ${Math.round(took)} ms to start`);
    for (const [origin, path, kind, part] of [
      [told.shop, '/save', /html/, 'payseal/v1/payseal.js'],
      [told.shop, '/assets/base.css', /css/, '{'],
      [told.shop, '/marks/visa.svg', /svg/, '<svg'],
      [told.gateway, '/payseal/v1/payseal.js', /javascript/, 'Payseal'],
      [told.gateway, '/payseal/12246002/ja/pay/', /html/, 'lang="ja"'],
      [told.gateway, '/payseal/12246002/sepa_debit/en/', /html/, 'lang="en"'],
    ]) {
      const answer = await ask(origin, path);
      assert.equal(answer.status, 200, path);
      assert.match(answer.kind, kind);
      assert.ok(answer.body.includes(part), `${path} has no ${part}`);
    }
    const form = await ask(told.gateway, '/payseal/12246002/en/');
    const program = /[^"]+\.wasm/.exec(form.body)?.[0];
    assert.equal((await ask(told.gateway, new URL(program, `${told.gateway}payseal/12246002/en/`).pathname)).kind, 'application/wasm');
  } finally {
    program.kill('SIGTERM');
  }
  assert.equal(await ended, 0, 'a request to end ends it well');
  console.log(`payseal-sandbox: started in ${Math.round(took)} ms (the first time ${Math.round(cold.took)} ms)`);
} finally {
  rmSync(folder, { recursive: true });
}
