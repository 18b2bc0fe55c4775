CREATE TABLE meals (
    id         bigserial PRIMARY KEY,
    canteen_id bigint        NOT NULL REFERENCES canteens (id),
    name       varchar(255)  NOT NULL,
    price      numeric(8, 2) NOT NULL,
    available  boolean       NOT NULL DEFAULT true
);

INSERT INTO meals (canteen_id, name, price) VALUES
    (1, 'Lentil soup', 3.00),
    (1, 'Cheese sandwich', 4.50),
    (2, 'Rice with chicken', 6.00);
