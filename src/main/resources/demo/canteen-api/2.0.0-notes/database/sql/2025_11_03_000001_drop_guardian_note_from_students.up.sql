ALTER TABLE students DROP COLUMN guardian_note;
