#!/bin/bash
# Opens db1 for writes the first time the cluster is started.
set -euo pipefail
[ -e /done/opened ] && exit 0
mysql -h db1 -u understudy <<SQL
SET GLOBAL rpl_semi_sync_source_enabled = ON;
SET GLOBAL super_read_only = OFF;
SET GLOBAL read_only = OFF;
SQL
touch /done/opened
