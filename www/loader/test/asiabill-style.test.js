// What of the vendor's style keys the drop-in script takes.
import assert from 'node:assert/strict';
import { test } from 'node:test';

import { readStyle } from '../asiabill/style.js';

test('AsiaBill script: of the style it takes the radius, and light or dark where it says so', () => {
  const [auto, light, dark] = ['auto', 'light', 'dark'].map((theme) => ({ theme }));
  for (const [style, look] of [
    [undefined, auto],
    [{}, auto],
    [{ input: { ContainerBg: '#FFF', Color: '#fff' } }, light],
    [{ input: { ContainerBg: '#101418' } }, dark],
    [{ input: { ContainerBg: 'rgb(10, 20, 30)' } }, dark],
    [{ input: { Color: '#fafafa' } }, dark],
    [{ input: { Color: '#222' } }, light],
    [{ background: { BgColor: '#000' } }, dark],
    [{ input: { ContainerBg: 'url(https://evil.example)' } }, auto],
    [{ input: { BorderRadius: '6px' } }, { ...auto, radius: 6 }],
    [{ input: { BorderRadius: 40 } }, { ...auto, radius: 16 }],
    [{ input: { BorderRadius: '-3px' } }, auto],
    [{ input: { BorderRadius: 'round' } }, auto],
  ]) {
    assert.deepEqual(readStyle(style), look, JSON.stringify(style));
  }
});
