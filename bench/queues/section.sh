# shellcheck shell=bash disable=SC2154 # the other files' variables
# How fast persistent messages are worked off by an empty message-driven bean: in a worker of the
# platform, in a bare Payara Micro with Artemis' own adapter at the same broker, and by Artemis'
# client without a container.

queues_war() { # -> $work/postbox.war
  local image
  image=$(compgen -G "$data/runtime/*/runtime" | head -1)
  mkdir -p "$work/postbox-war/WEB-INF/classes"
  javac -proc:none -nowarn -cp "$image/*" -d "$work/postbox-war/WEB-INF/classes" "$bench"/queues/app/*.java
  mkdir -p "$work/postbox-war/WEB-INF/classes/META-INF/batch-jobs"
  cp "$bench/queues/app/empty.xml" "$work/postbox-war/WEB-INF/classes/META-INF/batch-jobs"
  # Batch artifacts are found by their CDI names.
  cp "$bench/reconcile/beans.xml" "$work/postbox-war/WEB-INF/beans.xml"
  jar --create --file "$work/postbox.war" -C "$work/postbox-war" .
}

queues_package() { # -> $work/postbox.cspkg
  mkdir -p "$work/postbox/roles/worker"
  cp "$bench/queues/cloud/ServiceDefinition.csdef" "$work/postbox"
  cp "$work/postbox.war" "$work/postbox/roles/worker/postbox.war"
  "$command" pack "$work/postbox" -o "$work/postbox.cspkg" >&2
}

postbox_up() { # the service with an empty bean and an empty job; the sections queues and jobs share it
  [ -z "$postbox_is_up" ] || return 0
  [ -z "$production_taken" ] || empty_production
  say "postbox: deploying an empty bean and an empty job"
  queues_war
  queues_package
  troupe deploy postbox --package "$work/postbox.cspkg" --config "$bench/queues/cloud/ServiceConfiguration.cscfg" \
    --slot production
  postbox_is_up=yes
}

queues_adapter() { # Artemis' adapter as it is -> $work/artemis.rar
  mkdir -p "$work/rar"
  (cd "$work/rar" && jar xf "$home/apps/artemis.rar" && rm -f resource-adapter-*.jar)
  sed -i 's/org.troupe.adapter.PausableResourceAdapter/org.apache.activemq.artemis.ra.ActiveMQResourceAdapter/' \
    "$work/rar/META-INF/ra.xml"
  jar --create --file "$work/artemis.rar" -C "$work/rar" .
}

broker_setting() { # key of what the controller was told
  sed -n "s/^$1 *[=:] *//p" "$data/controller/controller.properties"
}

queues_bare() { # a bare server with the bean; sets bare_pid
  local i
  mkdir -p "$work/bare-worker"
  cat >"$work/bare-worker/pre" <<PRE
set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1
PRE
  cat >"$work/bare-worker/post" <<POST
create-resource-adapter-config --property ConnectionParameters=host\\=127.0.0.1;port\\=$broker_port:UserName=\${ENV=BROKER_USER}:Password=\${ENV=BROKER_PASSWORD} artemis
deploy --name artemis --type rar $work/artemis.rar
create-connector-connection-pool --raname artemis --connectiondefinition jakarta.jms.ConnectionFactory --transactionsupport XATransaction --property UserName=\${ENV=BROKER_USER}:Password=\${ENV=BROKER_PASSWORD} messaging
create-connector-resource --poolname messaging jms/troupe
deploy --name postbox $work/postbox.war
POST
  free_port
  (cd "$work/bare-worker" && exec env BROKER_USER="$broker_user" BROKER_PASSWORD="$broker_password" \
    TROUPE_QUEUE_LETTERS=bench-letters TROUPE_QUEUE_FIGURES=bench-figures \
    "$java" -Dcom.sun.enterprise.connectors.inbound.ramid=artemis -jar "$home/runtime/payara-micro.jar" \
    --nohazelcast --disablephonehome --port "$port" --prebootcommandfile pre --postbootcommandfile post) \
    </dev/null >"$work/bare-worker/log" 2>&1 &
  bare_pid=$!
  helpers+=("$bare_pid")
  for ((i = 0; i < 600; i++)); do
    ! grep -q 'Payara Micro.*ready in' "$work/bare-worker/log" || return 0
    kill -0 "$bare_pid" 2>>"$work/end.log" || break
    sleep 0.2
  done
  tail -n 20 "$work/bare-worker/log" >&2
  fail "the bare server did not start"
}

queues_section() {
  local rounds=${QUEUE_ROUNDS:-5} letters=10000 pace=500 seconds=10 classes=$work/queues-classes
  local platform bare client
  [ -z "$quick" ] || rounds=1 letters=3000 seconds=4
  postbox_up
  queues_adapter
  broker_port=$(broker_setting broker.port)
  broker_user=$(broker_setting broker.user)
  broker_password=$(broker_setting broker.password)
  mkdir -p "$classes"
  javac -proc:none -nowarn -cp "$home/lib/broker/*" -d "$classes" "$bench"/queues/client/*.java "$bench/queues/app/Delays.java"
  export BROKER_PASSWORD=$broker_password
  "$java" -cp "$classes:$home/lib/broker/*" bench.queues.Prepare 127.0.0.1 "$broker_port" "$broker_user" ||
    fail "the broker refuses"
  queues_bare
  say "queues: three kinds of consumers in turn, $rounds rounds of $letters letters and $seconds s at $pace a second"
  attended "$java" -XX:+UseSerialGC -Xmx128m -cp "$classes:$home/lib/broker/*" bench.queues.Queues \
    127.0.0.1 "$broker_port" "$broker_user" "$rounds" "$letters" "$pace" "$seconds" \
    >"$work/queues.txt" || fail "the letters were not taken"
  cat "$work/queues.txt" >&2
  kill "$bare_pid"
  await_end "$bare_pid" 60 || fail "the bare server does not stop"
  read -r -a platform < <(grep '^platform' "$work/queues.txt")
  read -r -a bare < <(grep '^bare' "$work/queues.txt")
  read -r -a client < <(grep '^client' "$work/queues.txt")
  row 'queues: messages per second, committed' "${platform[1]}" "${bare[1]}" 'the same bean without the platform'
  row 'queues: messages per second, committed' "${platform[1]}" "${client[1]}" "Artemis' client, no container"
  row 'queues: sent to committed, 99th percentile, ms' "${platform[3]}" "${bare[3]}" "the same, at $pace a second"
  row 'queues: sent to committed, 99th percentile, ms' "${platform[3]}" "${client[3]}" "Artemis' client, at $pace a second"
}

postbox_is_up=
