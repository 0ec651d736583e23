/** Where an address is sealed: https, or this machine. */
export const SEALED = /^https:|^http:..((.+\.)?localhost|127\.0\.0\.1)(:|\/|$)/;
