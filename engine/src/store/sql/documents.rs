//! Document rows in SQL.

use super::{Connection, Row, SqlRows, named, numbered};
use crate::clock::Moment;
use crate::store::{Collection, Cursor, Document, DocumentPage, DocumentRows, Listing, StoreError};

/// One page, from the cursor on.
pub(in crate::store) fn page(listing: Listing<'_>) -> String {
    let (side, order) = match listing.cursor {
        Cursor::Newest => ("TRUE", "DESC"),
        Cursor::Oldest => ("TRUE", "ASC"),
        Cursor::StartingAfter(_) => ("seq < :at", "DESC"),
        Cursor::EndingBefore(_) => ("seq > :at", "ASC"),
    };
    let owned = listing.owner.map_or("TRUE", |_| "owner = :owner");
    format!(
        "SELECT * FROM documents
         WHERE account = :account AND dialect = :dialect AND kind = :kind AND {owned} AND {side}
         ORDER BY seq {order} LIMIT :limit"
    )
}

impl<C: Connection> DocumentRows for SqlRows<C> {
    fn put_document(&self, of: Collection<'_>, document: &Document) -> Result<(), StoreError> {
        self.execute(
            "INSERT INTO documents (account, dialect, kind, id, owner, body, created)
                 VALUES (:account, :dialect, :kind, :id, :owner, :body, :created)
                 ON CONFLICT (account, dialect, kind, id)
                 DO UPDATE SET owner = excluded.owner, body = excluded.body",
            named! {
                ":account": of.account,
                ":dialect": of.dialect,
                ":kind": of.kind,
                ":id": document.id,
                ":owner": document.owner,
                ":body": document.body,
                ":created": document.created.millis(),
            },
        )?;
        Ok(())
    }

    fn document(&self, of: Collection<'_>, id: &str) -> Result<Option<Document>, StoreError> {
        let sql = "SELECT * FROM documents
            WHERE account = ?1 AND dialect = ?2 AND kind = ?3 AND id = ?4";
        Ok(self
            .all(sql, numbered![of.account, of.dialect, of.kind, id], read)?
            .pop())
    }

    fn update_document(
        &self,
        of: Collection<'_>,
        id: &str,
        body: &str,
    ) -> Result<bool, StoreError> {
        let updated = self.execute(
            "UPDATE documents SET body = ?5
                 WHERE account = ?1 AND dialect = ?2 AND kind = ?3 AND id = ?4",
            numbered![of.account, of.dialect, of.kind, id, body],
        )?;
        Ok(updated == 1)
    }

    fn delete_document(&self, of: Collection<'_>, id: &str) -> Result<bool, StoreError> {
        let deleted = self.execute(
            "DELETE FROM documents
                 WHERE account = ?1 AND dialect = ?2 AND kind = ?3 AND id = ?4",
            numbered![of.account, of.dialect, of.kind, id],
        )?;
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
        let mut documents = self.all(
            &page(listing),
            named! {
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

impl<C: Connection> SqlRows<C> {
    /// A document's place in lists.
    fn seq(&self, of: Collection<'_>, id: &str) -> Result<Option<i64>, StoreError> {
        self.value(
            "SELECT seq FROM documents
                 WHERE account = ?1 AND dialect = ?2 AND kind = ?3 AND id = ?4",
            numbered![of.account, of.dialect, of.kind, id],
        )
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
