# shellcheck shell=bash disable=SC2154 # the other files' variables
# A platform of bench/run's own: started once, used by the sections memory, start and swap.

data=$work/data
command=$root/bin/troupe # of the distribution that is measured
up_pid=
up_limit=240
down_limit=120

troupe() { # verb and its arguments; bounded, its output on stderr
  local verb=$1
  shift
  attended timeout 300 "$command" "$verb" --data "$data" "$@" >&2 ||
    fail "troupe $verb failed"
}

platform_up() {
  local begin=$EPOCHREALTIME i
  free_port; gateway_port=$port
  free_port; admin_port=$port
  say "platform: starting, with its runtime image"
  "$command" up --data "$data" --port "$gateway_port" --admin-port "$admin_port" \
    </dev/null >"$work/up.log" 2>&1 &
  up_pid=$!
  for ((i = 0; i < up_limit * 5; i++)); do
    ! grep -q '^Troupe is up' "$work/up.log" || break
    kill -0 "$up_pid" 2>>"$work/end.log" || fail "troupe up ended"
    sleep 0.2
  done
  grep -q '^Troupe is up' "$work/up.log" || fail "troupe up did not come up within $up_limit s"
  say "platform: up after $(seconds_since "$begin") s"
}

platform_down() {
  local begin=$EPOCHREALTIME
  kill "$up_pid"
  await_end "$up_pid" "$down_limit" || fail "troupe up has not stopped within $down_limit s"
  up_pid=
  say "platform: stopped after $(seconds_since "$begin") s"
}

await_end() { # pid, limit in seconds
  local i
  for ((i = 0; i < $2 * 5; i++)); do
    kill -0 "$1" 2>>"$work/end.log" || return 0
    sleep 0.2
  done
  return 1
}

recorded_pid() { # file of a process record
  sed -n 's/.*"pid" *: *\([0-9]*\).*/\1/p' "$1"
}

platform_abandon() { # exit status; stops what a failed or interrupted run has left, by its records
  [ -n "$up_pid" ] || return 0
  [ "$1" -ge 128 ] || [ "$1" -eq 0 ] || tail -n 15 "$work/up.log" "$data"/logs/*.log >&2
  kill "$up_pid" 2>>"$work/end.log" || true
  if ! await_end "$up_pid" "$down_limit"; then
    say "troupe up (process $up_pid) does not stop; killing it and what its records name"
    kill -KILL "$up_pid" 2>>"$work/end.log" || true
  fi
  local record pid traces
  for record in "$data"/run/*.json "$data"/instances/*/*/run/process.json; do
    [ -f "$record" ] || continue
    pid=$(recorded_pid "$record")
    # Only a process that still has to do with this directory: a pid may be another's by now.
    traces="$(readlink "/proc/$pid/cwd") $(tr '\0' ' ' <"/proc/$pid/cmdline")"
    [[ -z "$pid" || "$traces" != *"$data"* ]] || kill -KILL "$pid" || true
  done 2>>"$work/end.log"
}
