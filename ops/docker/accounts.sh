#!/bin/bash
# Run once by the MySQL image when a server is new: accounts everywhere alike and outside the binary log,
# and each replica pointed at db1.
set -euo pipefail
escape() { printf %s "$1" | sed "s/\\\\/\\\\\\\\/g; s/'/''/g"; }
mysql --protocol=socket -uroot -p"$MYSQL_ROOT_PASSWORD" <<SQL
SET sql_log_bin = 0;
SET GLOBAL super_read_only = OFF;
CREATE USER 'repl'@'%' IDENTIFIED BY '$(escape "$REPLICATION_PASSWORD")';
GRANT REPLICATION SLAVE ON *.* TO 'repl'@'%';
CREATE USER 'understudy'@'%' IDENTIFIED BY '$(escape "$UNDERSTUDY_PASSWORD")';
GRANT PROCESS, REPLICATION CLIENT, REPLICATION SLAVE, REPLICATION_SLAVE_ADMIN, SYSTEM_VARIABLES_ADMIN,
      CONNECTION_ADMIN, RELOAD ON *.* TO 'understudy'@'%';
GRANT SELECT ON performance_schema.* TO 'understudy'@'%';
SQL
if [ "$ROLE" = replica ]; then
  mysql --protocol=socket -uroot -p"$MYSQL_ROOT_PASSWORD" <<SQL
RESET BINARY LOGS AND GTIDS;
CHANGE REPLICATION SOURCE TO SOURCE_HOST = 'db1', SOURCE_PORT = 3306, SOURCE_USER = 'repl',
  SOURCE_PASSWORD = '$(escape "$REPLICATION_PASSWORD")', SOURCE_AUTO_POSITION = 1, GET_SOURCE_PUBLIC_KEY = 1,
  SOURCE_CONNECT_RETRY = 1, SOURCE_RETRY_COUNT = 86400, SOURCE_HEARTBEAT_PERIOD = 0.5;
SQL
else
  mysql --protocol=socket -uroot -p"$MYSQL_ROOT_PASSWORD" <<SQL
RESET BINARY LOGS AND GTIDS;
SQL
fi
