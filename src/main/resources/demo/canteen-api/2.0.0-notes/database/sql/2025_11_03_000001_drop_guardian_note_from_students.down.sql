-- The notes themselves do not come back: restore them from the backup.
ALTER TABLE students ADD COLUMN guardian_note varchar(255);
