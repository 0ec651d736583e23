import { loadPayseal } from 'payseal';
import { mount } from 'svelte';

import App from './App.svelte';

// Which gateway and which account is the server's decision, never a visitor's: not in the address.
const payseal = fetch('/api/config').then((answer) => answer.json()).then(loadPayseal);

mount(App, { target: document.getElementById('root'), props: { payseal } });
