// The storefront.

import { t } from './page.js';
import { put, showCount } from './bag.js';

const notice = document.querySelector('#notice');
showCount();
document.querySelector('#products').addEventListener('click', (event) => {
  const slug = event.target.closest('[data-add]')?.dataset.add;
  if (slug === undefined) return;
  put(slug, 1);
  notice.textContent = t('home.added', { name: t(`item.${slug}.name`) });
});
