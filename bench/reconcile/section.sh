# shellcheck shell=bash disable=SC2154 # the other files' variables
# What a pass of reconcile takes and what it costs at rest, with 20, 200 and 2,000 services of ten
# instances: the built controller with its database, broker and gateway, but a host without
# processes, and one agent (nginx) that answers for all instances.

reconcile_controller() { # the distribution with the fake host in its controller -> $work/reconcile-home
  local parts=$work/reconcile
  mkdir -p "$parts/lib" "$parts/classes/META-INF" "$parts/war/WEB-INF/lib"
  cp -al "$home" "$work/reconcile-home"
  (cd "$parts/lib" && jar xf "$home/runtime/payara-micro.jar" MICRO-INF/runtime &&
    jar xf "$home/apps/controller.war" WEB-INF/lib)
  javac -proc:none -nowarn -cp "$parts/lib/WEB-INF/lib/*:$parts/lib/MICRO-INF/runtime/*" \
    -d "$parts/classes" "$bench"/reconcile/controller/*.java
  # All classes are beans, as in the controller's own jar.
  cp "$bench/reconcile/beans.xml" "$parts/classes/META-INF/beans.xml"
  jar --create --file "$parts/war/WEB-INF/lib/bench.jar" -C "$parts/classes" .
  rm "$work/reconcile-home/apps/controller.war"
  cp "$home/apps/controller.war" "$work/reconcile-home/apps/controller.war"
  jar --update --file "$work/reconcile-home/apps/controller.war" -C "$parts/war" .
}

reconcile_agent() { # sets agent_port
  free_port; agent_port=$port
  mkdir -p "$work/agent"
  cat >"$work/agent/nginx.conf" <<EOF
worker_processes 1;
worker_rlimit_nofile 60000;
daemon off;
pid $work/agent/pid;
error_log $work/agent/error.log;
events { worker_connections 50000; }
http {
  access_log off;
  keepalive_requests 1000000000;
  keepalive_timeout 1h;
  client_body_temp_path $work/agent/body;
  proxy_temp_path $work/agent/proxy;
  fastcgi_temp_path $work/agent/fastcgi;
  uwsgi_temp_path $work/agent/uwsgi;
  scgi_temp_path $work/agent/scgi;
  default_type application/json;
  server {
    listen 127.0.0.1:$agent_port backlog=4096;
    location = /_role/status {
      return 200 '{"instance":"any","state":"READY","detail":"","heapUsedBytes":1,"uptimeMillis":1}';
    }
    location / { return 200 '{"stopped":true,"done":true,"detail":""}'; }
  }
}
EOF
  nginx -c "$work/agent/nginx.conf" -p "$work/agent" 2>>"$work/end.log" &
  agent_pid=$!
  helpers+=("$agent_pid")
}

bench_do() { # command, at most this many seconds
  attended curl -sS --fail-with-body --max-time "$2" "http://127.0.0.1:$bench_port$1" ||
    fail "the controller did not do $1"
}

reconcile_measure() { # services
  local services=$1 figures=$work/reconcile-$1.txt passes=40 seconds=80 deaths=5 plans=60
  [ -z "$quick" ] || passes=5 seconds=10 deaths=2 plans=10
  say "reconcile: $services services"
  bench_do "/probes?on=0" 10 >&2
  bench_do "/become?services=$services&agent=$agent_port" 600 >&2
  # Warm: the compilers have seen all of it.
  bench_do "/rest?passes=$((passes / 4))&seconds=$((seconds / 4))" 600 >"$work/end.log"
  bench_do "/rest?passes=$passes&seconds=$seconds" 900 >"$figures"
  if [ "$services" -gt 0 ]; then
    bench_do "/deaths?services=$services&count=$deaths" 600 >>"$figures"
    bench_do "/parts?rounds=$plans" 600 >>"$figures"
    bench_do "/plan?rounds=$plans" 600 >>"$figures"
    if [ "$services" -le 200 ]; then
      bench_do "/probes?on=1" 10 >&2
      bench_do "/rest?passes=$((passes / 4))&seconds=$((seconds / 4))" 600 >"$work/end.log"
      bench_do "/rest?passes=$((passes / 2))&seconds=$((seconds / 2))" 600 |
        sed 's/^/probed-/' >>"$figures"
      bench_do "/probes?on=0" 10 >&2
    fi
  fi
  sed "s/^/  /" "$figures" >&2
}

reconcile_figure() { # services, name
  awk -v name="$2" '$1 == name { print $2 }' "$work/reconcile-$1.txt"
}

reconcile_line() { # title, name of the figure, its factor
  local services
  printf '| %s' "$1"
  for services in 20 200 2000; do
    printf ' | %s' "$(reconcile_figure "$services" "$2")"
  done
  awk -v small="$(reconcile_figure 200 "$2")" -v large="$(reconcile_figure 2000 "$2")" \
    'BEGIN { printf " | %s |\n", (small > 0 && large > 0 ? sprintf("%.1f", large / small) : "–") }'
}

schedules_measure() { # what 10,000 schedules at rest add to the same 20 services
  local count seconds=60 figures=$work/schedules.txt
  [ -z "$quick" ] || seconds=20
  say "reconcile: 10,000 schedules"
  for count in 0 500; do
    bench_do "/probes?on=0" 10 >&2
    bench_do "/become?services=20&schedules=$count&agent=$agent_port" 600 >&2
    bench_do "/rest?passes=5&seconds=$seconds" 600 >"$work/end.log"
    bench_do "/rest?passes=5&seconds=$seconds" 600 |
      awk -v count="$count" '$1 == "rest-cpu-percent" { print count, $2 }' >>"$figures"
  done
  sed 's/^/  schedules of each service, CPU %: /' "$figures" >&2
  schedules_cpu=$(awk 'NR == 1 { without = $2 } NR == 2 { printf "%.2f", $2 - without }' "$figures")
}

reconcile_table() {
  echo '| reconcile: instances | 200 | 2,000 | 20,000 | last ratio, linear is 10 |'
  echo '|---|---:|---:|---:|---:|'
  reconcile_line 'pass at rest, ms, median' rest-median-ms
  reconcile_line 'pass at rest, ms, 95th percentile' rest-p95-ms
  reconcile_line 'CPU of the controller at rest, % of a core' rest-cpu-percent
  reconcile_line 'the same, agents asked every 2 s' probed-rest-cpu-percent
  reconcile_line 'pass after an instance died, ms, median' death-pass-median-ms
  reconcile_line 'from its death to the end of that pass, ms, median' death-until-handled-median-ms
  reconcile_line 'plan alone at rest, ms, median' plan-rest-median-ms
  reconcile_line 'plan alone, all instances just started, ms, median' plan-motion-median-ms
}

reconcile_section() {
  local services sizes=(0 20 200 2000)
  reconcile_controller
  data=$work/reconcile-data command=$work/reconcile-home/bin/troupe
  platform_up
  reconcile_agent
  bench_port=$(<"$data/bench.port")
  for services in "${sizes[@]}"; do reconcile_measure "$services"; done
  schedules_measure
  reconcile_table >"$work/reconcile-rows"
  row 'reconcile: pass with 2,000 instances at rest, ms (median)' \
    "$(reconcile_figure 200 rest-median-ms)" 200 'the aim'
  row 'reconcile: CPU with 2,000 instances at rest, % of a core' \
    "$(reconcile_figure 200 rest-cpu-percent)" 10 'the aim'
  row 'jobs: CPU of 10,000 schedules at rest, % of a core' "$schedules_cpu" 1 'the aim'
  note "Reconcile: without services the controller takes $(reconcile_figure 0 rest-cpu-percent) %" \
    "of a core; load average at the end $(load_average)."
  platform_down
  kill "$agent_pid"
}
