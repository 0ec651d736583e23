//! Pages that forbid things: content policies, isolation, a sandbox, another base.

use anyhow::Context as _;
use payseal_e2e::Outcome;

use super::embed::{fence, of_readme};
use crate::page::Page;

/// README's policy to the letter, but that this run's gateway and bank have no certificate.
fn of_readme_policy() -> Outcome<Page> {
    let told = fence("README.md", "", "Content-Security-Policy:")?;
    let (name, policy) = told.split_once(": ").context("a header")?;
    let policy = of_readme(policy).replace("frame-src https:", "frame-src http:");
    let mut page = Page::new("readme-policy");
    page.headers = vec![(name.to_ascii_lowercase(), policy)];
    Ok(page)
}

pub(crate) fn pages() -> Outcome<Vec<Page>> {
    Ok(vec![
        of_readme_policy()?,
        // The bank is on a third origin.
        Page::new("strict-policy").headers(&[(
            "content-security-policy",
            "default-src 'none'; script-src 'self' {gateway}; connect-src 'self'; \
             img-src 'self'; frame-src 'self' {gateway} {bank}; form-action 'self'; base-uri 'none'; object-src 'none'; \
             require-trusted-types-for 'script'; trusted-types 'none'",
        )]),
        Page::new("isolated").headers(&[
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-embedder-policy", "require-corp"),
        ]),
        Page::new("in-a-sandbox")
            .at("/in-a-sandbox-around")
            .inside("#shop")
            .more(&[(
                "/in-a-sandbox-around",
                "<!doctype html><html lang=en><head><title>around</title></head><body>\
                 <script>document.write(`<iframe id=shop title=shop style='width:100%;height:820px;border:0' \
                 sandbox='allow-scripts allow-same-origin allow-forms' \
                 src='/in-a-sandbox${location.search}'></iframe>`)</script>",
            )]),
        Page::new("another-base").head("<base href=\"/shop/en/\">"),
    ])
}
