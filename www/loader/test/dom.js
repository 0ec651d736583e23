/**
 * A document of jsdom in place of the globals, for frameworks that draw into one. Import it before the framework.
 */
import { JSDOM } from 'jsdom';

const { window } = new JSDOM('<!doctype html><html lang="en"><body><div id="root"></div></body></html>', {
  url: 'https://shop.example/',
  pretendToBeVisual: true,
});

const NAMES = [
  'window', 'document', 'location', 'navigator', 'Element', 'HTMLElement', 'HTMLIFrameElement', 'SVGElement', 'Node', 'Text', 'Comment',
  'Event', 'CustomEvent', 'DocumentFragment', 'MutationObserver', 'HTMLMediaElement', 'HTMLInputElement',
];
for (const name of NAMES) {
  Object.defineProperty(globalThis, name, { value: name === 'window' ? window : window[name], configurable: true, writable: true });
}

export const root = () => document.querySelector('#root');

/** Everything that is under way has happened. */
export const settle = async () => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise(setImmediate);
};
