import { loadPayseal } from 'payseal';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { App } from './App.jsx';

// Which gateway and which account is the server's decision, never a visitor's: not in the address.
const answer = await fetch('/api/config');
const payseal = await loadPayseal(await answer.json());

createRoot(document.getElementById('root')).render(
  <StrictMode>
    <App payseal={payseal} />
  </StrictMode>,
);
