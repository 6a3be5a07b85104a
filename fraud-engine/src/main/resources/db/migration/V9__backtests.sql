-- What backtests were asked for, how far they are, and what came of them; the newest are kept.
create table backtests (
    id           uuid        primary key,
    release_hash text        not null,
    range_from   timestamptz not null,
    range_to     timestamptz not null,
    types        text[]      not null,
    examples     int         not null,
    apply_holds  boolean     not null,
    requested_by text        not null,
    requested_at timestamptz not null,
    status       text        not null,
    problem      text,
    started_at   timestamptz,
    finished_at  timestamptz,
    -- The engine that runs it says so every second; one that is silent has ended.
    beat_at      timestamptz not null,
    done         bigint      not null,
    total        bigint,
    cancel       boolean     not null,
    result       text
);

create index backtests_newest on backtests (requested_at desc, id desc);
