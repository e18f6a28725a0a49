# shellcheck shell=bash disable=SC2154 # the other files' variables
# Resident memory of the platform without services.

memory_aim=1229 # MiB, that is 1.2 GiB

tree() { # pid -> it and its descendants
  local child
  echo "$1"
  # shellcheck disable=SC2013 # several words a line
  for child in $(cat "/proc/$1"/task/*/children 2>>"$work/end.log"); do tree "$child"; done
}

resident() { # pids -> "RSS PSS" of them together, in KiB; PSS 0 if one is not readable
  local process
  for process in "$@"; do
    awk '/^Rss:/ { rss = $2 } /^Pss:/ { pss = $2 } END { print rss, pss }' \
      "/proc/$process/smaps_rollup" 2>>"$work/end.log" ||
      awk '/^VmRSS:/ { print $2, 0 }' "/proc/$process/status"
  done | awk '{ rss += $1; if ($2 == 0) blind = 1; pss += $2 } END { print rss, blind ? 0 : pss }'
}

memory_row() { # name, RSS, PSS in KiB
  awk -v name="$1" -v rss="$2" -v pss="$3" 'BEGIN { printf "| %s | %.0f | %s |\n",
    name, rss / 1024, pss ? sprintf("%.0f", pss / 1024) : "not readable" }' | tee -a "$work/memory-rows" >&2
}

memory_section() {
  local settle=30 name processes rss pss all_rss=0 all_pss=0 readable=yes
  [ -z "$quick" ] || settle=10
  say "memory: waiting $settle s for the platform to settle"
  attended sleep "$settle"
  for name in supervisor database broker controller gateway gateway-2; do
    # The others are the supervisor's children.
    processes=("$up_pid")
    [ "$name" = supervisor ] ||
      mapfile -t processes < <(tree "$(recorded_pid "$data/run/$name.json")")
    read -r rss pss < <(resident "${processes[@]}")
    memory_row "$name" "$rss" "$pss"
    [ "$pss" -gt 0 ] || readable=
    all_rss=$((all_rss + rss)) all_pss=$((all_pss + pss))
  done
  [ -n "$readable" ] || all_pss=0
  memory_row 'in all' "$all_rss" "$all_pss"
  row 'memory: platform without services, RSS, MiB' $(((all_rss + 512) / 1024)) "$memory_aim" 'the aim, 1.2 GiB'
}
