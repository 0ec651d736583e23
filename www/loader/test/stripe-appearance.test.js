// What of Stripe's appearance the drop-in takes, and what it says of the rest.
import assert from 'node:assert/strict';
import { beforeEach, mock, test } from 'node:test';

import { readAppearance } from '../stripe/appearance.js';

let warned = [];
beforeEach(() => {
  warned = [];
  mock.method(console, 'warn', (said) => warned.push(said));
});

test('light or dark, the colours and the corner radius are taken', () => {
  for (const [appearance, look] of [
    [undefined, { theme: 'auto' }],
    [{}, { theme: 'auto' }],
    [{ theme: 'stripe' }, { theme: 'light' }],
    [{ theme: 'flat' }, { theme: 'light' }],
    [{ theme: 'night' }, { theme: 'dark' }],
    [{ theme: 'stripe', variables: { colorBackground: '#101418' } }, { theme: 'dark', background: '#101418' }],
    [{ variables: { colorText: '#fafafa' } }, { theme: 'dark', text: '#fafafa' }],
    [{ variables: { colorBackground: '#fff', colorText: '#30313d' } }, { theme: 'light', background: '#ffffff', text: '#30313d' }],
    [{ variables: { colorPrimary: '#0570de' } }, { theme: 'auto', accent: '#0570de' }],
    [{ variables: { colorPrimary: '#07f' } }, { theme: 'auto', accent: '#0077ff' }],
    [{ variables: { colorPrimary: 'rgb(5, 112, 222)' } }, { theme: 'auto', accent: '#0570de' }],
    [{ variables: { borderRadius: '4px' } }, { theme: 'auto', radius: 4 }],
    [{ variables: { borderRadius: '40px' } }, { theme: 'auto', radius: 16 }],
    [{ variables: { borderRadius: '0' } }, { theme: 'auto', radius: 0 }],
  ]) {
    assert.deepEqual(readAppearance(appearance), look, JSON.stringify(appearance));
  }
  assert.deepEqual(warned, []);
});

test('what it cannot take is told once, by name', () => {
  const appearance = {
    theme: 'stripe', labels: 'floating', rules: { '.Input': {} },
    variables: { colorPrimary: 'rebeccapurple', fontFamily: 'Inter', spacingUnit: '3px', borderRadius: '50%', colorBackground: '#fff' },
  };
  assert.deepEqual(readAppearance(appearance), { theme: 'light', background: '#ffffff' });
  assert.deepEqual(warned, [
    'Payseal takes no appearance.labels, appearance.rules, appearance.variables.colorPrimary, ' +
      'appearance.variables.fontFamily, appearance.variables.spacingUnit, appearance.variables.borderRadius; see docs/stripe-elements.md',
  ]);
  readAppearance({ ...appearance, disableAnimations: true });
  assert.deepEqual(warned.slice(1), ['Payseal takes no appearance.disableAnimations; see docs/stripe-elements.md']);
});
