-- One row for each time that facts began to be counted into Redis from nothing; the last one is decided with. Its keys in Redis
-- hold its number, so what is left of the ones before can never be taken for a part of it.
create table fact_epochs (
    epoch         bigint      primary key,
    begun_at      timestamptz not null,
    -- when it had all that was counted before it began; null until then
    whole_at      timestamptz,
    -- records of the log that were counted again, of all that there are to count
    counted       bigint      not null default 0,
    of_records    bigint      not null default 0,
    -- the log's own beginning, where it is not there any more from the first record on
    counted_since timestamptz
);

-- The labels before each one, for whoever goes through all labels again. Not worth a write-ahead log: it is filled anew.
create unlogged table labels_rebuilt (like decision_labels including all);
create unlogged table labels_back_filled (like decision_labels including all);
