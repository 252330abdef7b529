package understudy.topology.gtid;

import understudy.topology.ServerUuid;

/** Where transactions come from, and what their numbers are counted within. */
public sealed interface TransactionSource extends Comparable<TransactionSource>
    permits TaggedServer, DomainServer {
  /** The server that was the first to execute them. */
  ServerUuid server();

  /** MySQL's sources first, then MariaDB's, each in its own order. */
  @Override
  default int compareTo(TransactionSource other) {
    return switch (this) {
      case TaggedServer mine ->
          switch (other) {
            case TaggedServer theirs -> mine.compareTo(theirs);
            case DomainServer _ -> -1;
          };
      case DomainServer mine ->
          switch (other) {
            case TaggedServer _ -> 1;
            case DomainServer theirs -> mine.compareTo(theirs);
          };
    };
  }
}
