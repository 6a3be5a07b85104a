-- What each series of an epoch counts of each partition: events come in from a place on, all before is counted by a back-fill.
create table fact_series (
    epoch      bigint  not null,
    series     text    not null,
    -- one more each time that the series was given up and is wanted again; its name in Redis follows from it
    generation integer not null,
    partition  text    not null,
    from_place bigint  not null,
    back_fill  bigint  not null,
    ready_at   timestamptz,
    given_up   boolean not null default false,
    primary key (epoch, series, generation, partition)
);

create sequence back_fills;
