CREATE TABLE transactions (
    id        bigserial PRIMARY KEY,
    wallet_id bigint         NOT NULL REFERENCES wallets (id),
    amount    numeric(10, 2) NOT NULL,
    kind      varchar(40)    NOT NULL,
    booked_at timestamp      NOT NULL
);

INSERT INTO transactions (wallet_id, amount, kind, booked_at) VALUES
    (1, 50.00, 'top-up', '2025-09-10 07:30:00'),
    (1, -4.50, 'purchase', '2025-09-10 10:05:00'),
    (2, 12.00, 'top-up', '2025-09-11 07:45:00'),
    (3, 80.25, 'top-up', '2025-09-12 08:00:00');
