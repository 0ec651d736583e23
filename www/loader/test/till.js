/**
 * An element that pays, against a frame that asks for a charge when it is told to.
 */
import { mine, open } from './stage.js';

export const ID = 'pm_1';

/** An element that pays, in the page and ready. */
export const till = (options = {}) => open({ mode: 'payment', ...options });

/** Presses pay, and lets the frame ask for a charge. */
export async function pay({ port, heard }, options, ask = {}) {
  const paid = mine.confirm(options);
  const { confirm } = await heard.next();
  port.postMessage({ needCharge: { request: 1, attempt: 1, customerPaymentMethodId: ID, settle: false, ...ask } });
  const { charged } = await heard.next();
  return { paid, call: confirm.call, charged };
}

export const settle = (port, call, settled) =>
  port.postMessage({ finished: { call, outcome: { settled: { customerPaymentMethodId: ID, ...settled } } } });
