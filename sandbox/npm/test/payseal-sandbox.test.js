// The package that finds the program, with a program that only says what it was started with.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { chmod, copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

const own = fileURLToPath(new URL('..', import.meta.url));
const machine = `payseal-sandbox-${process.platform}-${process.arch}`;

/** Runs `act` with the package installed, beside the program for this machine unless `script` is missing. */
const installed = async (script, act) => {
  const folder = await mkdtemp(join(tmpdir(), 'payseal-finder-'));
  try {
    const finder = join(folder, 'node_modules/payseal-sandbox');
    await mkdir(finder, { recursive: true });
    for (const file of ['package.json', 'payseal-sandbox.js']) await copyFile(join(own, file), join(finder, file));
    if (script) {
      const program = join(folder, 'node_modules', machine);
      await mkdir(program);
      await writeFile(join(program, 'package.json'), JSON.stringify({ name: machine }));
      await writeFile(join(program, 'payseal-sandbox'), `#!/bin/sh\n${script}\n`);
      await chmod(join(program, 'payseal-sandbox'), 0o755);
    }
    await act((...words) => spawn(process.execPath, [join(finder, 'payseal-sandbox.js'), ...words], { stdio: 'pipe' }));
  } finally {
    await rm(folder, { recursive: true });
  }
};

const ended = (child) => new Promise((end) => child.on('close', end));
const read = async (stream) => {
  let text = '';
  for await (const part of stream) text += part;
  return text;
};

/** Reads on whatever comes: a stream that stands still has no end. */
const says = (child, word) =>
  new Promise((heard) => child.stdout.on('data', (part) => `${part}`.includes(word) && heard()));

test('sandbox package: the program gets every word, and its end is the end', async () => {
  await installed('echo "$@"; exit 7', async (start) => {
    const child = start('--db', 'a b', '--shop-port=0');
    const [said, code] = await Promise.all([read(child.stdout), ended(child)]);
    assert.deepEqual([said, code], ['--db a b --shop-port=0\n', 7]);
  });
});

test('sandbox package: an interrupt reaches the program, which ends in its own way', async () => {
  await installed('trap "echo stopped; exit 0" INT TERM; echo started; while :; do sleep 0.1; done', async (start) => {
    for (const signal of ['SIGINT', 'SIGTERM']) {
      const child = start();
      const end = ended(child);
      const [started, stopped] = ['started', 'stopped'].map((word) => says(child, word));
      await started;
      child.kill(signal);
      await stopped;
      assert.equal(await end, 0);
    }
  });
});

test('sandbox package: without a program it says what to do', async () => {
  await installed(undefined, async (start) => {
    const child = start();
    const [said, code] = await Promise.all([read(child.stderr), ended(child)]);
    assert.equal(code, 1);
    assert.match(said, /is not installed: install payseal-sandbox again|cargo install --path sandbox/);
  });
});

test('sandbox package: every part of it has the version of the workspace', async () => {
  const { version, optionalDependencies } = JSON.parse(await readFile(join(own, 'package.json'), 'utf8'));
  const workspace = await readFile(join(own, '../../Cargo.toml'), 'utf8');
  assert.ok(workspace.includes(`[workspace.package]\nversion = "${version}"\n`));
  assert.deepEqual([...new Set(Object.values(optionalDependencies))], [version]);
});
