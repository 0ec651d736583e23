//! Statements as PostgreSQL wants them: their parameters are numbered.

use postgres::Statement;
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};

use crate::store::StoreError;
use crate::store::sql::{Parameters, Value};

/// A statement that the server has ready.
#[derive(Clone)]
pub(super) struct Prepared {
    pub(super) statement: Statement,
    /// Which named value each number is; none where they are numbered already.
    pub(super) names: Vec<String>,
}

impl Prepared {
    /// The values in the order of their numbers.
    pub(super) fn values<'a>(
        &self,
        parameters: Parameters<'a>,
    ) -> Result<Vec<Value<'a>>, StoreError> {
        match parameters {
            Parameters::Numbered(values) => Ok(values.to_vec()),
            Parameters::Named(values) => {
                let find = |name: &String| {
                    let found = values.iter().find(|(it, _)| it == name);
                    found.map(|(_, value)| *value).ok_or(StoreError::Unwritable)
                };
                self.names.iter().map(find).collect()
            }
        }
    }
}

/// A statement with `$1` for `?1` and for the name that comes first, and the names in their order.
pub(super) fn number(sql: &str) -> (String, Vec<String>) {
    let mut numbered = String::with_capacity(sql.len());
    let mut names: Vec<String> = Vec::new();
    let mut rest = sql.chars().peekable();
    let mut quoted = false;
    while let Some(sign) = rest.next() {
        quoted ^= sign == '\'';
        match sign {
            '?' if !quoted => numbered.push('$'),
            ':' if !quoted => {
                let mut name = String::from(':');
                while let Some(more) = rest.next_if(|it| it.is_ascii_alphanumeric() || *it == '_') {
                    name.push(more);
                }
                let at = names.iter().position(|it| *it == name);
                let at = at.unwrap_or_else(|| {
                    names.push(name);
                    names.len() - 1
                });
                numbered.push('$');
                numbered.push_str(&(at + 1).to_string());
            }
            other => numbered.push(other),
        }
    }
    (numbered, names)
}

impl ToSql for Value<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut postgres::types::private::BytesMut,
    ) -> Result<IsNull, Box<dyn std::error::Error + Sync + Send>> {
        match *self {
            Self::Null => Ok(IsNull::Yes),
            Self::Flag(flag) => flag.to_sql(kind, out),
            Self::Integer(number) if *kind == Type::INT4 => {
                i32::try_from(number)?.to_sql(kind, out)
            }
            Self::Integer(number) => number.to_sql(kind, out),
            // No text of this server's may hold it.
            Self::Text(text) if text.contains('\0') => {
                text.replace('\0', "\u{fffd}").to_sql(kind, out)
            }
            Self::Text(text) => text.to_sql(kind, out),
        }
    }

    fn accepts(_: &Type) -> bool {
        true
    }

    to_sql_checked!();
}

#[cfg(test)]
mod tests {
    use super::number;

    #[test]
    fn names_are_numbered_by_where_they_come_first() {
        let (sql, names) = number("SELECT ':no' WHERE a = :one AND b = :two_2 OR c = :one");
        assert_eq!(sql, "SELECT ':no' WHERE a = $1 AND b = $2 OR c = $1");
        assert_eq!(names, [":one", ":two_2"]);
        let (sql, names) = number("UPDATE t SET a = ?2, b = '?' WHERE id = ?1");
        assert_eq!(sql, "UPDATE t SET a = $2, b = '?' WHERE id = $1");
        assert!(names.is_empty());
    }
}
