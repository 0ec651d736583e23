/**
 * The second part of the loader: all that an element needs only once its frame is in the page. It is fetched beside the
 * frame's document (`bring.js`), and holds nothing of an element.
 */
export { createAnswers } from './answers.js';
export { PAUSES, watchArrival, whenThere } from './arrival.js';
export { createPanel } from './panel.js';
export { createPayments } from './payments.js';
export { watchSurface } from './surface-watch.js';
export { explain, failureOf } from './trouble.js';
export { ofMethods, sentences, speak } from './words.js';
