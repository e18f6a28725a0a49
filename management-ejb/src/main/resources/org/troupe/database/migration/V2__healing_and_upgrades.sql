-- A deployment has a current revision, and while an upgrade is in progress a next one.
create sequence revision_id;

create table deployment_revision (
  id              bigint  primary key,
  package_id      text    not null,
  package_version text    not null,
  configuration   text    not null,
  endpoints       text    not null,
  upgrade_domains integer not null
);

alter table deployment
  add column current_id          bigint unique references deployment_revision,
  add column next_id             bigint unique references deployment_revision,
  add column stopped             boolean not null default false,
  add column upgrade_manual      boolean,
  add column upgrade_domain      integer,
  add column upgrade_since       timestamptz,
  add column upgrade_turned_back text;

alter table deployment_role
  add column revision_id               bigint  references deployment_revision on delete cascade,
  add column package_id                text    not null default '',
  add column package_version           text    not null default '',
  add column standby_count             integer not null default 0,
  add column keeps_local_storage       boolean not null default false,
  add column heap_megabytes            integer not null default 256,
  add column heap_dump                 boolean not null default false,
  add column unresponsive_limit_millis bigint  not null default 60000,
  add column drain_limit_millis        bigint  not null default 30000,
  add column stop_limit_millis         bigint  not null default 300000;

update deployment set current_id = nextval('revision_id');
insert into deployment_revision
  select current_id, package_id, package_version, configuration, endpoints, 5 from deployment;
update deployment_role r
  set revision_id = d.current_id, package_id = d.package_id, package_version = d.package_version
  from deployment d where d.id = r.deployment_id;

alter table deployment_role
  drop column deployment_id,
  alter column revision_id set not null,
  add primary key (revision_id, position);
alter table deployment
  alter column current_id set not null,
  drop column package_id,
  drop column package_version,
  drop column configuration,
  drop column endpoints;

-- Settings that stay with a slot when its deployment leaves.
create table slot_setting (
  service text not null references cloud_service on delete cascade,
  slot    text not null,
  role    text not null,
  name    text not null,
  value   text not null,
  primary key (service, slot, role, name)
);

-- What the running processes were told cannot be known in the new terms: they are told anew, and
-- count as running another program, so that an upgrade of Troupe itself ends with fresh instances.
alter table role_instance
  drop column terminated_at,
  drop column told_slot,
  add column cause          text    not null default 'WANTED',
  add column leaving_step   text,
  add column leaving_since  timestamptz,
  add column was_ready      boolean not null default false,
  add column standby        boolean not null default false,
  add column retiring       boolean not null default false,
  add column dumped         boolean not null default false,
  add column upgrade_domain integer not null default 0,
  add column asked          text,
  add column program        text,
  add column version        text    not null default '',
  add column told           text;
update role_instance
  set upgrade_domain = ordinal % 5, was_ready = state in ('READY', 'BUSY');
update role_instance
  set leaving_step = 'ROUTING_OUT', leaving_since = since where state = 'STOPPING';

alter table operation
  add column phase              text,
  add column phase_since        timestamptz,
  add column preview            boolean not null default false,
  add column auto_swap          boolean not null default false,
  add column demoted_id         text,
  add column drain_limit_millis bigint,
  add column stop_limit_millis  bigint;
