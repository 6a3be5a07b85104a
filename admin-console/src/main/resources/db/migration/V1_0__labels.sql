-- What interactions proved to be. Rows are only added: the newest of an interaction and source is in force.
create table label (
    seq bigint generated always as identity primary key,
    id uuid not null unique,
    interaction_id uuid not null,
    user_id text not null,
    label text not null check (label in ('FRAUD', 'GENUINE')),
    source text not null check (source in ('CASE', 'CHARGEBACK', 'IMPORT')),
    known_at timestamptz not null,
    recorded_at timestamptz not null default now(),
    recorded_by text not null
);

create index label_of_interaction on label (interaction_id, source, seq desc);
