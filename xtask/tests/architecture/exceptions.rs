//! Every exception from a rule, each with its reason. A line here is a decision of a review.

/// Files over 300 lines.
pub(crate) const LONG_FILES: &[(&str, &str)] = &[(
    "www/frame/frame.css",
    "one request before the first paint; its sections follow the form",
)];

/// The only files whose shipped code may take card data or a token out of its sealed type.
pub(crate) const EXPOSERS: &[(&str, &str)] = &[
    (
        "core/src/card/",
        "the rules of cards read digits; nothing leaves the module",
    ),
    (
        "src/app/effects.rs",
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
        "core/src/wire/payment_method/encode.rs",
        "writes the one request body that holds a card",
    ),
    ("core/src/wire/secret.rs", "the wiped buffer itself"),
    (
        "core/src/wire/session.rs",
        "writes the answer that carries a session token",
    ),
    ("core/src/wire/ids.rs", "the session token itself"),
];
