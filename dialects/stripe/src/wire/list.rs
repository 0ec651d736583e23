//! Pages of lists: cursors in, an envelope out. Newest first.

use serde_json::{Value as Json, json};

use super::error::ApiError;
use super::params::Params;

/// Which page of a list is asked for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Paging {
    /// How many.
    pub limit: usize,
    /// Only what comes after this id, which is older.
    pub starting_after: Option<String>,
    /// Only what comes before this id, which is newer.
    pub ending_before: Option<String>,
}

/// A filter by when something was made, in Unix seconds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Created {
    /// Not before.
    pub from: Option<i64>,
    /// Not after.
    pub to: Option<i64>,
}

impl Created {
    /// Reads `created`: a number, or `gt`, `gte`, `lt`, `lte`.
    ///
    /// # Errors
    /// When one of them is no number.
    pub fn read(params: &mut Params) -> Result<Self, ApiError> {
        if let Some(exact) = params.peek_integer("created") {
            params.ignore(&["created"]);
            return Ok(Self {
                from: Some(exact),
                to: Some(exact),
            });
        }
        let range = params.hash("created", |created| {
            let gt = created.integer("gt")?.map(|at| at.saturating_add(1));
            let lt = created.integer("lt")?.map(|at| at.saturating_sub(1));
            Ok(Self {
                from: created.integer("gte")?.max(gt),
                to: [created.integer("lte")?, lt].into_iter().flatten().min(),
            })
        })?;
        Ok(range.unwrap_or_default())
    }

    /// Whether something that was made then is meant.
    #[must_use]
    pub fn holds(&self, at: i64) -> bool {
        self.from.is_none_or(|from| from <= at) && self.to.is_none_or(|to| at <= to)
    }
}

impl Paging {
    /// Reads `limit`, `starting_after` and `ending_before`.
    ///
    /// # Errors
    /// When the limit is not between 1 and 100, or both cursors are there.
    pub fn read(params: &mut Params) -> Result<Self, ApiError> {
        let limit = params.integer_in("limit", 1..=100)?.unwrap_or(10);
        let paging = Self {
            limit: usize::try_from(limit).unwrap_or(10),
            starting_after: params.text("starting_after")?,
            ending_before: params.text("ending_before")?,
        };
        if paging.starting_after.is_some() && paging.ending_before.is_some() {
            return Err(ApiError::invalid(
                "You may only specify one of these parameters: starting_after, ending_before.",
            ));
        }
        Ok(paging)
    }

    /// The page of a list that is newest first and not yet cut. `kind` is what its things are called
    /// in the refusal of a cursor that is none of theirs.
    ///
    /// # Errors
    /// When a cursor is none of theirs.
    pub fn page(&self, all: Vec<Json>, kind: &str, url: &str) -> Result<Json, ApiError> {
        let at = |cursor: &str, param: &str| {
            all.iter()
                .position(|one| one.get("id").and_then(Json::as_str) == Some(cursor))
                .ok_or_else(|| ApiError::no_such(kind, cursor, param))
        };
        let (from, to) = match (&self.starting_after, &self.ending_before) {
            (Some(cursor), _) => {
                let from = at(cursor, "starting_after")?.saturating_add(1);
                (from, from.saturating_add(self.limit).min(all.len()))
            }
            (None, Some(cursor)) => {
                let to = at(cursor, "ending_before")?;
                (to.saturating_sub(self.limit), to)
            }
            (None, None) => (0, self.limit.min(all.len())),
        };
        let has_more = match self.ending_before {
            Some(_) => from > 0,
            None => to < all.len(),
        };
        let data: Vec<Json> = all.into_iter().take(to).skip(from).collect();
        Ok(envelope(data, has_more, url))
    }
}

/// The envelope of a list.
#[must_use]
pub fn envelope(data: Vec<Json>, has_more: bool, url: &str) -> Json {
    json!({ "object": "list", "data": data, "has_more": has_more, "url": url })
}

#[cfg(test)]
mod tests {
    use super::super::form::parse;
    use super::*;

    fn page(query: &str, newest: i64) -> Result<(Vec<i64>, bool), ApiError> {
        let paging = Params::read(parse(query.as_bytes()).unwrap(), Paging::read)?;
        let all = (1..=newest).rev().map(|n| json!({"id": n.to_string()}));
        let page = paging.page(all.collect(), "thing", "/v1/things")?;
        assert_eq!(page["object"], "list");
        assert_eq!(page["url"], "/v1/things");
        let ids = page["data"].as_array().unwrap().iter();
        let ids = ids.map(|one| one["id"].as_str().unwrap().parse().unwrap());
        Ok((ids.collect(), page["has_more"].as_bool().unwrap()))
    }

    #[test]
    fn a_page_follows_its_cursors() {
        for (query, newest, ids, more) in [
            ("", 0, vec![], false),
            ("limit=2", 3, vec![3, 2], true),
            ("limit=3", 3, vec![3, 2, 1], false),
            ("limit=2&starting_after=3", 5, vec![2, 1], false),
            ("limit=1&starting_after=3", 5, vec![2], true),
            ("starting_after=1", 5, vec![], false),
            ("limit=2&ending_before=2", 5, vec![4, 3], true),
            ("limit=9&ending_before=3", 5, vec![5, 4], false),
        ] {
            assert_eq!(page(query, newest).unwrap(), (ids, more), "{query}");
        }
        assert_eq!(page("", 12).unwrap().0.len(), 10);
    }

    #[test]
    fn a_wrong_page_is_refused() {
        for (query, param) in [
            ("limit=0", "limit"),
            ("limit=101", "limit"),
            ("limit=x", "limit"),
            ("starting_after=9", "starting_after"),
            ("ending_before=9", "ending_before"),
        ] {
            assert_eq!(
                page(query, 3).unwrap_err().param.clone().unwrap(),
                param,
                "{query}"
            );
        }
        assert!(page("starting_after=1&ending_before=2", 3).is_err());
    }

    #[test]
    fn walking_through_the_pages_meets_everything_once() {
        let mut met = Vec::new();
        let mut query = "limit=3".to_owned();
        loop {
            let (ids, more) = page(&query, 10).unwrap();
            met.extend(ids);
            if !more {
                break;
            }
            query = format!("limit=3&starting_after={}", met.last().unwrap());
        }
        assert_eq!(met, (1..=10).rev().collect::<Vec<_>>());
    }

    #[test]
    fn a_time_is_a_number_or_a_range() {
        for (query, from, to) in [
            ("", None, None),
            ("created=5", Some(5), Some(5)),
            ("created[gt]=5", Some(6), None),
            ("created[gte]=5&created[lt]=9", Some(5), Some(8)),
            ("created[lte]=9", None, Some(9)),
        ] {
            let created = Params::read(parse(query.as_bytes()).unwrap(), Created::read).unwrap();
            assert_eq!(created, Created { from, to }, "{query}");
        }
        assert!(
            Created {
                from: Some(2),
                to: None
            }
            .holds(2)
        );
        assert!(
            !Created {
                from: Some(2),
                to: Some(3)
            }
            .holds(4)
        );
    }
}
