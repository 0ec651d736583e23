/**
 * `payseal/server`, for Node 18 and newer: signed calls, webhooks, and all that answers the element.
 */
export { chargeHandler } from './charge-handler.js';
export { createClient, Refused } from './client.js';
export { memoryStore } from './store.js';
export { toNode } from './web.js';
