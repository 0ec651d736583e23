// What the loader finds behind the form, and when it looks again.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { firstHeight, parts } from '../frame.js';
import { surfaceOf } from '../surface.js';
import { create, mine, open, page } from './stage.js';

const CLEAR = 'rgba(0, 0, 0, 0)';

/** Gives the mount and what is around it these looks, from the inside out, and says what is found. */
const found = (...looks) => {
  const nodes = [page.spot, page.form, page.form.parent];
  nodes.forEach((node, at) => {
    node.looks = { backgroundColor: CLEAR, ...looks[at] };
  });
  nodes.at(-1).looks = { backgroundColor: 'rgb(255, 255, 255)', ...looks.at(2) };
  return surfaceOf(page.spot);
};

test('surface: the nearest colour that covers is the paper', () => {
  const ink = { color: 'rgb(255, 255, 255)' };
  assert.deepEqual(found(), { tone: 'light', paper: '#ffffff' });
  assert.deepEqual(found(ink, { backgroundColor: 'rgb(18, 22, 28)' }), { tone: 'dark', paper: '#12161c' });
  assert.deepEqual(found(ink, { backgroundColor: 'color(srgb 0.75 0 0)' }), { tone: 'dark', paper: '#bf0000' });
  assert.deepEqual(found({}, { backgroundColor: 'rgb(255, 212, 0)' }), { tone: 'light', paper: '#ffd400' });
});

test('surface: what is see-through is laid over what is behind it', () => {
  assert.deepEqual(found({}, { backgroundColor: 'rgba(0, 0, 0, 0.1)' }), { tone: 'light', paper: '#e6e6e6' });
  const dark = { backgroundColor: 'rgb(0, 0, 0)' };
  assert.deepEqual(found({ backgroundColor: 'rgba(255, 255, 255, 0.1)', color: 'rgb(255, 255, 255)' }, {}, dark), {
    tone: 'dark',
    paper: '#1a1a1a',
  });
});

test('surface: of a gradient it is the shade that the words are read least on', () => {
  const gradient = (...stops) => ({ backgroundImage: `linear-gradient(${stops.join(', ')})` });
  assert.deepEqual(found({}, gradient('rgb(255, 255, 255)', 'rgb(200, 220, 255)')), { tone: 'light', paper: '#c8dcff' });
  assert.deepEqual(found({ color: 'rgb(255, 255, 255)' }, gradient('rgb(10, 10, 40) 20%', 'rgb(40, 40, 90)')), {
    tone: 'dark',
    paper: '#28285a',
  });
  const both = gradient('rgb(0, 0, 0)', 'rgb(255, 255, 255)');
  assert.deepEqual(found({ color: 'rgb(255, 255, 255)' }, both), { tone: 'dark' });
  assert.deepEqual(found({}, both), { tone: 'light' });
});

test('surface: over a picture, and where the page\'s own words would not be read, it goes by the words', () => {
  const photo = { backgroundImage: 'url("sea.jpg")' };
  assert.deepEqual(found({ color: 'rgb(250, 250, 250)' }, photo), { tone: 'dark' });
  assert.deepEqual(found({ color: 'rgb(20, 20, 20)' }, photo), { tone: 'light' });
  assert.deepEqual(found({ color: CLEAR }, photo), { tone: 'light' });
  // A ground that is drawn beside the words, not behind them in the tree.
  assert.deepEqual(found({ color: 'rgb(255, 255, 255)' }), { tone: 'dark' });
});

test('surface: the frame is told at once by its name, then of every change, and once of each', async () => {
  page.spot.looks = { backgroundColor: 'rgb(18, 22, 28)', color: 'rgb(255, 255, 255)' };
  const { frame, surface, heard } = await open();
  assert.equal(frame.name, 'mandate dark on-dark');
  assert.deepEqual(surface, { tone: 'dark', paper: '#12161c' });
  page.paint(page.spot, { backgroundColor: 'rgb(255, 243, 214)' });
  assert.deepEqual(await heard.next(), { surface: { tone: 'light', paper: '#fff3d6' } });
  page.paint(page.spot, { backgroundColor: 'rgb(255, 243, 214)' });
  page.paint(page.spot, { backgroundColor: 'rgb(0, 0, 0)', color: 'rgb(255, 255, 255)' });
  assert.deepEqual(await heard.next(), { surface: { tone: 'dark', paper: '#000000' } });
  mine.unmount();
  page.paint(page.spot, {});
  assert.equal(await heard.next(), 'close');
});

test('surface: a scheme that the page chose is the form\'s, and the paper stays the page\'s', () => {
  const settings = { mode: 'setup', sessionToken: '/token', savedCards: { save: 'never' } };
  const dark = { tone: 'dark', paper: '#000000' };
  assert.equal(parts({ ...settings, appearance: { theme: 'light' } }, dark), 'light on-dark');
  assert.equal(parts({ ...settings, appearance: { theme: 'dark' } }, { tone: 'light' }), 'dark');
  assert.equal(parts({ ...settings, appearance: { theme: 'auto' } }, dark), 'dark on-dark');
  assert.equal(parts(settings), 'light');
  // A background of the merchant's decides, and is there before the program is.
  const cream = { background: '#fdf6e3 #101820' };
  assert.equal(parts({ ...settings, appearance: cream }, dark), 'dark on-dark #101820');
  assert.equal(parts({ ...settings, appearance: { ...cream, theme: 'light' } }, dark), 'light on-dark #fdf6e3');
  assert.equal(parts({ ...settings, appearance: { background: '#101820' } }, { tone: 'light' }), 'dark #101820');
});

