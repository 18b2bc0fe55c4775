CREATE TABLE canteens (
    id         bigserial PRIMARY KEY,
    name       varchar(255) NOT NULL,
    city       varchar(120) NOT NULL,
    created_at timestamp,
    updated_at timestamp
);

INSERT INTO canteens (name, city) VALUES
    ('Palm Hill School', 'Northtown'),
    ('Olive Grove School', 'Riverside');
