create table lists (
    name        text primary key,
    kind        text not null,
    description text not null
);

create table list_entries (
    list       text        not null references lists (name),
    value      text        not null,
    reason     text        not null,
    expires_at timestamptz,
    added_by   text        not null,
    added_at   timestamptz not null,
    primary key (list, value)
);

create table snoozes (
    rule_id    text        not null,
    field      text        not null,
    value      text        not null,
    until      timestamptz not null,
    reason     text        not null,
    snoozed_by text        not null,
    snoozed_at timestamptz not null,
    primary key (rule_id, field, value)
);

-- One row, raised by every change of the tables above: engines read them again when it moved.
create table lists_version (version bigint not null);
insert into lists_version values (0);
