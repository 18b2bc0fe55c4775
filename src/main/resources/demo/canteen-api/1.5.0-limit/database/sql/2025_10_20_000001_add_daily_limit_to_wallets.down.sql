ALTER TABLE wallets DROP COLUMN daily_limit;
