/** The script-tag entry of the list of ways to pay: sets `window.PaysealMethods`. */
import { createMethodList } from './methods.js';
import { aroundCard } from './stripe/ways.js';

/** @type {any} */ (window).PaysealMethods = Object.assign(createMethodList, { aroundCard });
