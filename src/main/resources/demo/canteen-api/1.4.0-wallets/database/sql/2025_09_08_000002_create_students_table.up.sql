CREATE TABLE students (
    id            bigserial PRIMARY KEY,
    canteen_id    bigint       NOT NULL REFERENCES canteens (id),
    name          varchar(255) NOT NULL,
    grade         varchar(20)  NOT NULL,
    guardian_note varchar(255),
    created_at    timestamp,
    updated_at    timestamp
);

INSERT INTO students (canteen_id, name, grade, guardian_note) VALUES
    (1, 'Lina Haddad', '4A', 'no nuts'),
    (1, 'Sami Rahal', '5B', NULL),
    (2, 'Huda Mansour', '3C', 'calls before trips');
