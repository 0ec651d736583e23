//! The street: small honest pages of merchants who are not us, on an origin of their own, and on every one
//! of them the journeys that a shopper makes, in every engine.
//!
//! `cargo test -p payseal-e2e --test street [-- part of a page's name]`. CONTRIBUTING.md says how to add a
//! page.

mod bundle;
mod calendar;
mod customer;
mod measure;
mod merchant;
mod page;
mod pages;
mod red;
mod visit;

use std::sync::Arc;

use anyhow::{Context as _, ensure};
use payseal_e2e::{
    Outcome,
    engine::{Dress, Engine},
    runner::{self, Scenario},
    stage::Stage,
};

use crate::{
    customer::Customer,
    merchant::Merchant,
    page::Page,
    visit::{Journey, Visit},
};

fn main() -> Outcome {
    let mut scenarios = Vec::new();
    for (page, engine) in pages::all()?
        .into_iter()
        .zip(Engine::ALL.into_iter().cycle())
    {
        let name = format!("street::{}", page.name);
        let page = Arc::new(page);
        let visit = move |stage| stroll(stage, Arc::clone(&page), engine);
        scenarios.push(Scenario::new(name, visit));
    }
    // The same papers under a system with dark colours, which the page does not follow.
    for page in pages::PAPERS {
        let name = format!("street::dark-system::{}", page.name);
        let page = Arc::new(page);
        let look = move |stage| look(stage, Arc::clone(&page), Dress::Dark);
        scenarios.push(Scenario::new(name, look).dressed(Dress::Dark));
    }
    // Letters of twice the size in the form as well, which no page can ask for.
    let page = Arc::new(Page::new("bare-document"));
    let large = move |stage| look(stage, Arc::clone(&page), Dress::LargeText);
    let large = Scenario::new("street::large-letters", large);
    // WebKit's browser takes no such setting while it is driven.
    const TELL: &[Engine] = &[Engine::Chromium, Engine::Firefox];
    scenarios.push(large.only(TELL).dressed(Dress::LargeText));
    let silent = |stage| stroll(stage, Arc::new(pages::SILENT), Engine::WebKit);
    let silent = Scenario::new("street::no-language", silent);
    // Only there a system without a language is one for the page as well.
    scenarios.push(silent.only(&[Engine::WebKit]).dressed(Dress::NoLanguage));
    // Contrast is read off pictures, and WebKit takes none of a page that it does not paint by layers.
    let scenarios: Vec<Scenario> = scenarios.into_iter().map(Scenario::painted).collect();
    runner::run(&scenarios)?.exit()
}

/// What is to be read on a page, and what a decline adds to it.
async fn look(stage: Stage, page: Arc<Page>, dress: Dress) -> Outcome {
    let customer = Customer::of(&stage).await.context("a customer")?;
    let _merchant = Merchant::open(&stage, &customer, std::slice::from_ref(&page)).await?;
    let visit = Visit::of(&stage, &page, &customer);
    let mut failed = make_all(&stage, &page, &visit, &Journey::LOOKING).await;
    let dressed = visit.see_dress(dress).await;
    failed.extend(dressed.err().map(|it| format!("{it:#}")));
    judge(&page, &failed)
}

/// Every journey on one page: those of paying, and that of saving in one engine, in turn: what saves is
/// a part of what pays, in the same frame.
async fn stroll(stage: Stage, page: Arc<Page>, saves_in: Engine) -> Outcome {
    let customer = Customer::of(&stage).await.context("a customer")?;
    let _merchant = Merchant::open(&stage, &customer, std::slice::from_ref(&page)).await?;
    let visit = Visit::of(&stage, &page, &customer);
    let mut failed = Vec::new();
    if !page.only_saves {
        failed.extend(make_all(&stage, &page, &visit, &Journey::PAYING).await);
    }
    if page.only_saves || stage.engine == saves_in {
        failed.extend(make_all(&stage, &page, &visit, &Journey::SAVING).await);
    }
    judge(&page, &failed)
}

/// Everything that failed on a page, as one failure.
fn judge(page: &Page, failed: &[String]) -> Outcome {
    ensure!(
        failed.is_empty(),
        "on {}:\n{}",
        page.name,
        failed.join("\n")
    );
    Ok(())
}

/// Makes journeys one after another in one visit; after one that failed the page is opened anew.
async fn make_all(
    stage: &Stage,
    page: &Page,
    visit: &Visit<'_>,
    journeys: &[Journey],
) -> Vec<String> {
    let mut failed = Vec::new();
    let mut open = false;
    let saves = journeys.contains(&Journey::Save);
    for &journey in journeys {
        let made = async {
            if !open {
                visit.open(journeys).await?;
            }
            visit.make(journey).await
        };
        let made = made.await;
        open = made.is_ok();
        let arrived = open || journey != Journey::Arrive;
        let judged = match (red::known(page.name, journey, saves, stage.engine), made) {
            (None, Ok(())) | (Some(_), Err(_)) => Ok(()),
            (None, Err(error)) => Err(format!("{journey:?}: {error:#}")),
            (Some(why), Ok(())) => Err(format!(
                "{journey:?} is mended ({why}): take it off tests/e2e/tests/street/red.rs"
            )),
        };
        failed.extend(judged.err());
        if !arrived {
            break;
        }
    }
    failed
}
