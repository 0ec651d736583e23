// What the script-tag file does to the page: it sets `window.Payseal`, and exports nothing.
import type {} from './index.d.ts';

export {};
