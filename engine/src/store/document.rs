//! What a dialect keeps of its own, as rows: JSON that nothing else reads, under a kind and an id that
//! the dialect chose.

use super::StoreError;
use crate::clock::Moment;

/// The documents of one kind that a dialect keeps for an account.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Collection<'a> {
    /// The merchant account.
    pub account: &'a str,
    /// The dialect, by name.
    pub dialect: &'a str,
    /// What they are, in the dialect's words.
    pub kind: &'a str,
}

/// One document.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Document {
    /// Its id, which no other one of its collection has.
    pub id: String,
    /// What it belongs to: an id of the dialect's, or none.
    pub owner: Option<String>,
    /// JSON.
    pub body: String,
    /// When it was first written.
    pub created: Moment,
}

/// Which documents of a collection are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Listing<'a> {
    /// Those of one owner only.
    pub owner: Option<&'a str>,
    /// Where the page begins.
    pub cursor: Cursor<'a>,
    /// How many at most.
    pub limit: u32,
}

/// Where a page of a list begins, which has the newest first.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Cursor<'a> {
    /// At the newest.
    #[default]
    Newest,
    /// At the oldest, which comes first: the one page that is turned round.
    Oldest,
    /// After the document of this id: with the next older one.
    StartingAfter(&'a str),
    /// Before the document of this id: with the next newer one at its end.
    EndingBefore(&'a str),
}

/// A page of documents, newest first, unless the oldest were asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DocumentPage {
    /// The documents.
    pub documents: Vec<Document>,
    /// Whether there are more in the direction in which the page was asked for.
    pub has_more: bool,
}

/// The rows of documents.
#[allow(
    clippy::missing_errors_doc,
    reason = "every method fails with the database"
)]
pub trait DocumentRows {
    /// Writes a document; one that is there keeps its place in lists and the time it was made.
    fn put_document(&self, of: Collection<'_>, document: &Document) -> Result<(), StoreError>;
    /// Finds a document.
    fn document(&self, of: Collection<'_>, id: &str) -> Result<Option<Document>, StoreError>;
    /// Replaces the body of a document; false when there is none.
    fn update_document(&self, of: Collection<'_>, id: &str, body: &str)
    -> Result<bool, StoreError>;
    /// Removes a document; false when there was none.
    fn delete_document(&self, of: Collection<'_>, id: &str) -> Result<bool, StoreError>;
    /// A page of documents; none when its cursor is at none.
    fn documents(
        &self,
        of: Collection<'_>,
        listing: Listing<'_>,
    ) -> Result<Option<DocumentPage>, StoreError>;
}
