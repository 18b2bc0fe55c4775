CREATE TABLE wallets (
    id         bigserial PRIMARY KEY,
    student_id bigint         NOT NULL UNIQUE REFERENCES students (id),
    balance    numeric(10, 2) NOT NULL DEFAULT 0,
    created_at timestamp,
    updated_at timestamp
);

INSERT INTO wallets (student_id, balance) VALUES (1, 45.50), (2, 12.00), (3, 80.25);
