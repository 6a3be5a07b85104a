create table interactions (
    id               uuid primary key,
    user_id          text        not null,
    type             text        not null,
    occurred_at      timestamptz not null,
    received_at      timestamptz not null,
    content_hash     bytea       not null,
    body             text        not null, -- canonical JSON, kept byte for byte: the hash is of it
    fallback_outcome text,                 -- what a caller was told when no decision came in time
    fallback_at      timestamptz,
    constraint fallback_is_whole check ((fallback_outcome is null) = (fallback_at is null))
);

create index interactions_by_user on interactions (user_id, occurred_at desc, id desc);

-- Copied from the topic of decisions: the first decision of an interaction stays.
create table decisions (
    interaction_id uuid primary key,
    seq            bigint generated always as identity,
    id             uuid        not null,
    user_id        text        not null,
    outcome        text        not null,
    score          numeric     not null,
    release_hash   text        not null,
    decided_at     timestamptz not null,
    body           text        not null
);

create index decisions_by_user on decisions (user_id, seq);
