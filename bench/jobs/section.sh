# shellcheck shell=bash disable=SC2154 # the other files' variables
# How many runs of an empty batch job are begun a second, asked for by REST, and how long one waits.

jobs_section() {
  local runs=200 single=20
  [ -z "$quick" ] || runs=40 single=5
  postbox_up
  say "jobs: $runs runs at once, $single one after the other"
  mkdir -p "$work/jobs-classes"
  javac -proc:none -nowarn -cp "$home/lib/cli/*" -d "$work/jobs-classes" "$bench/jobs/Starts.java"
  attended "$java" -XX:+UseSerialGC -Xmx64m -cp "$work/jobs-classes:$home/lib/cli/*" Starts \
    "http://127.0.0.1:$admin_port/" "$data/admin.token" postbox empty "$runs" "$single" >"$work/jobs.txt" ||
    fail "the jobs did not run"
  cat "$work/jobs.txt" >&2
  row_without_peer "jobs: begun a second ($runs asked for at once)" "$(jobs_figure per-second)" 'one worker instance'
  row_without_peer "jobs: asked for until begun, ms (median of $single)" "$(jobs_figure to-start-ms)" 'one at a time'
  row_without_peer "jobs: asked for until ended, ms (median of $single)" "$(jobs_figure to-end-ms)" 'one at a time; an empty batchlet'
}

jobs_figure() { # name
  awk -v name="$1" '$1 == name { print $2 }' "$work/jobs.txt"
}
