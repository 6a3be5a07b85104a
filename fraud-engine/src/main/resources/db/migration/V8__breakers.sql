-- Every time the breaker of a rule tripped. While closed_at is null, the rule as it was then (its meaning) is held.
create table breaker_trips (
    id           bigint generated always as identity primary key,
    rule_id      text             not null,
    meaning      text             not null,
    release_hash text             not null,
    hits         bigint           not null,
    evaluated    bigint           not null,
    band_low     double precision not null,
    band_high    double precision not null,
    tripped_at   timestamptz      not null,
    closed_at    timestamptz,
    closed_by    text
);

create unique index breaker_trips_open on breaker_trips (rule_id, meaning) where closed_at is null;
create index breaker_trips_newest on breaker_trips (tripped_at desc, id desc);
