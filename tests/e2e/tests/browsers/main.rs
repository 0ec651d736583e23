//! Every end-to-end scenario, in every engine: `cargo test -p payseal-e2e [-- part of a name]`.

mod harness;

use payseal_e2e::{Outcome, runner};

fn main() -> Outcome {
    runner::run(&[harness::scenarios()].concat())?.exit()
}
