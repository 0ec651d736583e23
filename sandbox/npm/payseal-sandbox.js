#!/usr/bin/env node
// Starts the sandbox that was made for this machine, which is a package of its own, and ends as it ends.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';

const machine = `payseal-sandbox-${process.platform}-${process.arch}`;

/** Where the program is, or nothing. */
const find = () => {
  try {
    return createRequire(import.meta.url).resolve(`${machine}/payseal-sandbox`);
  } catch {
    return undefined;
  }
};

const missing = () => {
  const { optionalDependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));
  if (machine in optionalDependencies) {
    return `${machine} is not installed: install payseal-sandbox again without --omit=optional, on the machine it is to run on`;
  }
  const known = Object.keys(optionalDependencies).map((name) => name.replace('payseal-sandbox-', ''));
  return `there is no sandbox for ${process.platform}-${process.arch}, only for ${known.join(', ')}: build it with cargo install --path sandbox --profile server`;
};

const program = find();
if (!program) {
  console.error(`payseal-sandbox: ${missing()}`);
  process.exit(1);
}
/** @type {import('node:child_process').ChildProcess | undefined} */
let child;
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  // The sandbox stops, and this with it. Before it starts: what it says first must find this ready.
  process.on(signal, () => child?.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
}
child = spawn(program, process.argv.slice(2), { stdio: 'inherit' });
child.on('error', (error) => {
  console.error(`payseal-sandbox: cannot start ${program}: ${error.message}`);
  process.exit(1);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
