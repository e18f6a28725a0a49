-- Logins of producers outside, one for each slot; 256 random bits for the services there are.
alter table cloud_service
  add column producer_password         text not null
    default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', ''),
  add column staging_producer_password text not null
    default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '');

-- Deployments that are there get the addresses, logins and rights that are new at the broker.
update deployment set prepared = false where not leaving;

-- What is measured over time: a series for each service, slot, metric and subject, such as a queue.
create table metric_series (
  id      bigint generated always as identity primary key,
  service text   not null,
  slot    text   not null,
  metric  text   not null,
  subject text   not null,
  unique (service, slot, metric, subject)
);

-- Samples at resolutions of 15 s, 5 min and 1 h, each made of the ones before it.
create table metric_sample (
  series     bigint           not null references metric_series on delete cascade,
  resolution integer          not null,
  at         timestamptz      not null,
  lowest     double precision not null,
  highest    double precision not null,
  total      double precision not null,
  samples    integer          not null,
  primary key (series, resolution, at)
);

-- What is old goes, and the coarser resolutions are made, by resolution and time.
create index metric_sample_age on metric_sample (resolution, at);
