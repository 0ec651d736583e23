// `<payseal-payment>` in the DOM, React, Vue and Svelte: uses that must, and must not, compile.
import type { JSX } from 'react';
import type { SvelteHTMLElements } from 'svelte/elements';
import type { GlobalComponents } from 'vue';

import type {} from '../../jsx/index.js';
import type {} from '../../jsx/react.js';
import type {} from '../../jsx/svelte.js';
import type {} from '../../jsx/vue.js';

const element = document.createElement('payseal-payment');
const id: string = element.value;
element.addEventListener('payseal-change', ({ detail }) => detail.brand === 'visa');
element.addEventListener('payseal-confirm', ({ detail }) => detail.status === 'succeeded');
// @ts-expect-error a load error is never a decline
element.addEventListener('payseal-loaderror', ({ detail }) => detail.code === 'card_refused');

const react: JSX.IntrinsicElements['payseal-payment'] = { 'session-token': '/t', theme: 'dark', radius: 8, 'onpayseal-ready': (event) => void event.detail.type };
const vue: InstanceType<GlobalComponents['payseal-payment']>['$props'] = { 'session-token': '/t', class: 'card', 'onPayseal-change': ({ detail }) => void detail.complete };
const svelte: SvelteHTMLElements['payseal-payment'] = { 'session-token': '/t', charge: '/api/charge', 'onpayseal-confirm': ({ detail }) => void detail.charge };
// @ts-expect-error there is no such theme
const wrong: JSX.IntrinsicElements['payseal-payment'] = { 'session-token': '/t', theme: 'pink' };
// @ts-expect-error the session token is missing
const none: SvelteHTMLElements['payseal-payment'] = { charge: '/api/charge' };
void [id, react, vue, svelte, wrong, none];
