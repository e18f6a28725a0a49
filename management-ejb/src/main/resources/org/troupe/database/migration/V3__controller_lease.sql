-- One row: who of several controllers leads. A term is one holder's time, and only a take-over
-- changes it. It is the key, so that a transaction that has the row locked "for key share" delays
-- a take-over, but no renewal.
create table controller_lease (
  term       bigint      primary key,
  holder     text        not null,
  address    text        not null,
  since      timestamptz not null,
  held_until timestamptz not null,
  only_row   boolean     not null default true unique check (only_row)
);

insert into controller_lease (term, holder, address, since, held_until)
values (0, '', '', now(), now());
