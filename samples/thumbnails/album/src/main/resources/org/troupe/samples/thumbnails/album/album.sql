CREATE TABLE IF NOT EXISTS photo (
  id             varchar(36)  PRIMARY KEY,
  title          varchar(200) NOT NULL,
  credit         varchar(200),
  media_type     varchar(8)   NOT NULL,
  bytes          bigint       NOT NULL,
  width          integer      NOT NULL,
  height         integer      NOT NULL,
  state          varchar(8)   NOT NULL,
  reason         varchar(500),
  colour         char(7),
  arrived        timestamptz  NOT NULL,
  taken_by       varchar(100) NOT NULL,
  made_by        varchar(100),
  made_in_millis bigint
);

CREATE INDEX IF NOT EXISTS photo_arrived ON photo (arrived DESC, id);

CREATE TABLE IF NOT EXISTS original (
  photo_id varchar(36) PRIMARY KEY REFERENCES photo ON DELETE CASCADE,
  content  bytea       NOT NULL
);

CREATE TABLE IF NOT EXISTS thumbnail (
  photo_id   varchar(36) NOT NULL REFERENCES photo ON DELETE CASCADE,
  size       varchar(8)  NOT NULL,
  media_type varchar(8)  NOT NULL,
  width      integer     NOT NULL,
  height     integer     NOT NULL,
  content    bytea       NOT NULL,
  PRIMARY KEY (photo_id, size)
);
