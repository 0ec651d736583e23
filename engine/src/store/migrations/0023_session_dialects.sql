-- In which dialect a session was opened: what is kept in it has ids of that one.
ALTER TABLE sessions ADD COLUMN dialect TEXT NOT NULL DEFAULT '';
