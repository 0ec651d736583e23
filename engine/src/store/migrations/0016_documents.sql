-- What a dialect keeps of its own. `seq` is the place in lists: later ones are larger, also after the
-- largest was deleted.

CREATE TABLE documents (
    seq     INTEGER PRIMARY KEY AUTOINCREMENT,
    account TEXT NOT NULL,
    dialect TEXT NOT NULL,
    kind    TEXT NOT NULL,
    id      TEXT NOT NULL,
    owner   TEXT,
    body    TEXT NOT NULL CHECK (json_valid(body)),
    created INTEGER NOT NULL,
    UNIQUE (account, dialect, kind, id)
) STRICT;

CREATE INDEX documents_by_kind ON documents (account, dialect, kind, seq);
CREATE INDEX documents_by_owner ON documents (account, dialect, kind, owner, seq)
    WHERE owner IS NOT NULL;