test('surface: an accent of two colours crosses as two members, one of one as the same twice', async () => {
  const { open: options, heard } = await open({ appearance: { accent: { light: '#0b57d0', dark: '#8ab4ff' } } });
  assert.deepEqual(options.appearance, { accent: '#0b57d0', accentDark: '#8ab4ff' });
  mine.update({ appearance: { accent: '#123456' } });
  assert.deepEqual(await heard.next(), { update: { appearance: { accent: '#123456', accentDark: '#123456' } } });
  for (const accent of [{ light: '#0b57d0' }, { light: 'red', dark: '#8ab4ff' }, { light: '#0b57d0', dark: '#8ab4ff', other: 1 }, ['#0b57d0']]) {
    await assert.rejects(create({ appearance: { accent } }), { code: 'option_invalid' });
  }
});

test('surface: a place that is closed has a height all the same, and one that is thin changes none', async () => {
  page.spot.clientWidth = 0;
  const { port, frame } = await open({ savedCards: { save: 'never' } });
  assert.match(frame.style.cssText, /height:254px!important/);
  const last = new Promise((done) => mine.on('escape', done));
  port.postMessage({ resized: { height: 1670 } });
  port.postMessage('escaped');
  await last;
  assert.match(frame.style.cssText, /height:254px!important/);
});

test('surface: a place that opens later has the height for its width before anything is painted there', async () => {
  page.spot.clientWidth = 0;
  const { frame } = await open({ savedCards: { save: 'never' } });
  const at = (width) => [page.widen(page.spot, width), Number(/height:(\d+)px/.exec(frame.style.cssText)[1])];
  assert.deepEqual(at(12), [1, 254]);
  assert.deepEqual(at(700), [0, 236]);
  // From there on the frame tells it.
  assert.deepEqual(at(300), [0, 236]);
});

test('surface: a form in an inline place is as high as it needs', async () => {
  page.spot.clientWidth = 0;
  page.spot.inline = 320;
  const { port, frame } = await open({ savedCards: { save: 'never' } });
  const last = new Promise((done) => mine.on('escape', done));
  port.postMessage({ resized: { height: 410 } });
  port.postMessage('escaped');
  await last;
  assert.match(frame.style.cssText, /height:410px!important/);
});

test('surface: a form that goes before its place opens listens no longer', async () => {
  page.spot.clientWidth = 0;
  await open();
  mine.unmount();
  assert.equal(page.widen(page.spot, 700), 0);
});

test('surface: the frame grows when it must, and is never less than an untouched form', async () => {
  const { port, frame } = await open({ savedCards: { save: 'never' } });
  const at = async (height) => {
    const last = new Promise((done) => {
      const off = mine.on('escape', () => done(off()));
    });
    port.postMessage({ resized: { height } });
    port.postMessage('escaped');
    await last;
    return Number(/height:(\d+)px/.exec(frame.style.cssText)[1]);
  };
  assert.equal(await at(200), 236);
  assert.equal(await at(300), 300);
  assert.equal(await at(120), 236);
});

test('surface: the first height is that of the labels where they stand', () => {
  const at = (options, width = 700) => firstHeight({ mode: 'setup', savedCards: { save: 'never' }, ...options }, width, [979, 986]);
  assert.deepEqual([undefined, 'above', 'floating', 'hidden'].map((labels) => at({ labels })), [236, 236, 200, 188]);
  assert.equal(at({ labels: 'hidden', holder: 'always' }), 330 - 72);
  assert.equal(at({ labels: 'floating', layout: 'row' }), 142 - 18);
});

test('surface: the first height is known for every width and every set of parts', () => {
  const words = [979, 986];
  const at = (options, width) => firstHeight({ sessionToken: '/token', ...options }, width, words);
  const bare = { mode: 'setup', savedCards: { save: 'never' } };
  assert.deepEqual([319, 320, 400, 700].map((width) => at(bare, width)), [308, 272, 254, 236]);
  assert.equal(at({ ...bare, layout: 'row' }, 700), 142);
  assert.equal(at({ ...bare, holder: 'always' }, 700), 330);
  assert.equal(at({ mode: 'payment' }, 700), 236);
  assert.equal(at({ mode: 'setup' }, 700), 236 + 16 + 36);
  assert.equal(at({ mode: 'payment', customerId: 'cus_1', savedCards: { count: 2 } }, 700), 236 + 48 + 36);
  // Three rows and one for a new card are higher than that.
  assert.equal(at({ mode: 'payment', customerId: 'cus_1' }, 700), 337);
  for (const width of [0, 1, 63]) assert.equal(at(bare, width), at(bare, 400));
});
