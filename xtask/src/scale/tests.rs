#![allow(clippy::unwrap_used)]

use super::*;
use crate::project::Project;

fn document(path: &str) -> String {
    Project::find().unwrap().read(path).unwrap()
}

fn number(load: &Load, what: &str) -> f64 {
    let needs = needs::of(load);
    needs.iter().find(|need| need.what == what).unwrap().number
}

#[test]
fn scale_md_shows_what_the_command_prints() {
    let page = document("docs/scale.md");
    let printed = report(&Load::default());
    assert!(
        page.contains(&printed),
        "write this into docs/scale.md:\n{printed}"
    );
}

#[test]
fn scale_md_tells_every_flag_and_its_default() {
    let page = document("docs/scale.md");
    for input in INPUTS {
        let default = spoken(*(input.place)(&mut Load::default()));
        let row = format!("| `{}` | {default} |", input.flag);
        assert!(page.contains(&row), "{row}");
    }
}

#[test]
fn figures_are_those_of_performance_md() {
    let page = document("docs/performance.md");
    for (figure, row) in [
        (figures::DOCUMENTS, "| a document of 3 251 B | {}, "),
        (figures::ASSETS, "| the wasm, 108 984 B | {}, "),
        (figures::FORWARDS, "| a tokenisation, forwarded | {}, "),
        (figures::WRITES, "had {} a second"),
    ] {
        let text = row.replace("{}", &spoken(figure));
        assert!(page.contains(&text), "{text}");
    }
    let kilobytes = figures::CONNECTION / 1000.0;
    assert!(page.contains(&format!(
        "| each of 10 000 idle connections | {kilobytes} KB |"
    )));
    assert!(page.contains(&format!(
        "takes the sandbox {} ms",
        figures::PAYMENT * 1000.0
    )));
    let host = document("docs/deploy.md");
    assert!(host.contains(&format!("nothing is sent | {} |", figures::MOST_CALLS)));
    assert!(host.contains(&format!(
        "at the next start | {} |",
        figures::MOST_CONNECTIONS
    )));
    let budgets: serde_json::Value = serde_json::from_str(&document("xtask/budgets.json")).unwrap();
    let budget = |name: &str| budgets[name]["budget"].as_f64().unwrap();
    let all = budget("frame that pays") + budget("loader") + budget("loader, second part");
    let told = figures::KEPT + figures::DOCUMENT;
    assert!((0.95..=1.05).contains(&(all / told)), "{all} and {told}");
}

#[test]
fn twice_the_checkouts_take_twice_of_everything() {
    let once = Load::default();
    let twice = Load {
        checkouts: once.checkouts * 2.0,
        ..once.clone()
    };
    for what in [
        "documents",
        "calls at once",
        "transactions",
        "to browsers, by the CDN",
    ] {
        let ratio = number(&twice, what) / number(&once, what);
        assert!((ratio - 2.0).abs() < 1e-9, "{what}: {ratio}");
    }
}

#[test]
fn what_is_tightest_is_told_first() {
    let rooms = needs::rooms(&Load::default());
    assert!(rooms.is_sorted_by(|a, b| a.1 <= b.1));
    let (name, room) = rooms.first().unwrap();
    assert!(room < &1.0 && !name.is_empty());
    let few = Load {
        checkouts: 10.0,
        ..Load::default()
    };
    assert!(needs::rooms(&few).iter().all(|(_, room)| *room > 1.0));
}

#[test]
fn a_limit_per_merchant_keeps_one_that_hangs_from_the_others() {
    let load = Load::default();
    let bare = webhooks::simulate(&load, None);
    let limited = webhooks::simulate(&load, Some(0.12));
    assert!(bare.longest_wait > 60.0, "{bare:?}");
    assert!(limited.longest_wait < 1.0, "{limited:?}");
    assert!(
        limited.drained > 0.0 && limited.drained < 3600.0,
        "{limited:?}"
    );
}

#[test]
fn nothing_waits_where_nobody_hangs() {
    let well = Load {
        hangs: 0.0,
        ..Load::default()
    };
    let end = webhooks::simulate(&well, None);
    assert!(end.most_waiting < 1.0 && end.longest_wait < 1.0, "{end:?}");
}

#[test]
fn a_number_that_is_none_is_told() {
    let words = |line: &str| line.split(' ').map(str::to_owned).collect::<Vec<_>>();
    for wrong in ["--checkouts many", "--cdn 101", "--checkouts NaN"] {
        let error = run(&words(wrong)).unwrap_err().to_string();
        assert!(error.contains("takes a number from"), "{error}");
    }
}
