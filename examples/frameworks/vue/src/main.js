import { loadPayseal } from 'payseal';
import { createApp } from 'vue';

import App from './App.vue';

// Which gateway and which account is the server's decision, never a visitor's: not in the address.
const payseal = fetch('/api/config').then((answer) => answer.json()).then(loadPayseal);

createApp(App, { payseal }).mount('#root');
