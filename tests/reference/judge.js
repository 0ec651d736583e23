// Judges cases with the npm packages card-validator and credit-card-type, for the comparison in
// core/tests/reference.rs. Reads one case per line on stdin, fields parted by tabs, and answers
// each with one line. Knows nothing of our own rules.
//
//   prefixes                    → every end of every prefix range, parted by spaces
//   number <digits>             → type (or -), valid, potentially valid
//   expiry <text>               → -, valid, potentially valid
//   cvc    <digits> <length>    → -, valid, potentially valid
//
// The first line is the month to take for today, as YYYY-MM.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const lines = readFileSync(0, "utf8").trimEnd().split("\n");
const [year, month] = lines.shift().split("-").map(Number);

// The validators read the clock themselves, at every call.
const Clock = globalThis.Date;
globalThis.Date = class extends Clock {
  constructor(...moment) {
    super(...(moment.length === 0 ? [year, month - 1, 15] : moment));
  }
};

const validator = require("card-validator");
const types = require("credit-card-type");

const verdict = ({ card, isValid, isPotentiallyValid }) =>
  `${card ? card.type : "-"}\t${isValid}\t${isPotentiallyValid}`;

const judges = {
  prefixes: () =>
    Object.values(types.types)
      .flatMap((type) => types.getTypeInfo(type).patterns)
      .flat()
      .join(" "),
  number: (digits) => verdict(validator.number(digits)),
  expiry: (text) => verdict(validator.expirationDate(text)),
  cvc: (digits, length) => verdict(validator.cvv(digits, Number(length))),
};

for (const line of lines) {
  const [kind, ...values] = line.split("\t");
  console.log(judges[kind](...values));
}
