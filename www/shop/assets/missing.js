// The page for an address the shop does not have.

import { showCount } from './bag.js';

showCount();
