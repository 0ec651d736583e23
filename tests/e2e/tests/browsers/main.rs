//! Every end-to-end scenario, in every engine: `cargo test -p payseal-e2e [-- part of a name]`.

mod accessible;
mod accessible_edges;
mod accessible_paying;
mod accessible_settings;
mod alipay_calls;
mod alipay_example;
mod alipay_merchant;
mod alipay_page;
mod alipay_plus;
mod announced;
mod arrival;
mod asiabill;
mod bank_dialog;
mod challenge;
mod checkout;
mod covered;
mod cropped;
mod debits;
mod declared;
mod editing;
mod elements;
mod fitting;
mod frameworks;
mod gateway;
mod harness;
mod hosted;
mod keyboard;
mod language;
mod layout;
mod local;
mod methods;
mod paid_once;
mod papers;
mod policy;
mod react;
mod reasons;
mod save;
mod saved;
mod saved_changes;
mod secrecy;
mod start;
mod steady;
mod stripe;
mod stripe_checkout;
mod stripe_elements;
mod stripe_example;
mod stripe_guide;
mod stripe_saved;
mod stripe_saving;
mod translated;
mod typing;
mod without_wasm;
mod workbench;

use payseal_e2e::{Outcome, runner};

fn main() -> Outcome {
    let scenarios = [
        harness::scenarios(),
        save::scenarios(),
        alipay_plus::scenarios(),
        alipay_example::scenarios(),
        asiabill::scenarios(),
        arrival::scenarios(),
        bank_dialog::scenarios(),
        checkout::scenarios(),
        challenge::scenarios(),
        paid_once::scenarios(),
        covered::scenarios(),
        cropped::scenarios(),
        saved::scenarios(),
        saved_changes::scenarios(),
        secrecy::scenarios(),
        typing::scenarios(),
        editing::scenarios(),
        reasons::scenarios(),
        keyboard::scenarios(),
        gateway::scenarios(),
        elements::scenarios(),
        language::scenarios(),
        workbench::scenarios(),
        layout::scenarios(),
        steady::scenarios(),
        fitting::scenarios(),
        translated::scenarios(),
        local::scenarios(),
        hosted::scenarios(),
        methods::scenarios(),
        papers::scenarios(),
        policy::scenarios(),
        accessible::scenarios(),
        accessible_paying::scenarios(),
        accessible_edges::scenarios(),
        accessible_settings::scenarios(),
        announced::scenarios(),
        react::scenarios(),
        frameworks::scenarios(),
        start::scenarios(),
        stripe_example::scenarios(),
        stripe::scenarios(),
        debits::scenarios(),
        declared::scenarios(),
        stripe_checkout::scenarios(),
        stripe_saved::scenarios(),
        stripe_saving::scenarios(),
        without_wasm::scenarios(),
    ];
    runner::run(&scenarios.concat())?.exit()
}
