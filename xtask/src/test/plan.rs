//! Says what will be run before it is, why, and how long that usually takes on this machine.

use std::time::Duration;

use super::Chosen;
use super::affected::Affected;
use super::changes::Changes;
use crate::steps::spoken;
use crate::usual::Usual;

/// What will be run, and how long that usually takes on this machine.
pub(super) fn told(chosen: &Chosen, usual: &Usual) -> String {
    const BEFORE: [&str; 3] = ["setup:", "frame:", "loader:"];
    let before = usual.of_those(|step| BEFORE.iter().any(|part| step.starts_with(part)));
    let tests = chosen.groups.iter().map(|group| {
        let suites = chosen.suites(*group);
        let time = usual.of_those(|step| suites.iter().any(|suite| suite == step));
        (group.name(), time)
    });
    let parts: Vec<_> = std::iter::once(("set-up and build", before))
        .chain(tests)
        .collect();
    let told = parts.iter().map(|(name, time)| match time {
        Some(time) => format!("{name} {}", spoken(*time)),
        None => format!("{name} (not timed yet)"),
    });
    let told: Vec<_> = told.collect();
    let all: Duration = parts.iter().filter_map(|(_, time)| *time).sum();
    format!("plan: {}; {} in all", told.join(", "), spoken(all))
}

/// What changed, and what that affects.
pub(super) fn of_change(changes: &Changes, affected: &Affected, packages: usize) -> String {
    let mut lines = vec![format!(
        "fast: {} files differ from {}",
        changes.files.len(),
        changes.since.get(..12).unwrap_or(&changes.since)
    )];
    let names: Vec<_> = affected.packages.iter().map(String::as_str).collect();
    lines.push(match names.len() {
        0 => "  native: none".to_owned(),
        some if some + 1 >= packages => "  native: every package".to_owned(),
        _ => format!("  native: {}", names.join(", ")),
    });
    let others: Vec<_> = affected.other_parts.iter().copied().collect();
    lines.push(match (affected.scripts, others.is_empty()) {
        (false, _) => "  js: none".to_owned(),
        (true, true) => "  js: all".to_owned(),
        (true, false) => format!("  js: all but those of {}", others.join(", ")),
    });
    let wasm = if affected.wasm { "all" } else { "none" };
    lines.push(format!("  wasm: {wasm}"));
    let scenarios = affected.scenarios();
    let scenarios: Vec<_> = scenarios
        .iter()
        .map(|(binary, word)| match *word {
            "" => (*binary).to_owned(),
            word => format!("{binary} with \"{word}\" in their names"),
        })
        .collect();
    lines.push(match scenarios.len() {
        0 => "  e2e: none".to_owned(),
        _ => format!("  e2e: {}", scenarios.join(", ")),
    });
    lines.join("\n")
}
