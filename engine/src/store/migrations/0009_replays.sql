-- What a signed request is remembered by: not its id alone, but all that was signed. Id and time are
-- signed with nothing between them, and method and route are not signed at all.

CREATE TABLE signed_strings (
    hash TEXT PRIMARY KEY,
    seen INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX signed_strings_by_age ON signed_strings (seen);

-- The latest moment that this file knows of. A clock that went back would open the windows again in
-- which old requests hold and are forgotten.
CREATE TABLE latest_moment (
    id     INTEGER PRIMARY KEY CHECK (id = 1),
    moment INTEGER NOT NULL
) STRICT;
