-- Messages written in the transaction of the change they tell of, until the relay has seen Kafka acknowledge them.
create table outbox (
    seq         bigint generated always as identity primary key,
    topic       text        not null,
    key         text        not null,
    event_type  text        not null,
    event_id    text        not null,
    event_time  timestamptz not null,
    traceparent text,
    payload     bytea       not null,
    created_at  timestamptz not null default now()
) with (
    -- Every row is deleted soon after it was written: vacuum by count, not by a share of a table that is mostly empty.
    autovacuum_vacuum_scale_factor = 0,
    autovacuum_vacuum_threshold = 10000,
    autovacuum_vacuum_insert_threshold = -1
);
