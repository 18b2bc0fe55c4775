ALTER TABLE wallets ADD COLUMN daily_limit numeric(10, 2);
