create table deployment (
  id              text        primary key,
  service         text        not null,
  package_id      text        not null,
  package_version text        not null,
  configuration   text        not null,
  endpoints       text        not null,
  broker_password text        not null,
  placed_at       timestamptz not null,
  prepared        boolean     not null,
  leaving         boolean     not null,
  left_slot       text,
  row_version     bigint      not null
);

create table deployment_role (
  deployment_id      text    not null references deployment on delete cascade,
  position           integer not null,
  name               text    not null,
  kind               text    not null,
  instance_count     integer not null,
  routed             boolean not null,
  start_limit_millis bigint  not null,
  primary key (deployment_id, position)
);

create table deployment_queue (
  deployment_id  text    not null references deployment on delete cascade,
  position       integer not null,
  name           text    not null,
  max_deliveries integer not null,
  primary key (deployment_id, position)
);

create table cloud_service (
  name              text        primary key,
  database_password text        not null,
  created_at        timestamptz not null,
  production_id     text        unique references deployment,
  staging_id        text        unique references deployment,
  row_version       bigint      not null,
  check (production_id <> staging_id)
);

create table role_instance (
  id            text        primary key,
  deployment_id text        not null references deployment,
  role          text        not null,
  ordinal       integer     not null,
  state         text        not null,
  since         timestamptz not null,
  detail        text        not null,
  starts        integer     not null,
  failures      integer     not null,
  started_at    timestamptz,
  terminated_at timestamptz,
  token         text        not null,
  port          integer     not null,
  pid           bigint      not null,
  told_slot     text,
  unique (deployment_id, role, ordinal)
);

create sequence operation_id;

create table operation (
  id            bigint      primary key,
  kind          text        not null,
  service       text        not null,
  slot          text,
  deployment_id text        not null,
  outcome       text        not null,
  message       text        not null,
  requested_by  text        not null,
  started_at    timestamptz not null,
  finished_at   timestamptz
);

-- A cloud service takes one change at a time.
create unique index operation_running on operation (service) where outcome = 'RUNNING';

create table operation_step (
  operation_id bigint      not null references operation on delete cascade,
  position     integer     not null,
  at           timestamptz not null,
  step         text        not null,
  primary key (operation_id, position)
);

create table access_token (
  name       text        primary key,
  hash       text        not null unique,
  created_at timestamptz not null
);
