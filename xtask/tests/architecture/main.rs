//! Holds the rules of the house that no lint can: who may know what, and what no file may say.
//!
//! Every rule reads the sources as text. That is crude on purpose: a rule here must be simple
//! enough that its failure message is all the explanation one needs.

// A broken work tree should end the test where it was found.
#![allow(clippy::indexing_slicing, clippy::unwrap_used)]

mod coverage;
mod exceptions;
mod features;
mod halves;
mod imports;
mod invariants;
mod layers;
mod neutral;
mod packages;
mod secrets;
mod sources;
mod tokens;
mod walks;
mod words;
