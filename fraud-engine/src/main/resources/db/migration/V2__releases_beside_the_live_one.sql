-- Releases of shadows and canaries are kept too; one that never was in force has no activated_at.
alter table releases alter column activated_at drop not null;

alter table release_refusals add column scope text not null default 'live';
alter table release_refusals alter column scope drop default;
