-- One row per interaction, written once. What people filter by are columns; the decision as published is the body.
create table decisions (
    id               uuid primary key,
    interaction_id   uuid             not null unique,
    user_id          text             not null,
    type             text             not null,
    outcome          text             not null,
    score            double precision not null,
    occurred_at      timestamptz      not null,
    decided_at       timestamptz      not null,
    release_hash     text             not null,
    rule_ids         text[]           not null,
    amount           numeric,
    currency         text,
    counterparty     text,
    trace_id         text             not null,
    source_partition text             not null,
    source_offset    bigint           not null,
    label            text,
    label_source     text,
    label_known_at   timestamptz,
    body             bytea            not null
);

create index decisions_newest on decisions (decided_at desc, id desc);
create index decisions_of_user on decisions (user_id, decided_at desc, id desc);
-- Nearly all outcomes are ALLOW: those are found through decisions_newest.
create index decisions_not_allowed on decisions (outcome, decided_at desc, id desc) where outcome <> 'ALLOW';
create index decisions_by_rule on decisions using gin (rule_ids) where rule_ids <> '{}';

-- How many decisions of each outcome a minute had, by latency bucket (see LatencyBuckets): the overview reads these.
create table decision_minutes (
    minute    timestamptz not null,
    outcome   text        not null,
    bucket    smallint    not null,
    decisions bigint      not null,
    primary key (minute, outcome, bucket)
) with (fillfactor = 50);

create table rule_minutes (
    minute  timestamptz not null,
    rule_id text        not null,
    hits    bigint      not null,
    primary key (minute, rule_id)
) with (fillfactor = 50);

-- Every release that was in force here; the one activated last is in force after a restart.
create table releases (
    hash         text        primary key,
    files        text        not null,
    published_at timestamptz not null,
    published_by text        not null,
    activated_at timestamptz not null
);

create table release_refusals (
    hash     text        primary key,
    at       timestamptz not null,
    findings text        not null
);
