// A button beside each published test number that copies it. Only a demo shop has a reason to list card numbers.

import { t } from './page.js';

export function copyOnPress(list, said) {
  list.addEventListener('click', async (event) => {
    const from = event.target.closest('[data-copy]')?.dataset.copy;
    if (from === undefined) return;
    const number = document.getElementById(from).textContent;
    try {
      await navigator.clipboard.writeText(number);
      said.textContent = t('testcards.copied', { number });
    } catch {
      said.textContent = t('testcards.refused');
    }
  });
}
