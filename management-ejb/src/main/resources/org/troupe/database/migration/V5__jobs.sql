-- Runs of jobs. They belong to a slot of a service and a role, and outlive deployments.
create sequence job_run_number;

create table job_run (
  id               text        primary key,
  number           bigint      not null unique,
  service          text        not null,
  slot             text        not null,
  role             text        not null,
  job              text        not null,
  trigger          text        not null,
  origin           text        unique,
  requested_by     text        not null,
  parameters       text        not null,
  keep_runs        integer     not null,
  keep_days        integer     not null,
  status           text        not null,
  message          text        not null,
  deployment_id    text,
  ordered          boolean     not null,
  sent             boolean     not null,
  attempt          integer     not null,
  failures         integer     not null,
  losses           integer     not null,
  queued_at        timestamptz not null,
  not_before       timestamptz,
  started_at       timestamptz,
  ended_at         timestamptz,
  stop_cause       text,
  stop_ordered_at  timestamptz,
  stopping_since   timestamptz,
  displaced_since  timestamptz,
  instance         text,
  boot             text,
  execution_id     bigint,
  exit_status      text,
  steps            text        not null,
  report_sequence  bigint      not null,
  log_begin        bigint      not null,
  log_end          bigint      not null,
  by_intake        boolean     not null,
  tell_intake      boolean     not null,
  row_version      bigint      not null
);

create index job_run_of_job on job_run (service, slot, job, number desc);
create index job_run_active on job_run (number) where status in ('QUEUED', 'RUNNING', 'STOPPING');
create index job_run_to_tell on job_run (number) where tell_intake;

-- What a run has written, in bytes from its beginning; the middle of much is dropped.
create table job_run_log (
  run_id text    not null references job_run on delete cascade,
  start  bigint  not null,
  bytes  bytea   not null,
  primary key (run_id, start)
);

-- How far the ticks of a schedule have been decided upon.
create table job_schedule (
  id              text        primary key,
  service         text        not null,
  slot            text        not null,
  role            text        not null,
  job             text        not null,
  cron            text        not null,
  time_zone       text        not null,
  active          boolean     not null,
  decided_through timestamptz not null,
  last_tick       timestamptz,
  runs            bigint      not null,
  skipped         bigint      not null
);

create index job_schedule_of_job on job_schedule (service, slot, job);
