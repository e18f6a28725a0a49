# shellcheck shell=bash disable=SC2154 # the other files' variables
# From `troupe deploy` until three web and two worker instances are ready, against five bare Payara
# Micro with a small application, started as many at a time as the controller starts.

start_instances=5

small_war() { # an application that answers GET /api/hello -> $work/small.war
  local image
  image=$(compgen -G "$data/runtime/*/runtime" | head -1)
  mkdir -p "$work/war/WEB-INF/classes"
  javac -proc:none -nowarn -cp "$image/*" -d "$work/war/WEB-INF/classes" "$bench"/start/app/*.java
  jar --create --file "$work/small.war" -C "$work/war" .
}

bare_starts() { # sets seconds
  local ports=() i
  for ((i = 0; i < start_instances; i++)); do free_port; ports+=("$port"); done
  mkdir -p "$work/bare"
  attended "$java" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx64m "$bench/start/BareStarts.java" \
    "$home/runtime/payara-micro.jar" "$work/small.war" /api/hello "$work/bare" \
    "$processors" "${ports[@]}" >"$work/bare.txt" ||
    fail "the bare ones did not start"
  seconds=$(awk '$1 == "seconds" { print $2 }' "$work/bare.txt")
}

deploy_production() { # sets seconds
  local begin=$EPOCHREALTIME
  troupe deploy thumbnails --package "$home/samples/thumbnails-1.cspkg" \
    --config "$home/samples/thumbnails.cscfg" --slot production
  seconds=$(seconds_since "$begin")
  production_taken=yes
}

empty_production() {
  [ -n "$production_taken" ] || return 0
  troupe delete thumbnails --slot production
  production_taken=
}

start_section() {
  local rounds=2 round
  [ -z "$quick" ] || rounds=1
  small_war
  for ((round = 1; round <= rounds; round++)); do
    empty_production
    say "start: $start_instances bare ones, $processors at a time (round $round of $rounds)"
    bare_starts
    echo "$seconds" >>"$work/bare-seconds"
    say "start: all answer after $seconds s; now troupe deploy"
    deploy_production
    echo "$seconds" >>"$work/deploy-seconds"
    say "start: all ready after $seconds s"
  done
  row "start: deploy until 3 web + 2 worker ready, s (median of $rounds)" \
    "$(median <"$work/deploy-seconds")" "$(median <"$work/bare-seconds")" \
    "five \`java -jar payara-micro.jar --nohazelcast --deploy small.war\`, $processors at a time"
  note "The bare ones have a small JAX-RS and CDI application: the sample's need a PostgreSQL and a" \
    "queue. So they have less to do than ours. Single runs: ours $(paste -sd' ' "$work/deploy-seconds") s," \
    "bare $(paste -sd' ' "$work/bare-seconds") s."
}

production_taken=
