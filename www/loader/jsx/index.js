/**
 * `payseal/jsx` and what is below it are types only: this is the nothing that an import of them runs.
 */
export {};
