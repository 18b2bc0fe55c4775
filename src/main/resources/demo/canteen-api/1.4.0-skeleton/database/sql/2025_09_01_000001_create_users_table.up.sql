CREATE TABLE users (
    id         bigserial PRIMARY KEY,
    name       varchar(255) NOT NULL,
    email      varchar(255) NOT NULL UNIQUE,
    password   varchar(255) NOT NULL,
    role       varchar(40)  NOT NULL,
    created_at timestamp,
    updated_at timestamp
);

-- The passwords are not hashes on purpose: nobody logs in with these rows.
INSERT INTO users (name, email, password, role) VALUES
    ('Rana Alnajjar', 'rana@canteen.example', '!', 'cashier'),
    ('Omar Saleh', 'omar@canteen.example', '!', 'manager');
