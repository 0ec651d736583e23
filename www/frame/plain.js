/**
 * The form's program where there is no WebAssembly (iOS's Lockdown Mode, a policy of whoever owns the machine): the
 * same program in plain JavaScript, slower and larger. `boot.js` fetches it only there. The build puts
 * beside this file what wasm2js made of the wasm, and its glue.
 */
import { __wbg_set_wasm } from './glue.js';
import * as program from './program.js';

export default async () => {
  __wbg_set_wasm(program);
  program.__wbindgen_start();
};
