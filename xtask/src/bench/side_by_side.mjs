/**
 * stripe-node pays at our sandbox, at localstripe and at a server that does nothing, in turns, and says how long
 * each took. The last one answers at once what the sandbox answered once: its time is the client's own, and the way.
 *
 * What to start is in the environment: SANDBOX with FRAME, and LOCALSTRIPE.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';
import Stripe from 'stripe';

const ROUNDS = 300;
/** Nobody measures how a program warms up. */
const BEFORE = 30;
/** localstripe writes all that it has with every change: it is quicker while it has little. */
const FIRST = 30;
/** What both take: localstripe refuses every parameter that it does not know. */
const PAYMENT = { amount: 1099, currency: 'usd', payment_method: 'pm_card_visa', confirm: true };

const started = [];
const host = '127.0.0.1';
const client = (key, port) => new Stripe(key, { host, port, protocol: 'http', telemetry: false, maxNetworkRetries: 0 });

/** Begins a program that is ended with this one. */
function start(program, words) {
  const child = spawn(program, words, { stdio: ['ignore', 'pipe', 'ignore'] });
  started.push(child);
  child.on('error', (error) => { throw error; });
  return child;
}

/** Our sandbox, as it is run for a merchant: in a file, with every webhook, event and idempotency key. */
async function sandbox() {
  const { SANDBOX, FRAME } = process.env;
  const child = start(SANDBOX, ['--shop-port', '0', '--gateway-port', '0', '--frame-dir', FRAME]);
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^gateway .*:(\d+)\/$/.exec(line)?.[1];
    if (!port) continue;
    child.stdout.resume();
    const told = await (await fetch(`http://${host}:${port}/sandbox/accounts`, { headers: { accept: 'application/json' } })).json();
    return client(told.accounts[0].stripe.secretKey, Number(port));
  }
  throw Error('the sandbox did not start');
}

/** A port that nobody listens on. */
async function free() {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

async function localstripe() {
  const port = await free();
  start(process.env.LOCALSTRIPE, ['--from-scratch', '--port', String(port)]).stdout.resume();
  const until = Date.now() + 20_000;
  while (!(await fetch(`http://${host}:${port}/v1/customers`, { headers: { authorization: 'Bearer sk_test_1' } }).then((answer) => answer.ok, () => false))) {
    if (Date.now() > until) throw Error('localstripe did not start');
    await new Promise((later) => setTimeout(later, 50));
  }
  return client('sk_test_1', port);
}

/** A server in a thread of its own that has read a whole request before it answers. */
async function nothing(answer) {
  const thread = new Worker(new URL(import.meta.url), { workerData: answer });
  const [port] = await once(thread, 'message');
  thread.unref();
  return client('sk_test_1', port);
}

function answerAtOnce(answer) {
  const head = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nrequest-id: req_1\r\ncontent-length: ';
  const said = `${head}${Buffer.byteLength(answer)}\r\n\r\n${answer}`;
  const server = createServer({ noDelay: true }, (socket) => {
    let heard = '';
    socket.on('error', () => {});
    socket.on('data', (part) => {
      heard += part.toString('latin1');
      const end = heard.indexOf('\r\n\r\n');
      const length = Number(/^content-length: (\d+)/im.exec(heard)?.[1] ?? 0);
      if (end < 0 || heard.length < end + 4 + length) return;
      heard = '';
      socket.write(said);
    });
  });
  server.listen(0, host, () => parentPort.postMessage(server.address().port));
}

/** One round trip, in milliseconds. */
async function pay(stripe) {
  const begun = performance.now();
  const { status } = await stripe.paymentIntents.create(PAYMENT);
  const took = performance.now() - begun;
  if (status !== 'succeeded') throw Error(`the payment is ${status}`);
  return took;
}

const at = (times, part) => [...times].sort((one, other) => one - other)[Math.floor(times.length * part)];
const shown = (time) => time.toFixed(2).padStart(8);

async function compare() {
  const ours = await sandbox();
  const servers = { sandbox: ours, localstripe: await localstripe(), nothing: await nothing(JSON.stringify(await ours.paymentIntents.create(PAYMENT))) };
  const times = Object.fromEntries(Object.keys(servers).map((name) => [name, []]));
  const turns = Object.entries(servers);
  for (let round = -BEFORE; round < ROUNDS; round += 1) {
    turns.push(turns.shift());
    for (const [name, stripe] of turns) {
      const took = await pay(stripe);
      if (round >= 0) times[name].push(took);
    }
  }
  console.log(`create and confirm with a token, ms; ${ROUNDS} rounds       median  of the first ${FIRST}   95 %`);
  for (const name of ['sandbox', 'localstripe', 'nothing']) {
    const told = [at(times[name], 0.5), at(times[name].slice(0, FIRST), 0.5), at(times[name], 0.95)];
    console.log(`${name.padEnd(46)}${told.map(shown).join('   ')}`);
  }
  const [mine, theirs, own] = ['sandbox', 'localstripe', 'nothing'].map((name) => at(times[name], 0.5));
  const cost = (mine - own) / (theirs - own);
  console.log(`a round trip with the sandbox takes ${(mine / theirs).toFixed(3)} of one with localstripe; of its ${mine.toFixed(2)} ms ${own.toFixed(2)} are the client's own`);
  console.log(`the sandbox itself costs ${(mine - own).toFixed(2)} ms, localstripe ${(theirs - own).toFixed(2)} ms: ${cost.toFixed(3)} of it (goal: less than 0.1)`);
  if (cost >= 0.1) throw Error('the sandbox costs more than a tenth of localstripe');
}

if (isMainThread) {
  try {
    await compare();
  } finally {
    for (const child of started) child.kill();
  }
} else {
  answerAtOnce(workerData);
}
