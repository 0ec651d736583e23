//! A merchant's page that does everything it can, in every engine: it learns one opaque id and enum
//! states, and never a digit of a card.
//!
//! Each attack is run against the sealed form, and then against a form that leaks on purpose: a search
//! that finds nothing means something only when it would have found that.

mod alone;
mod forged;
mod frame;
mod heap;
mod heights;
mod memory;
mod network;
mod origin;
mod page;
mod stolen;
mod stripe;
mod timing;
mod wrapped;

use payseal_e2e::{Outcome, runner};

fn main() -> Outcome {
    let scenarios = [
        wrapped::scenarios(),
        frame::scenarios(),
        forged::scenarios(),
        stolen::scenarios(),
        timing::scenarios(),
        heights::scenarios(),
        origin::scenarios(),
        alone::scenarios(),
        memory::scenarios(),
        heap::scenarios(),
        network::scenarios(),
        stripe::scenarios(),
    ];
    runner::run(&scenarios.concat())?.exit()
}
