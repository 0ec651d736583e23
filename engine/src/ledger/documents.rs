//! What a dialect keeps of its own: JSON that means nothing here. The rules are that it is JSON, of a
//! bounded size, and holds no card number.

use super::{Book, DocumentRefusal, Fault, MAX_DOCUMENT, Refusal, no_card_in, no_card_in_json};
use crate::store::{Collection, Document, DocumentPage, Listing};

/// The most documents on one page.
pub const MAX_PAGE: u32 = 100;

impl Book<'_> {
    /// Writes a document. One that is there gets this owner and body, and keeps its place in lists and
    /// the time it was made.
    ///
    /// # Errors
    /// When it is too long, no JSON, or holds a card number; or the store fails.
    pub fn put_document(
        &self,
        of: Collection<'_>,
        id: &str,
        owner: Option<&str>,
        body: &str,
    ) -> Result<(), Fault> {
        no_card_in([id].into_iter().chain(owner))?;
        check(body)?;
        self.rows.put_document(
            of,
            &Document {
                id: id.to_owned(),
                owner: owner.map(str::to_owned),
                body: body.to_owned(),
                created: self.now,
            },
        )?;
        Ok(())
    }

    /// Finds a document.
    ///
    /// # Errors
    /// When the store fails.
    pub fn document(&self, of: Collection<'_>, id: &str) -> Result<Option<Document>, Fault> {
        Ok(self.rows.document(of, id)?)
    }

    /// Replaces the body of a document that is there.
    ///
    /// # Errors
    /// When there is none, as [`Self::put_document`], or when the store fails.
    pub fn update_document(&self, of: Collection<'_>, id: &str, body: &str) -> Result<(), Fault> {
        check(body)?;
        if self.rows.update_document(of, id, body)? {
            Ok(())
        } else {
            Err(Refusal::from(DocumentRefusal::Unknown).into())
        }
    }

    /// Removes a document; false when there was none.
    ///
    /// # Errors
    /// When the store fails.
    pub fn delete_document(&self, of: Collection<'_>, id: &str) -> Result<bool, Fault> {
        Ok(self.rows.delete_document(of, id)?)
    }

    /// A page of documents, newest first unless the oldest are asked for, of at most [`MAX_PAGE`].
    ///
    /// # Errors
    /// When the cursor is at none, or the store fails.
    pub fn documents(
        &self,
        of: Collection<'_>,
        listing: Listing<'_>,
    ) -> Result<DocumentPage, Fault> {
        let listing = Listing {
            limit: listing.limit.min(MAX_PAGE),
            ..listing
        };
        let page = self.rows.documents(of, listing)?;
        Ok(page.ok_or(Refusal::from(DocumentRefusal::CursorUnknown))?)
    }
}

