//! Searches everything that a host page could see for what a shopper typed.
//!
//! It knows no exceptions. What the page showed before anything was typed (a demo shop lists test
//! numbers) is counted, and only more of the same afterwards is a leak.

use anyhow::{Context as _, ensure};

use crate::{
    Outcome,
    pages::{Host, TestCard},
    stage::Stage,
    taint_dress::{base64, hex},
};

/// The shortest run of digits that counts as a piece of a card number.
const RUN: usize = 4;

/// Words at least this long with a letter in them are ids and tokens, made by chance: four digits
/// of a card may turn up in them. Six in a row may not.
const OPAQUE: usize = 16;
const OPAQUE_RUN: usize = 6;

/// All that a page could know at one moment.
#[derive(Clone, Debug)]
pub struct World(String);

impl World {
    /// Collects the page's document, fields, address, storages, messages, console and, for the
    /// bench, events; and every request that reached the shop's server.
    ///
    /// # Errors
    /// When the page cannot be asked.
    pub async fn of(stage: &Stage, host: &Host) -> Outcome<Self> {
        let seen = host
            .run(
                "return JSON.stringify([
                    document.documentElement.outerHTML,
                    [...document.querySelectorAll('input,textarea,select')].map((one) => one.value),
                    location.href, document.title, window.name, document.cookie, history.state,
                    Object.entries(localStorage), Object.entries(sessionStorage),
                    window.bench?.events ?? [],
                    window.loot ?? [],
                    performance.getEntries().map((entry) => entry.name),
                ])",
            )
            .await?;
        let seen = seen.as_str().context("the page's world is a string")?;
        let watched = host.watched().await?;
        ensure!(
            !watched.messages.is_empty(),
            "no message was recorded: the watch hears nothing"
        );
        let requests: Vec<String> = stage
            .tap
            .requests_to(stage.shop(), "/")
            .iter()
            .map(|one| format!("{}\n{}\n{}", one.path, one.headers, one.body))
            .collect();
        let mut world = format!("{seen}\n{watched:?}\n{}", requests.join("\n"));
        for origin in [stage.shop(), stage.gateway()] {
            // Ports are made by chance, too.
            if let Some((_, port)) = origin.rsplit_once(':') {
                world = world.replace(&format!(":{port}"), "");
            }
        }
        Ok(Self(world))
    }

    /// Demands that nothing of `card` is here that was not `before`.
    ///
    /// # Errors
    /// When a piece of the number, the code or the expiry is here more often than before.
    pub fn demand_nothing_of(&self, card: &TestCard, before: &Self) -> Outcome {
        self.demand_only_of(&[], card, before)
    }

    /// Demands that nothing of `card` is here that was not `before`, but for what is `told` of it: the last four
    /// digits or the year, as they are written there.
    ///
    /// # Errors
    /// When more of the number, the code or the expiry is here than before.
    pub fn demand_only_of(&self, told: &[&str], card: &TestCard, before: &Self) -> Outcome {
        let mut pieces = pieces_of(card);
        pieces.retain(|piece| !told.contains(&piece.as_str()));
        let more: Vec<_> = pieces
            .iter()
            .filter(|piece| self.count(piece) > before.count(piece))
            .map(String::as_str)
            .collect();
        ensure!(more.is_empty(), "the host page saw {more:?}");
        Ok(())
    }

    /// Demands that something of `card` is here that was not `before`: for a control run, in which
    /// a leak was made on purpose.
    ///
    /// # Errors
    /// When nothing is found, so that a search that finds nothing would mean nothing either.
    pub fn demand_a_leak_of(&self, card: &TestCard, before: &Self) -> Outcome {
        let found = self.demand_nothing_of(card, before).is_err();
        ensure!(found, "a leak that was made on purpose is not found");
        Ok(())
    }

    fn count(&self, piece: &str) -> usize {
        let by_chance = piece.len() < OPAQUE_RUN && piece.bytes().all(|it| it.is_ascii_digit());
        if !by_chance {
            return self.0.matches(piece).count();
        }
        words(&self.0)
            .filter(|word| !is_opaque(word))
            .map(|word| word.matches(piece).count())
            .sum()
    }
}

/// Every run of four and of six digits of the number, in the shapes in which it is written, the
/// expiry in its shapes, and the code when it is long enough to be told from chance.
fn pieces_of(card: &TestCard) -> Vec<String> {
    let mut pieces = Vec::new();
    for run in [RUN, OPAQUE_RUN, card.number.len()] {
        for start in 0..=card.number.len().saturating_sub(run) {
            pieces.extend(card.number.get(start..start + run).map(str::to_owned));
        }
    }
    pieces.extend(
        card.shown
            .split(' ')
            .filter(|group| group.len() >= RUN)
            .map(str::to_owned),
    );
    pieces.push(card.shown.to_owned());
    let backwards: String = card.number.chars().rev().collect();
    for number in [card.number, card.shown] {
        pieces.extend(hex(number));
        pieces.extend(base64(number));
    }
    pieces.push(backwards);
    if card.cvc.len() >= RUN {
        pieces.push(card.cvc.to_owned());
    }
    if let Some((month, year)) = card.expiry.split_at_checked(2) {
        pieces.extend([
            format!("{month} / {year}"),
            format!("{month}/{year}"),
            format!("{month}{year}"),
            format!("20{year}"),
        ]);
    }
    pieces.sort();
    pieces.dedup();
    pieces
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_' && letter != '-')
}

fn is_opaque(word: &str) -> bool {
    word.len() >= OPAQUE && word.bytes().any(|letter| letter.is_ascii_alphabetic())
}

#[cfg(test)]
mod tests {
    use super::{TestCard, World};

    #[test]
    fn finds_pieces_and_spares_chance() {
        let before = World("lists 3714 and an id pm_0a9843b17c22d94f8812".to_owned());
        let judge = |text: &str| World(text.to_owned()).demand_nothing_of(&TestCard::AMEX, &before);
        assert!(judge("lists 3714 and an id pm_39843b17c22d94f88129843").is_ok());
        for leak in [
            "lists 3714 and 3714",
            "last4: 8431",
            "x49635x",
            "id pm_449635_aaaaaaaaaaaaaaaa",
            "exp 11/39",
            "cvc 7395",
            "3714 496353 98431",
            "333731343439363335333938343331",
        ] {
            assert!(judge(leak).is_err(), "{leak}");
        }
    }

    #[test]
    fn spares_what_is_told_and_no_more() {
        let before = World(String::new());
        let judge = |text: &str| {
            let told = ["8431", "2039"];
            World(text.to_owned()).demand_only_of(&told, &TestCard::AMEX, &before)
        };
        assert!(judge("exp_year: 2039, last4: 8431").is_ok());
        for leak in [
            "last5: 98431",
            "last4: 9843",
            "8431, 37144",
            "cvc 7395",
            "11/39",
        ] {
            assert!(judge(leak).is_err(), "{leak}");
        }
    }
}
