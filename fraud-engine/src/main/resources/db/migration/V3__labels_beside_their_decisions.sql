-- Labels come a week after their decisions, thousands at a time. In a table of their own each is a short row; in the row of its
-- decision each wrote that whole row, with all its indexes, a second time.
create table decision_labels (
    interaction_id uuid        primary key,
    label          text        not null,
    source         text        not null,
    known_at       timestamptz not null
);

insert into decision_labels (interaction_id, label, source, known_at)
select interaction_id, label, label_source, label_known_at from decisions where label is not null;

alter table decisions drop column label, drop column label_source, drop column label_known_at;
