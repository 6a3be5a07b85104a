create table users (
    id              uuid primary key,
    email           text        not null,
    display_name    text        not null,
    country         char(2)     not null,
    phone           text,
    standing        text        not null check (standing in ('ACTIVE', 'WATCHED', 'LIMITED', 'BLOCKED')),
    standing_reason text,
    standing_by     text,
    standing_since  timestamptz not null,
    has_account     boolean     not null,
    account_id      text,
    registered_at   timestamptz not null,
    changed_at      timestamptz not null
);

create unique index users_email on users (lower(email));

-- Every standing a user ever had, with who set it and why.
create table standing_changes (
    seq      bigint generated always as identity primary key,
    user_id  uuid        not null references users (id),
    standing text        not null,
    reason   text        not null,
    set_by   text        not null,
    set_at   timestamptz not null
);

create index standing_changes_user on standing_changes (user_id, seq);

create table devices (
    user_id    uuid        not null references users (id),
    device_id  text        not null,
    name       text,
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    trusted_at timestamptz,
    trusted_by text,
    primary key (user_id, device_id)
);

-- Answers to registrations that carried an Idempotency-Key. The hash leaves the password out.
create table registration_keys (
    caller     text        not null,
    key        text        not null,
    body_hash  text        not null,
    user_id    uuid        not null references users (id),
    created_at timestamptz not null,
    primary key (caller, key)
);

-- Users whose account at the identity provider may differ from what this database says: at most one row a user.
create table identity_jobs (
    user_id    uuid primary key,
    version    bigint      not null default 1,
    attempts   int         not null default 0,
    due_at     timestamptz not null,
    created_at timestamptz not null,
    last_error text
);

create index identity_jobs_due on identity_jobs (due_at);
