//! Document rows in SQL.

use rusqlite::{OptionalExtension as _, Row, named_params};

use super::SqliteRows;
use super::query::collect;
use crate::clock::Moment;
use crate::store::{Collection, Cursor, Document, DocumentPage, DocumentRows, Listing, StoreError};

/// One page, from the cursor on. It names every parameter, so that the same ones fit each of its forms.
pub(super) fn page(listing: Listing<'_>) -> String {
    let (side, order) = match listing.cursor {
        Cursor::Newest => ("true", "DESC"),
        Cursor::Oldest => ("true", "ASC"),
        Cursor::StartingAfter(_) => ("seq < :at", "DESC"),
        Cursor::EndingBefore(_) => ("seq > :at", "ASC"),
    };
    let owned = listing.owner.map_or("true", |_| "owner = :owner");
    format!(
        "SELECT * FROM documents
         WHERE account = :account AND dialect = :dialect AND kind = :kind AND {owned} AND {side}
         AND (:owner IS NULL OR true) AND (:at IS NULL OR true)
         ORDER BY seq {order} LIMIT :limit"
    )
}

impl DocumentRows for SqliteRows<'_> {
    fn put_document(&self, of: Collection<'_>, document: &Document) -> Result<(), StoreError> {
        self.transaction
            .prepare_cached(
                "INSERT INTO documents (account, dialect, kind, id, owner, body, created)
                 VALUES (:account, :dialect, :kind, :id, :owner, :body, :created)
                 ON CONFLICT (account, dialect, kind, id)
                 DO UPDATE SET owner = excluded.owner, body = excluded.body",
            )?
            .execute(named_params! {
                ":account": of.account,
                ":dialect": of.dialect,
                ":kind": of.kind,
                ":id": document.id,
                ":owner": document.owner,
                ":body": document.body,
                ":created": document.created.millis(),
            })?;
        Ok(())
    }

    fn document(&self, of: Collection<'_>, id: &str) -> Result<Option<Document>, StoreError> {
        let sql = "SELECT * FROM documents
            WHERE account = ?1 AND dialect = ?2 AND kind = ?3 AND id = ?4";
        let named = (of.account, of.dialect, of.kind, id);
        Ok(collect(&self.transaction, sql, named, read)?.pop())
    }

    fn update_document(
        &self,
        of: Collection<'_>,
        id: &str,
        body: &str,
    ) -> Result<bool, StoreError> {
        let updated = self
            .transaction
            .prepare_cached(
                "UPDATE documents SET body = ?5
                 WHERE account = ?1 AND dialect = ?2 AND kind = ?3 AND id = ?4",
            )?
            .execute((of.account, of.dialect, of.kind, id, body))?;
        Ok(updated == 1)
    }

    fn delete_document(&self, of: Collection<'_>, id: &str) -> Result<bool, StoreError> {
        let deleted = self
            .transaction
            .prepare_cached(
                "DELETE FROM documents
                 WHERE account = ?1 AND dialect = ?2 AND kind = ?3 AND id = ?4",
            )?
            .execute((of.account, of.dialect, of.kind, id))?;
        Ok(deleted == 1)
    }

    fn documents(
        &self,
        of: Collection<'_>,
        listing: Listing<'_>,
    ) -> Result<Option<DocumentPage>, StoreError> {
        let id = match listing.cursor {
            Cursor::Newest | Cursor::Oldest => None,
            Cursor::StartingAfter(id) | Cursor::EndingBefore(id) => Some(id),
        };
        let at = match id {
            None => None,
            Some(id) => match self.seq(of, id)? {
                None => return Ok(None),
                at => at,
            },
        };
        let mut documents = collect(
            &self.transaction,
            &page(listing),
            named_params! {
                ":account": of.account,
                ":dialect": of.dialect,
                ":kind": of.kind,
                ":owner": listing.owner,
                ":at": at,
                ":limit": i64::from(listing.limit) + 1,
            },
            read,
        )?;
        let limit = usize::try_from(listing.limit).unwrap_or(usize::MAX);
        let has_more = documents.len() > limit;
        documents.truncate(limit);
        if matches!(listing.cursor, Cursor::EndingBefore(_)) {
            documents.reverse();
        }
        Ok(Some(DocumentPage {
            documents,
            has_more,
        }))
    }
}

impl SqliteRows<'_> {
    /// A document's place in lists.
    fn seq(&self, of: Collection<'_>, id: &str) -> Result<Option<i64>, StoreError> {
        Ok(self
            .transaction
            .prepare_cached(
                "SELECT seq FROM documents
                 WHERE account = ?1 AND dialect = ?2 AND kind = ?3 AND id = ?4",
            )?
            .query_row((of.account, of.dialect, of.kind, id), |row| row.get(0))
            .optional()?)
    }
}

fn read(row: &Row<'_>) -> Result<Document, StoreError> {
    Ok(Document {
        id: row.get("id")?,
        owner: row.get("owner")?,
        body: row.get("body")?,
        created: Moment::from_millis(row.get("created")?),
    })
}
