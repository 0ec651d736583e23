//! Every exception from a rule, each with its reason. A line here is a decision of a review.

/// Files over 300 lines.
pub(crate) const LONG_FILES: &[(&str, &str)] = &[
    (
        "www/frame/frame.css",
        "one request before the first paint; its sections follow the form",
    ),
    (
        "www/frame/boot.js",
        "the one script before the program: a second would be another request before the first drawing",
    ),
    (
        "www/frame/test/boot.test.js",
        "the document that boot.js runs in is made there, for all that it does",
    ),
    (
        "www/frame/saved.css",
        "one file with frame.css in the frame that pays; its sections follow the list",
    ),
    (
        "core/src/bridge/tests.rs",
        "every message of the contract, there and back",
    ),
    (
        "core/src/card/brand/table.rs",
        "one table of data: the facts of every brand",
    ),
    (
        "core/src/flow/form.rs",
        "four fields: what is in each, what is said of it, and what it makes of a card",
    ),
    (
        "tests/e2e/tests/street/visit.rs",
        "the journeys of one visit, in their order",
    ),
    (
        "sandbox/src/sandbox.rs",
        "every part that is started and stopped, in its order",
    ),
    (
        "core/tests/flow/calls.rs",
        "a world of everybody who is asked, and the one property of it",
    ),
    (
        "core/tests/flow/paying.rs",
        "one story of a payment per test",
    ),
    (
        "core/tests/flow/till.rs",
        "names every effect, so that a new one is looked at",
    ),
    (
        "core/src/flow/payment.rs",
        "one payment from the charge to its one end: the transitions are read against each other",
    ),
    (
        "core/src/flow/debit/mod.rs",
        "one form from its opening to its one id: the transitions are read against each other",
    ),
    ("core/src/text/key.rs", "the one list of every sentence"),
    (
        "www/loader/protocol.d.ts",
        "generated from the whole contract",
    ),
    (
        "www/loader/index.d.ts",
        "the whole public contract, read as one page",
    ),
    (
        "www/loader/element.js",
        "one element, wired: what each event and message does, read beside the machine that allows it",
    ),
];

/// The only files whose shipped code may take card data or a token out of its sealed type.
pub(crate) const EXPOSERS: &[(&str, &str)] = &[
    (
        "core/src/card/",
        "the rules of cards read digits; nothing leaves the module",
    ),
    (
        "core/src/bank_account/",
        "the rules of accounts read signs; nothing leaves the module",
    ),
    (
        "core/src/wire/payment_method/debit.rs",
        "writes the request body that holds an account, and proves what a gateway receives of it",
    ),
    (
        "engine/src/ledger/fingerprints.rs",
        "makes keyed hashes of the numbers of accounts, by which they are known again",
    ),
    (
        "dialects/asiabill/src/server/debits.rs",
        "hands the name and the address of an account's holder to the engine",
    ),
    (
        "dialects/stripe/src/debits/mod.rs",
        "finds the published test account of a number, of which only the name is kept",
    ),
    (
        "core/src/flow/debit/call.rs",
        "writes the account into the one request that sends it",
    ),
    (
        "core/src/flow/debit/mod.rs",
        "checks each field of an account as it is typed",
    ),
    (
        "src/debit/typing.rs",
        "compares what is typed with the state and writes the reshaped text back",
    ),
    (
        "src/app/gateway.rs",
        "hands the one request body and its token to the fetch",
    ),
    (
        "src/app/typing.rs",
        "compares what is typed with the draft and writes the reshaped text back",
    ),
    (
        "core/src/flow/form.rs",
        "checks each draft as it is typed; keeps none of it",
    ),
    (
        "core/src/flow/saved/row.rs",
        "checks a saved card's code, date and name as they are typed; keeps none of it",
    ),
    (
        "core/src/flow/saved/change.rs",
        "shows the new name on a saved card at once",
    ),
    (
        "src/app/saved_actions.rs",
        "writes the date and the name that are to be changed into their inputs",
    ),
    (
        "core/src/wire/payment_method/encode.rs",
        "writes the request bodies that hold a card or its code",
    ),
    ("core/src/wire/secret.rs", "the wiped buffer itself"),
    (
        "dialects/asiabill/src/wire/session.rs",
        "writes the answer that carries a session token",
    ),
    ("core/src/wire/ids.rs", "the session token itself"),
];

/// The only files of the loader that may write to the page's console.
pub(crate) const LOADER_WARNS: &[(&str, &str)] = &[(
    "www/loader/stripe/appearance.js",
    "what of Stripe's appearance the form leaves out, by name and once: in silence it is looked for in vain",
)];
