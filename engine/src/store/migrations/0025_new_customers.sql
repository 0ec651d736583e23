-- Whether whoever pays in a session becomes a customer: then there is somebody whose card could be kept.
ALTER TABLE sessions ADD COLUMN new_customer INTEGER NOT NULL DEFAULT 0;
