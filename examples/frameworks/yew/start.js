// Starts the program that Trunk built; its names are in the document.
const { glue, wasm } = document.currentScript.dataset;
import(glue).then(({ default: start }) => start({ module_or_path: wasm }));
