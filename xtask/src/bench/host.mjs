/**
 * The host and nginx serve the same on the same cores, in turns, and wrk says how fast. nginx gets what the host
 * answered: the same bytes, compressed already, under the same headers. Both forward to one gateway that answers at
 * once. Both write their line for each request.
 *
 * What to start is in the environment: HOST with FRAME, NGINX and WRK. AGAINST is another host to compare with.
 */
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { Agent, get } from 'node:http';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const { HOST, FRAME, NGINX, WRK, AGAINST } = process.env;
const ROUNDS = Number(process.env.ROUNDS ?? 5);
const SECONDS = Number(process.env.SECONDS ?? 2);
/** Open at once while wrk asks. */
const BUSY = 64;
const IDLE = 10_000;
/** What the host must reach of nginx where it serves, and how many documents a second. Of what it forwards it is told. */
const GOAL = 0.8;
const DOCUMENTS = 50_000;

const NAME = 'pay.example';
const CARD = JSON.stringify({ card: { cardNo: '4242424242424242', cardExpireMonth: '12', cardExpireYear: '2030', cardSecurityCode: '123' } });
const TOKEN = { 'content-type': 'application/json', sessiontoken: 'st_0123456789abcdef', 'x-payseal-account': '12246002', 'idempotency-key': 'k-0123456789' };

const started = [];
const folder = await mkdtemp(join(tmpdir(), 'payseal-bench-'));
// nginx's workers are somebody else.
await chmod(folder, 0o755);
const pause = (time) => new Promise((later) => setTimeout(later, time));

/** A port that nobody listens on. */
async function free() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
}

async function start(name, program, words, port) {
  const log = await import('node:fs').then(({ openSync }) => openSync(join(folder, `${name}.log`), 'a'));
  const child = spawn(program, words, { stdio: ['ignore', 'ignore', log] });
  started.push(child);
  for (const until = Date.now() + 20_000; ;) {
    if (child.exitCode !== null || Date.now() > until) throw Error(`${name} did not start: ${await readFile(join(folder, `${name}.log`), 'utf8')}`);
    const socket = connect(port, '127.0.0.1');
    const open = await Promise.race([once(socket, 'connect').then(() => true), once(socket, 'error').then(() => false, () => false)]).catch(() => false);
    socket.destroy();
    if (open) return child;
    await pause(20);
  }
}

/** One answer as it travels. */
function asked(port, path) {
  return new Promise((told, failed) => {
    const request = get({ port, path, host: '127.0.0.1', headers: { host: NAME, 'accept-encoding': 'br' } }, (answer) => {
      const parts = [];
      answer.on('data', (part) => parts.push(part));
      answer.on('end', () => told({ status: answer.statusCode, headers: answer.rawHeaders, body: Buffer.concat(parts) }));
    });
    request.on('error', failed);
  });
}

async function nginx(name, server, more = '') {
  const config = join(folder, `${name}.conf`);
  await writeFile(config, `daemon off; worker_processes ${name === 'gateway' ? 1 : 2}; pid ${folder}/${name}.pid; error_log stderr crit;
events { worker_connections 12000; }
http {
  client_body_temp_path ${folder}/${name}-body; proxy_temp_path ${folder}/${name}-proxy; fastcgi_temp_path ${folder}/f; uwsgi_temp_path ${folder}/u; scgi_temp_path ${folder}/s;
  sendfile on; tcp_nopush on; keepalive_timeout 75s; keepalive_requests 100000000; open_file_cache max=100; server_tokens off;
  ${more}
  server { ${server} }
}
`);
  return config;
}

async function host(name, program) {
  const port = await free();
  const config = join(folder, `${name}.toml`);
  await writeFile(config, `listen = "127.0.0.1:${port}"\nframe_dir = ${JSON.stringify(FRAME)}\npublic_gateway = "${NAME}"\nupstream = "http://127.0.0.1:${gatewayPort}"\nmost_connections = 12000\n
[[account]]\nnumber = "12246002"\norigins = ["https://shop.example", "https://www.shop.example"]\nlive = true\n`);
  return { name, port, child: await start(name, program, [config], port) };
}

