#!/bin/sh
# Whether a Galera node may be written to; HAProxy calls it with its own address and port, and those of the node. The account it asks
# with (it needs no rights) is in database-check.cnf beside it. One that does not answer within two seconds may not.
found=$(timeout 2 mariadb --defaults-file="$(dirname "$0")/database-check.cnf" --protocol=tcp --host="$3" --port="$4" \
  --skip-column-names --batch --execute="show global status where variable_name in
  ('wsrep_cluster_status', 'wsrep_local_state', 'wsrep_ready')" | sort | cut -f2 | paste -s -d' ')
[ "$found" = 'Primary 4 ON' ]
