//! docs/coverage.md names every route that there is, and no test that there is not.

use crate::sources::{Source, all, assert_none};

/// What a route's text begins with, behind its quotation mark.
const BASES: [&str; 3] = ["/V2022-03/", "/openApi/V2022-03/", "/services/v3/"];

fn coverage(sources: &[Source]) -> &str {
    let found = sources.iter().find(|one| one.path == "docs/coverage.md");
    found.map(|one| one.text.as_str()).unwrap()
}

/// Every route in the dialect and in what the frame speaks.
fn routes(sources: &[Source]) -> Vec<String> {
    let mut routes: Vec<String> = sources
        .iter()
        .filter(|one| one.is_under("dialects/asiabill/src") || one.is_under("core/src/wire"))
        .flat_map(Source::code)
        .flat_map(|(_, line)| line.split('"').skip(1).step_by(2).map(str::to_owned))
        .filter(|text| {
            BASES
                .iter()
                .any(|base| text.starts_with(base) && text != base)
        })
        .collect();
    routes.sort();
    routes.dedup();
    routes
}

#[test]
fn every_route_is_in_the_table() {
    let sources = all();
    let page = coverage(&sources);
    let routes = routes(&sources);
    assert!(routes.len() > 25, "{routes:?}");
    let missing: Vec<_> = routes
        .into_iter()
        .filter(|route| {
            !page.contains(&format!(" {route}`")) && !page.contains(&format!("`{route}`"))
        })
        .collect();
    assert_none("name it in docs/coverage.md", &missing);
}

#[test]
fn every_gateway_test_in_the_table_is_there() {
    let sources = all();
    let page = coverage(&sources);
    let mut wrong = Vec::new();
    let mut seen = 0;
    for cell in page
        .split('|')
        .filter(|cell| cell.trim().starts_with("gateway `"))
    {
        for name in cell.split('`').skip(1).step_by(2) {
            seen += 1;
            let Some((file, test)) = name.split_once("::") else {
                wrong.push(format!("{name} is not file::test"));
                continue;
            };
            let path = format!("sandbox/tests/gateway/{file}.rs");
            let source = sources.iter().find(|one| one.path == path);
            let head = format!("fn {test}()");
            if !source.is_some_and(|one| one.text.contains(&head)) {
                wrong.push(format!("{path} has no {test}"));
            }
        }
    }
    assert!(seen > 30, "the table was not found");
    assert_none("mend docs/coverage.md", &wrong);
}