/** What wrk says: requests a second, and the time in which 99 of 100 were answered, in ms. */
async function wrk(server, { path, post }) {
  const script = join(folder, 'ask.lua');
  const headers = { Host: NAME, 'accept-encoding': 'br', ...(post ? TOKEN : {}) };
  const words = Object.entries(headers).map(([name, value]) => `wrk.headers["${name}"] = "${value}"`);
  if (post) words.push('wrk.method = "POST"', `wrk.body = '${CARD}'`);
  await writeFile(script, `${words.join('\n')}\n`);
  const { stdout } = await promisify(execFile)(WRK, ['-t', '2', '-c', String(BUSY), '-d', `${SECONDS}s`, '--latency', '-s', script, `http://127.0.0.1:${server.port}${path}`]);
  if (/Non-2xx|Socket errors/.test(stdout)) throw Error(`${server.name} ${path}: ${stdout}`);
  const [, late, unit] = /99%\s+([\d.]+)(us|ms|s)/.exec(stdout);
  return { rate: Number(/Requests\/sec:\s+([\d.]+)/.exec(stdout)[1]), late: Number(late) * { us: 0.001, ms: 1, s: 1000 }[unit] };
}

/** The memory of a program and of those that it started, shared pages once, in MB. */
async function memory({ child }) {
  const all = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  let sum = 0;
  for (const pid of all) {
    const parent = await readFile(`/proc/${pid}/stat`, 'utf8').then((text) => Number(text.split(') ')[1].split(' ')[1]), () => 0);
    if (Number(pid) !== child.pid && parent !== child.pid) continue;
    sum += Number(/^Pss:\s+(\d+)/m.exec(await readFile(`/proc/${pid}/smaps_rollup`, 'utf8'))[1]);
  }
  return sum / 1024;
}

/** Connections that asked once and stay. */
async function idle(server, path) {
  const before = await memory(server);
  const request = `GET ${path} HTTP/1.1\r\nhost: ${NAME}\r\naccept-encoding: br\r\n\r\n`;
  const sockets = [];
  while (sockets.length < IDLE) {
    const some = Array.from({ length: 200 }, () => connect(server.port, '127.0.0.1'));
    await Promise.all(some.map(async (socket) => {
      socket.write(request);
      await once(socket, 'data');
    }));
    sockets.push(...some);
  }
  const during = await memory(server);
  const { rate, late } = await wrk(server, { path });
  const open = sockets.filter((socket) => socket.readyState === 'open').length;
  for (const socket of sockets) socket.destroy();
  if (open !== IDLE) throw Error(`${server.name} closed ${IDLE - open} of ${IDLE} idle connections`);
  return { before, each: ((during - before) * 1024) / IDLE, rate, late };
}