fn check(body: &str) -> Result<(), Fault> {
    if body.len() > MAX_DOCUMENT {
        return Err(Refusal::from(DocumentRefusal::TooLarge).into());
    }
    if serde_json::from_str::<serde::de::IgnoredAny>(body).is_err() {
        return Err(Refusal::from(DocumentRefusal::NotJson).into());
    }
    Ok(no_card_in_json(body)?)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::clock::Clock;
    use crate::ledger::Ledger;
    use crate::ledger::trial::store;
    use crate::store::Cursor;

    const PRODUCTS: Collection<'_> = Collection {
        account: "1",
        dialect: "one",
        kind: "product",
    };

    fn ledger(clock: &Clock) -> Ledger {
        Ledger::new(store(), clock.clone(), &[])
    }

    /// The ids on a page, and whether there are more.
    fn page(ledger: &Ledger, listing: Listing<'_>) -> (Vec<String>, bool) {
        let page = ledger
            .run_here(|book| book.documents(PRODUCTS, listing))
            .unwrap();
        let ids = page.documents.into_iter().map(|it| it.id).collect();
        (ids, page.has_more)
    }

    #[test]
    fn a_document_is_found_changed_and_removed_by_its_id() {
        let clock = Clock::new();
        let ledger = ledger(&clock);
        ledger
            .run_here(|book| {
                book.put_document(PRODUCTS, "a", None, r#"{"n":1}"#)?;
                book.put_document(PRODUCTS, "b", None, "{}")?;
                let made = book.document(PRODUCTS, "a")?.unwrap();
                assert_eq!(
                    (made.body.as_str(), made.created),
                    (r#"{"n":1}"#, book.now())
                );
                for of in [
                    Collection {
                        account: "2",
                        ..PRODUCTS
                    },
                    Collection {
                        dialect: "two",
                        ..PRODUCTS
                    },
                    Collection {
                        kind: "price",
                        ..PRODUCTS
                    },
                ] {
                    assert_eq!(book.document(of, "a")?, None);
                    assert!(!book.delete_document(of, "a")?);
                    assert!(book.update_document(of, "a", "{}").is_err());
                    assert!(book.documents(of, Listing::default())?.documents.is_empty());
                }
                Ok(())
            })
            .unwrap();
        clock.advance(Duration::from_secs(60));
        ledger
            .run_here(|book| {
                let made = book.document(PRODUCTS, "a")?.unwrap();
                book.update_document(PRODUCTS, "a", r#"{"n":2}"#)?;
                book.put_document(PRODUCTS, "a", Some("shop"), r#"{"n":3}"#)?;
                let now = book.document(PRODUCTS, "a")?.unwrap();
                assert_eq!(
                    (now.body.as_str(), now.created),
                    (r#"{"n":3}"#, made.created)
                );
                assert_eq!(now.owner.as_deref(), Some("shop"));
                Ok(())
            })
            .unwrap();
        // It is where it was.
        let all = Listing {
            limit: 9,
            ..Listing::default()
        };
        assert_eq!(page(&ledger, all).0, ["b", "a"]);
        ledger
            .run_here(|book| {
                assert!(book.delete_document(PRODUCTS, "a")?);
                assert!(!book.delete_document(PRODUCTS, "a")?);
                assert_eq!(book.document(PRODUCTS, "a")?, None);
                Ok(())
            })
            .unwrap();
    }

    /// Every page of every size from every document in both directions, beside slices of the list.
    #[test]
    fn every_page_is_a_slice_of_the_list_that_has_the_newest_first() {
        let ledger = ledger(&Clock::new());
        ledger
            .run_here(|book| {
                for number in 0..9 {
                    let owner = (number % 2 == 0).then_some("even");
                    book.put_document(PRODUCTS, &number.to_string(), owner, "{}")?;
                }
                // A gap, and a last one that is not there again under the same number.
                book.delete_document(PRODUCTS, "4")?;
                book.delete_document(PRODUCTS, "8")?;
                book.put_document(PRODUCTS, "9", None, "{}")
            })
            .unwrap();
        let all = ["9", "7", "6", "5", "3", "2", "1", "0"];
        for owner in [None, Some("even")] {
            let list: Vec<&str> = all
                .into_iter()
                .filter(|id| owner.is_none() || ["6", "2", "0"].contains(id))
                .collect();
            for limit in 1..=4 {
                let size = limit as usize;
                let of = |cursor| {
                    page(
                        &ledger,
                        Listing {
                            owner,
                            cursor,
                            limit,
                        },
                    )
                };
                let (ids, has_more) = of(Cursor::Newest);
                assert_eq!(ids, list[..size.min(list.len())]);
                assert_eq!(has_more, list.len() > size);
                let (ids, has_more) = of(Cursor::Oldest);
                let oldest: Vec<&str> = list.iter().rev().take(size).copied().collect();
                assert_eq!(
                    (ids, has_more),
                    (
                        oldest.into_iter().map(str::to_owned).collect(),
                        list.len() > size
                    )
                );
                for (at, id) in list.iter().enumerate() {
                    let (ids, has_more) = of(Cursor::StartingAfter(id));
                    let rest = &list[at + 1..];
                    assert_eq!(ids, rest[..size.min(rest.len())], "after {id}");
                    assert_eq!(has_more, rest.len() > size);
                    let (ids, has_more) = of(Cursor::EndingBefore(id));
                    let newer = &list[..at];
                    assert_eq!(
                        ids,
                        newer[newer.len().saturating_sub(size)..],
                        "before {id}"
                    );
                    assert_eq!(has_more, newer.len() > size);
                }
            }
        }
        for cursor in [Cursor::StartingAfter("4"), Cursor::EndingBefore("x")] {
            let listing = Listing {
                owner: None,
                cursor,
                limit: 1,
            };
            let refused = ledger.run_here(|book| book.documents(PRODUCTS, listing));
            let unknown = Refusal::Document(DocumentRefusal::CursorUnknown);
            assert!(matches!(refused, Err(Fault::Refused(it)) if it == unknown));
        }
    }

    #[test]
    fn what_is_no_document_is_refused_whole() {
        let ledger = ledger(&Clock::new());
        let long = format!("\"{}\"", "x".repeat(MAX_DOCUMENT));
        for (id, owner, body, expected) in [
            ("a", None, long.as_str(), DocumentRefusal::TooLarge.into()),
            ("a", None, "{", DocumentRefusal::NotJson.into()),
            ("a", None, "", DocumentRefusal::NotJson.into()),
            (
                "a",
                None,
                r#"{"n":"4242 4242 4242 4242"}"#,
                Refusal::CardInText,
            ),
            ("4242424242424242", None, "{}", Refusal::CardInText),
            ("a", Some("4242424242424242"), "{}", Refusal::CardInText),
        ] {
            let put = ledger.run_here(|book| book.put_document(PRODUCTS, id, owner, body));
            assert!(
                matches!(put, Err(Fault::Refused(it)) if it == expected),
                "{id} {owner:?}"
            );
        }
        let update = ledger.run_here(|book| book.update_document(PRODUCTS, "a", "{}"));
        let unknown = Refusal::Document(DocumentRefusal::Unknown);
        assert!(matches!(update, Err(Fault::Refused(it)) if it == unknown));
    }
}
