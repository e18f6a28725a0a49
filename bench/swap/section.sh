# shellcheck shell=bash disable=SC2154 # the other files' variables
# How long after the command to swap the old version still answers, under requests without a pause.

swap_connections=4

swap_section() {
  local swaps=6 commands=4 warm=15
  [ -z "$quick" ] || swaps=2 commands=2 warm=5
  if [ -z "$production_taken" ]; then
    say "swap: deploying version 1 to production"
    deploy_production
  fi
  say "swap: deploying version 2 to staging"
  troupe deploy thumbnails --package "$home/samples/thumbnails-2.cspkg" \
    --config "$home/samples/thumbnails-staging.cscfg" --slot staging
  say "swap: $swaps by REST, $commands by troupe swap"
  javac -proc:none -d "$work/swap" "$bench"/swap/*.java
  attended "$java" -XX:+UseSerialGC -Xmx64m -cp "$work/swap" bench.swap.Swaps \
    "127.0.0.1:$gateway_port" "http://127.0.0.1:$admin_port/" "$data/admin.token" \
    thumbnails "$swap_connections" "$warm" "$swaps" "$commands" \
    "$root/bin/troupe" swap thumbnails --data "$data" >"$work/swap.txt" ||
    { cat "$work/swap.txt" >&2; fail "the swaps did not work"; }
  cat "$work/swap.txt" >&2
  row_without_peer "swap: command until the last answer of the old version, ms (median of $swaps)" \
    "$(swap_figure last-old-ms)" "$swap_connections connections back to back"
  row_without_peer "swap: \`troupe swap\` in all, ms (median of $commands)" \
    "$(swap_figure command-ms)" 'under the same requests'
  row_without_peer 'swap: failed requests' "$(swap_figure failed)" \
    "of $(swap_figure requests), $(swap_figure requests-per-second) per second; must be 0"
  if [ "$(swap_figure failed)" -ne 0 ]; then
    verdict=1
    note '**Requests failed during a swap. That is a defect.**'
  fi
}

swap_figure() { # name
  awk -v name="$1" '$1 == name { print $2 }' "$work/swap.txt"
}
