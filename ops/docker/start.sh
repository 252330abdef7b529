#!/bin/sh
# Passwords come as environment and are handed on as files that only this user may read.
set -eu
umask 077
: "${UNDERSTUDY_PASSWORD:?is not set}" "${REPLICATION_PASSWORD:?is not set}"
printf %s "$UNDERSTUDY_PASSWORD" > /run/secrets/understudy/mysql
printf %s "$REPLICATION_PASSWORD" > /run/secrets/understudy/replication
unset UNDERSTUDY_PASSWORD REPLICATION_PASSWORD
exec java --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED \
  -cp "/opt/understudy/ops.jar:/opt/understudy/lib/*" understudy.ops.Main \
  server --config /etc/understudy/understudy.yaml
