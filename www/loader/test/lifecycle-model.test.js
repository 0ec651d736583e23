// The life of an element, walked at random: first the machine alone, then the whole element in a page. Each walk
// prints its seed when it fails; SEED=… walks that one again.
import assert from 'node:assert/strict';
import { mock, test } from 'node:test';

import { BEGINNING, MOVES, refusal, step } from '../lifecycle.js';
import { create, page } from './stage.js';

const FIRST = Number(process.env.SEED) || Math.floor(Math.random() * 2 ** 31);
const WALKS = process.env.SEED ? 1 : 300;

/** A small generator of numbers that are as good as random, and the same for the same seed. */
const dice = (seed) => {
  let at = seed;
  const roll = () => {
    at = (at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(at ^ (at >>> 15), 1 | at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return { chance: (likely) => roll() < likely, pick: (list) => list[Math.floor(roll() * list.length)] };
};

/** Walks `WALKS` times, and says which seed failed, and how far it came. */
const walks = async (walk) => {
  for (let seed = FIRST; seed < FIRST + WALKS; seed += 1) {
    const told = [];
    const end = [];
    try {
      await walk(dice(seed), told, end);
    } catch (error) {
      error.message = `SEED=${seed} after ${told.join(' ')}: ${error.message}`;
      throw error;
    } finally {
      for (const act of end) act();
    }
  }
};

test('lifecycle model, the machine: what may happen where', () =>
  walks(({ pick, chance }, told) => {
    let state = Object.freeze(BEGINNING);
    for (let turn = 0; turn < 60; turn += 1) {
      const event = pick(Object.keys(MOVES));
      const about = event === 'fail' ? { code: 'frame_timeout' } : /hand|end/.test(event) ? state.calls - (chance(0.2) ? 1 : 0) : undefined;
      const shown = /loading|ready|failed/.test(state.name) && chance(0.9);
      const refused = refusal(state, event, shown);
      const next = step(state, event, about);
      told.push(event);
      if (/^(mount|submit|confirm|validate)$/.test(event)) {
        const expected = event === 'mount' ? shown && 'already_mounted' : shown ? state.trouble || (state.call && state.call !== event && 'busy') : 'not_mounted';
        assert.equal(refused || false, (state.name === 'destroyed' ? 'destroyed' : expected) || false, 'the page is refused as documented');
        if (!refused) assert.ok(next || state.call === event, 'what is not refused happens, or is under way');
      }
      if (state.name === 'destroyed') assert.ok(!next, 'after destroy nothing happens');
      if (!next) continue;
      assert.ok(MOVES[event][0].split(' ').includes(state.name), 'only where the table says');
      assert.equal(next.name, MOVES[event][1] ?? state.name, 'it leads where the table says');
      assert.equal(next.calls, state.calls + (/submit|confirm|validate/.test(event) ? 1 : 0), 'a call has a number of its own');
      if (/submit|confirm|validate/.test(event)) assert.ok(!state.call, 'one call at a time');
      if (/hand|end/.test(event)) assert.ok(state.call && about === state.calls, 'only the call under way is handed over, or ends');
      if (event === 'hand') assert.equal(state.name, 'ready', 'a call waits for the form');
      if (/unmounted|destroyed/.test(next.name)) assert.equal(next.call, undefined, 'no call without a form');
      assert.equal(Boolean(next.trouble), next.name === 'failed', 'there is a reason where there is no form, and only there');
      state = Object.freeze(next);
    }
  }));

/** Lets messages arrive. */
const pass = async () => {
  for (let turn = 0; turn < 4; turn += 1) await new Promise(setImmediate);
};

/** An element in a page, every port that was ever handed out, and everything that was ever heard. */
async function stand({ pick, chance }, told) {
  const mine = await create({ mode: 'payment', sessionToken: () => 'tok' });
  const ports = [];
  const calls = [];
  const events = [];
  let charged = 0;
  let ended = false;

  /** Calls, and keeps what comes of it. */
  const call = (kind) => {
    const charge = () => ((charged += 1), { status: 'succeeded' });
    const shown = page.spot.children.length > 0;
    const promise = kind === 'submit' ? mine.createPaymentMethod() : mine.confirm({ charge });
    const known = calls.find((one) => one.promise === promise);
    const open = calls.find((one) => one.begun && !one.results.length);
    if (known) return assert.equal(known, open, 'only a call under way is joined');
    const one = { kind, promise, results: [], begun: false };
    calls.push(one);
    promise.then((result) => one.results.push(result), () => assert.fail('a call never rejects'));
    if (ended || !shown) return (one.expected = ended ? 'destroyed' : 'not_mounted');
    if (page.spot.children[0].tagName !== 'IFRAME') return (one.expected = 'the trouble');
    if (open) return (one.expected = 'busy');
    one.begun = true;
  };

  const mount = () => {
    const refused = ended ? 'destroyed' : page.spot.children.length ? 'already_mounted' : undefined;
    if (refused) assert.throws(() => mine.mount('#card'), { name: 'PaysealError', code: refused });
    else mine.mount('#card');
  };
  const acts = {
    mount,
    unmount() {
      for (const one of calls) one.begun = false;
      mine.unmount();
    },
    submit: () => call('submit'),
    confirm: () => call('confirm'),
    clear: () => mine.clear(),
    focus: () => mine.focus('cvc'),
    update: () => mine.update({ appearance: { radius: 3 } }),
    select: () => mine.select('pm_1'),
    destroy() {
      for (const one of calls) one.begun = false;
      mine.destroy();
      ended = true;
    },
  };
  for (const name of ['ready', 'error', 'loaderror', 'escape', 'submit', 'focus', 'change']) {
    mine.on(name, (event) => {
      events.push(event);
      // A page may do anything at once.
      if (!/ready|error/.test(name) || !chance(0.3)) return;
      const act = pick(['submit', 'confirm', 'unmount', 'clear']);
      told.push(`(${name}:${act})`);
      acts[act]();
      if (act === 'unmount' && chance(0.5)) acts.mount();
      if (chance(0.5)) acts.submit();
    });
  }

  /** The frame in the page loads, and is greeted. */
  const load = () => {
    const frame = page.frame();
    const greeting = frame?.load();
    if (!greeting) return;
    const one = { frame, heard: [], opened: false, ...greeting };
    one.port.onmessage = ({ data }) => one.heard.push(data);
    ports.push(one);
  };
  const message = (one) => {
    const calling = one.heard.flatMap((data) => [data.submit?.call, data.confirm?.call]).filter(Boolean).at(-1) ?? 1;
    const say = pick([
      'waking', 'ready', 'ready', 'ready', 'escaped',
      { finished: { call: calling, outcome: { settled: { status: 'succeeded', customerPaymentMethodId: 'pm_1' } } } },
      { finished: { call: calling, outcome: { error: { code: 'number_typo', field: 'number', message: 'm', retryable: false } } } },
      { finished: { call: calling + 7, outcome: { error: { code: 'offline', message: 'm', retryable: true } } } },
      { needToken: { request: 1, reason: 'first' } },
      { focused: { field: 'cvc' } }, { resized: { height: 300 } }, { titled: { title: 'x' } },
      ...(chance(0.2) ? [{ crashed: { code: 'frame_crashed' } }] : []),
      ...(calls.some((each) => each.begun && each.kind === 'confirm') ? [{ needCharge: { request: 2, attempt: 1, customerPaymentMethodId: 'pm_1', settle: false } }] : []),
    ]);
    told.push(typeof say === 'string' ? say : Object.keys(say)[0]);
    one.port.postMessage(say);
  };
  const open = (one) => {
    one.opened = true;
    one.port.postMessage({ opened: { version: 1, nonce: one.data.nonce, title: 'Card form' } });
  };
  const isLive = (one) => one === ports.at(-1) && one.frame === page.frame();
  return { mine, ports, calls, events, acts, load, message, open, isLive, charges: () => charged, ended: () => ended };
}

test('lifecycle model, the element: whatever the page and its frames do', async () => {
  mock.timers.enable({ apis: ['setTimeout', 'setInterval'] });
  // A browser that loads a page of its own in a frame without connection: nobody is asked by a fetch.
  page.document.featurePolicy = { features: () => [] };
  await walks(async (luck, told, end) => {
    const { pick, chance } = luck;
    const { ports, calls, events, acts, load, message, open, isLive, ended } = await stand(luck, told);
    // A port that is open keeps the test's process alive, also when an assertion has failed.
    end.push(() => ports.forEach((one) => one.port.close()));
    for (let turn = 0; turn < 40; turn += 1) {
      const what = pick(['page', 'page', 'load', 'open', 'open', 'frame', 'frame', 'frame', 'frame', 'old', 'time', 'retry']);
      const live = ports.find(isLive);
      const sent = ports.map((one) => one.heard.length);
      const heard = events.length;
      const wasEnded = ended();
      if (what === 'page') {
        const act = pick(['mount', 'mount', 'submit', 'submit', 'confirm', 'confirm', 'unmount', 'clear', 'focus', 'update', 'select', ...(chance(0.15) ? ['destroy'] : [])]);
        told.push(act);
        acts[act]();
      }
      if (what === 'load' && chance(0.5)) told.push('load') && load();
      if (what === 'open' && live && !live.opened) told.push('open') && open(live);
      else if (what === 'open' && !live) load();
      if (what === 'frame' && live) message(live);
      const old = pick(ports.filter((one) => !isLive(one)));
      if (what === 'old' && old) {
        const before = [page.spot.children[0], calls.filter((one) => one.results.length).length];
        told.push('old:') && message(old);
        await pass();
        assert.deepEqual([page.spot.children[0], calls.filter((one) => one.results.length).length], before, 'an old frame changes nothing');
        assert.equal(events.length, heard, 'an old frame is not heard');
      }
      if (what === 'time') {
        told.push('time');
        mock.timers.tick(pick([10, 1000, 20_000]));
      }
      const [there] = page.spot.children;
      if (what === 'retry' && there && there.tagName !== 'IFRAME') told.push('again') && there.children[1].onclick();
      await pass();

      assert.ok(page.spot.children.length <= 1, 'one frame, or the panel in its place');
      const handed = ports.flatMap((one) => one.heard).flatMap((data) => [data.submit?.call, data.confirm?.call]).filter(Boolean);
      assert.equal(new Set(handed).size, handed.length, 'a call is handed over once');
      for (const one of ports) {
        if (!one.opened) assert.deepEqual(one.heard, [], 'nothing is said before the handshake');
      }
      if (wasEnded) {
        assert.equal(events.length, heard, 'after destroy the page hears nothing');
        assert.deepEqual(ports.map((one) => one.heard.length), sent, 'after destroy nothing is sent');
        assert.equal(page.spot.children.length, 0, 'after destroy nothing is in the page');
      }
    }
    acts.destroy();
    await pass();
    for (const { kind, results, expected } of calls) {
      assert.equal(results.length, 1, `each call ends once: ${kind}`);
      if (expected && expected !== 'the trouble') assert.equal(results[0].error?.code, expected, 'a call is refused as documented');
    }
  });
});

test('lifecycle model: a call that the page begins when it hears of `ready` is handed over once', async () => {
  const mine = await create();
  const made = new Promise((done) => mine.on('ready', () => done(mine.createPaymentMethod())));
  mine.mount('#card');
  const { heard, port } = await page.frame().open();
  await pass();
  assert.deepEqual(heard.kept, [{ submit: { call: 1 } }]);
  port.postMessage({ finished: { call: 1, outcome: { created: { customerPaymentMethodId: 'pm_1' } } } });
  assert.deepEqual(await made, { customerPaymentMethodId: 'pm_1' });
});

test('lifecycle model: a call of a form that was mounted anew has nothing to do with why the old one failed', async () => {
  const mine = await create();
  mine.mount('#card');
  const { port } = await page.frame().open();
  const first = mine.createPaymentMethod();
  let second;
  mine.on('loaderror', () => {
    mine.unmount();
    mine.mount('#card');
    second = mine.createPaymentMethod();
  });
  port.postMessage({ crashed: { code: 'frame_crashed' } });
  assert.equal((await first).error.code, 'not_mounted');
  const again = await page.frame().open();
  assert.deepEqual(await again.heard.next(), { submit: { call: 2 } });
  again.port.postMessage({ finished: { call: 2, outcome: { created: { customerPaymentMethodId: 'pm_2' } } } });
  assert.deepEqual(await second, { customerPaymentMethodId: 'pm_2' });
});
