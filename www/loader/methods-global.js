/** The script-tag entry of the list of ways to pay: sets `window.PaysealMethods`. */
import { createMethodList } from './methods.js';

/** @type {any} */ (window).PaysealMethods = createMethodList;
