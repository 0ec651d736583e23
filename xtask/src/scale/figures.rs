//! What was measured: docs/performance.md has each of these, with how, when and on what. A test holds them together.

/// Documents a second that one host of two shared cores serves.
pub(super) const DOCUMENTS: f64 = 79_440.0;

/// The wasm, the largest of the assets, a second, by the same host.
pub(super) const ASSETS: f64 = 27_081.0;

/// Calls a second that it forwards.
pub(super) const FORWARDS: f64 = 11_263.0;

/// Memory of an open connection, in bytes.
pub(super) const CONNECTION: f64 = 12_700.0;

/// What one database keeps for good in a second, where each call waits for its disk.
pub(super) const WRITES: f64 = 2_366.0;

/// Seconds of a processor that one payment takes the gateway.
pub(super) const PAYMENT: f64 = 0.0015;

/// Bytes of a paying form's document, and of all that is fetched for it and may be kept: from the budgets, rounded up.
pub(super) const DOCUMENT: f64 = 10_000.0;
pub(super) const KEPT: f64 = 135_000.0;

/// Files beside the document that a first visit fetches: glue, wasm, texts, and the loader's three.
pub(super) const FILES: f64 = 6.0;

/// How many calls at once a host lets through by default (`most_calls`), and connections (`most_connections`).
pub(super) const MOST_CALLS: f64 = 256.0;
pub(super) const MOST_CONNECTIONS: f64 = 1024.0;

/// How long a merchant may take to acknowledge a webhook, in seconds.
pub(super) const PATIENCE: f64 = 10.0;
