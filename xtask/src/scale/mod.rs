//! What a gateway needs for a number of checkouts a second: a calculation from measured figures, for other numbers than
//! those of docs/scale.md.

mod figures;
mod load;
mod needs;
mod webhooks;

use std::fmt::Write as _;

use crate::error::{Error, Result};
use crate::flags::Flags;
use load::{INPUTS, Load};

pub(crate) fn run(words: &[String]) -> Result<()> {
    let names: Vec<&str> = INPUTS.iter().map(|input| input.flag).collect();
    let flags = Flags::parse(words, &names)?;
    let mut load = Load::default();
    for input in INPUTS {
        for value in flags.all(input.flag) {
            let number = value.parse().ok().filter(|it: &f64| it.is_finite());
            let number = number.filter(|it| (input.least..=input.most).contains(it));
            *(input.place)(&mut load) = number.ok_or_else(|| {
                let (flag, least, most) = (input.flag, input.least, input.most);
                Error::new(format!("{flag} takes a number from {least} to {most}"))
            })?;
        }
    }
    print!("{}", report(&load));
    Ok(())
}

/// A number for people: whole, in groups of three, and with one digit behind the point where it is small.
fn spoken(number: f64) -> String {
    if number < 10.0 && number.fract() > 0.05 {
        return format!("{number:.1}");
    }
    let digits = format!("{number:.0}");
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(' ');
        }
        text.push(digit);
    }
    text
}

fn report(load: &Load) -> String {
    let mut text = String::new();
    let mut line = |what: &str, number: String, why: &str| {
        // A String takes whatever is written to it.
        let _ = writeln!(text, "{what:<34} {number:>12}  {why}");
    };
    for need in needs::of(load) {
        line(need.what, spoken(need.number), need.unit);
    }
    line("", String::new(), "");
    for (name, room) in needs::rooms(load) {
        line(name, format!("{room:.2}"), "of this load, as they come");
    }
    line("", String::new(), "");
    for (name, limit) in [
        ("without a limit per merchant", None),
        ("with one", Some(load.per_merchant / 100.0)),
    ] {
        let end = webhooks::simulate(load, limit);
        line(name, String::new(), "while the largest merchant hangs");
        line(
            "  webhooks that wait, at most",
            spoken(end.most_waiting),
            "",
        );
        line(
            "  a merchant that is well waits",
            spoken(end.longest_wait),
            "seconds, at most",
        );
        line(
            "  all is delivered",
            spoken(end.drained),
            "seconds after the merchant is back",
        );
    }
    text.lines()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect()
}

#[cfg(test)]
mod tests;