const median = (numbers) => [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
const shown = (number, digits = 0) => number.toLocaleString('en', { maximumFractionDigits: digits, minimumFractionDigits: digits }).replaceAll(',', ' ');

let gatewayPort;
async function compare() {
  gatewayPort = await free();
  const said = JSON.stringify({ code: '00000', message: 'success', data: { customerPaymentMethodId: 'pm_1234567890123456789', brand: 'visa', last4: '4242' } });
  const gateway = await nginx('gateway', `listen 127.0.0.1:${gatewayPort} backlog=4096; access_log off; location / { default_type application/json; return 200 '${said}'; }`);
  await start('gateway', NGINX, ['-c', gateway], gatewayPort);
  const ours = await host('payseal-host', HOST);
  const servers = [ours];
  if (AGAINST) servers.push(await host('another host', AGAINST));

  const assets = await readdir(join(FRAME, 'assets'));
  const wasm = assets.find((name) => name.endsWith('.wasm'));
  const glue = assets.find((name) => /^payseal-frame-.*\.js$/.test(name));
  const cases = [
    { name: 'a document', path: '/payseal/12246002/en/pay/' },
    { name: 'the wasm', path: `/payseal/assets/${wasm}` },
    { name: 'the glue', path: `/payseal/assets/${glue}` },
    { name: 'the loader', path: '/payseal/v1/payseal.js' },
    { name: 'a tokenisation, forwarded', path: '/services/v3/payment_methods', post: true },
  ];
  let places = '';
  await mkdir(join(folder, 'files'));
  for (const [number, it] of cases.filter(({ post }) => !post).entries()) {
    const { status, headers, body } = await asked(ours.port, it.path);
    if (status !== 200) throw Error(`${it.path}: ${status}`);
    it.size = body.length;
    await writeFile(join(folder, 'files', String(number)), body);
    places += `location = ${it.path} { root ${folder}; try_files /files/${number} =404; types {} etag off;\n`;
    for (let at = 0; at < headers.length; at += 2) {
      const [name, value] = [headers[at].toLowerCase(), headers[at + 1].replaceAll('"', '\\"')];
      if (name === 'content-type') places += `default_type "${value}";\n`;
      else if (!['content-length', 'date', 'connection', 'keep-alive'].includes(name)) places += `add_header ${name} "${value}";\n`;
    }
    places += '}\n';
  }
  const port = await free();
  const peer = await nginx('nginx', `listen 127.0.0.1:${port} backlog=4096; server_name ${NAME}; access_log ${folder}/access.log;
    location /services/ { proxy_pass http://gateway; proxy_http_version 1.1; proxy_set_header Connection ""; proxy_set_header X-Forwarded-For $remote_addr; proxy_set_header X-Request-Id $request_id;
      add_header cache-control no-store; add_header x-content-type-options nosniff; add_header referrer-policy no-referrer; }
    ${places}`, `upstream gateway { server 127.0.0.1:${gatewayPort}; keepalive 64; keepalive_requests 100000000; }`);
  const theirs = { name: 'nginx', port, child: await start('nginx', NGINX, ['-c', peer], port) };
  servers.push(theirs);

  const only = process.env.CASE?.split(',');
  console.log(`requests a second and the 99th of 100 in ms, medians of ${ROUNDS} rounds of ${SECONDS} s in turns, ${BUSY} connections`);
  const failures = [];
  for (const it of cases) {
    if (only && !only.some((word) => it.name.includes(word))) continue;
    const told = servers.map(() => []);
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const place of servers.keys()) {
        const which = (place + round) % servers.length;
        told[which].push(await wrk(servers[which], it));
      }
    }
    const rates = told.map((all) => median(all.map(({ rate }) => rate)));
    const ratios = told[0].map(({ rate }, round) => rate / told.at(-1)[round].rate);
    const ratio = median(ratios);
    const words = servers.map(({ name }, which) => `${name} ${shown(rates[which])}/s ${shown(median(told[which].map(({ late }) => late)), 1)} ms`);
    console.log(`${`${it.name}${it.size ? `, ${shown(it.size)} B` : ''}`.padEnd(28)} ${words.join('   ')}   ${ratio.toFixed(2)} of nginx`);
    if (ratio < GOAL && !it.post) failures.push(`${it.name}: ${ratio.toFixed(2)} of nginx, goal ${GOAL}`);
    if (it.name === 'a document' && rates[0] < DOCUMENTS && ratio < 1) failures.push(`${shown(rates[0])} documents a second, goal ${shown(DOCUMENTS)}`);
  }
  if (!only || only.includes('idle')) {
    for (const server of servers) {
      const { before, each, rate, late } = await idle(server, cases[2].path);
      console.log(`${server.name.padEnd(14)} ${before.toFixed(1)} MB after that, ${each.toFixed(1)} KB for each of ${shown(IDLE)} idle connections, beside which the glue goes out ${shown(rate)} times a second, p99 ${late.toFixed(1)} ms`);
    }
  }
  if (failures.length > 0 && !only) throw Error(failures.join('; '));
}

try {
  await compare();
} finally {
  for (const child of started) child.kill();
  await rm(folder, { recursive: true, force: true });
}
