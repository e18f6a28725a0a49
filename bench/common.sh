# shellcheck shell=bash disable=SC2154 # the other files' variables
# What the sections of bench/run share. Uses its variables: bench root home work processors quick

pids=()    # what this run has started and waits for; the platform and its instances aside
helpers=() # what it has started beside that, and ends

touch "$work/rows" "$work/memory-rows" "$work/reconcile-rows" "$work/notes"

say() {
  printf '%(%H:%M:%S)T %s\n' -1 "$*" >&2
}

fail() {
  echo "bench: $*" >&2
  exit 1
}

attended() { # command and its arguments; in the background, so that a signal is heard meanwhile
  local status=0
  "$@" &
  pids=($!)
  wait $! || status=$?
  pids=()
  return "$status"
}

finish() {
  local status=$? pid
  trap '' INT TERM
  for pid in "${pids[@]}" "${helpers[@]}"; do kill "$pid" 2>>"$work/end.log" || true; done
  for pid in "${pids[@]}" "${helpers[@]}"; do wait "$pid" 2>>"$work/end.log" || true; done
  platform_abandon "$status"
  rm -rf "$work"
}

install_tools() {
  local missing=()
  command -v nginx >/dev/null || missing+=(nginx-light)
  command -v wrk >/dev/null || missing+=(wrk)
  command -v curl >/dev/null || missing+=(curl)
  [ ${#missing[@]} -gt 0 ] || return 0
  say "installing ${missing[*]}"
  { apt-get update -q && apt-get install -y -q --no-install-recommends "${missing[@]}"; } \
    >"$work/apt.log" 2>&1 || { tail -n 20 "$work/apt.log" >&2; fail "could not install ${missing[*]}"; }
}

build() { # bin/troupe builds a checkout that is not built
  "$root/bin/troupe" --version >&2 || fail "Troupe could not be built"
  java=${JAVA_HOME:+$JAVA_HOME/bin/}java
}

next_port=$((10000 + RANDOM % 4000))
free_port() { # sets port; below those that systems give to outgoing connections
  while { (exec 3<>"/dev/tcp/127.0.0.1/$next_port"); } 2>>"$work/ports.log"; do
    next_port=$((next_port + 1))
  done
  port=$next_port
  next_port=$((next_port + 1))
}

seconds_since() { # an $EPOCHREALTIME
  awk -v from="$1" -v to="$EPOCHREALTIME" 'BEGIN { printf "%.1f", to - from }'
}

median() { # figures, one a line, on stdin
  sort -n | awk '{ v[NR] = $1 }
    END { m = int((NR + 1) / 2); print NR % 2 ? v[m] : (v[m] + v[m + 1]) / 2 }'
}

row() { # figure, ours, peer's, peer
  awk -v figure="$1" -v ours="$2" -v theirs="$3" -v peer="$4" 'BEGIN {
    printf "| %s | %s | %s | %.2f | %s |\n", figure, ours, theirs, ours / theirs, peer }' \
    >>"$work/rows"
}

row_without_peer() { # figure, ours, why there is none
  printf '| %s | %s | – | – | %s |\n' "$@" >>"$work/rows"
}

note() {
  printf -- '- %s\n' "$*" >>"$work/notes"
}

load_average() { cut -d' ' -f1 /proc/loadavg; }

note_machine() {
  local processor memory system commit
  processor=$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)
  memory=$(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)
  system=$(. /etc/os-release && echo "$PRETTY_NAME, Linux $(uname -r)")
  commit=$(git -C "$root" rev-parse --short HEAD 2>>"$work/end.log" || echo unknown)
  note "Machine: ${processor:-$(uname -m)}, $processors processors, $memory GiB; $system;" \
    "$("$java" -XshowSettings:properties -version 2>&1 | sed -n 's/^ *java.runtime.version = /Java /p')," \
    "$(nginx -v 2>&1 | sed 's/^nginx version: //')."
  note "Run: commit $commit, $(date -u +%Y-%m-%d)${quick:+, **--quick: not to be used**}," \
    "load average at the start $(load_average)."
  if awk -v limit="$processors" '{ exit !($1 > limit / 2) }' /proc/loadavg; then
    say "this machine is busy (load $(load_average) on $processors processors): do not trust what follows"
    note "**The machine was busy with something else: do not trust these figures.**"
  fi
}

print_tables() {
  echo '| figure | Troupe | peer | ratio | against |'
  echo '|---|---:|---:|---:|---|'
  cat "$work/rows"
  if [ -s "$work/memory-rows" ]; then
    echo
    echo '| platform without services | RSS, MiB | PSS, MiB |'
    echo '|---|---:|---:|'
    cat "$work/memory-rows"
  fi
  if [ -s "$work/reconcile-rows" ]; then
    echo
    cat "$work/reconcile-rows"
  fi
  echo
  cat "$work/notes"
}
