package understudy.workflows.document;

import java.util.List;
import java.util.Optional;
import understudy.topology.BinaryLog;
import understudy.topology.LogPosition;
import understudy.topology.gtid.GtidSet;

/** What is said of how an instance logs. */
final class BinaryLogForm {
  static final BinaryLog AS_USUAL =
      new BinaryLog(
          BinaryLog.State.ON,
          BinaryLog.Format.ROW,
          BinaryLog.Relayed.LOGGED,
          BinaryLog.GtidMode.ON,
          BinaryLog.Consistency.UNKNOWN,
          Optional.empty(),
          Optional.empty(),
          GtidSet.empty());

  private static final Member<BinaryLog, BinaryLog.State> STATE =
      Member.or(
          "state",
          Kinds.word(BinaryLog.State.class),
          BinaryLog::state,
          AS_USUAL.state(),
          "whether there is one (`log_bin`)");

  private static final Member<BinaryLog, BinaryLog.Format> FORMAT =
      Member.or(
          "format",
          Kinds.word(BinaryLog.Format.class),
          BinaryLog::format,
          AS_USUAL.format(),
          "`binlog_format`");

  private static final Member<BinaryLog, BinaryLog.Relayed> RELAYED =
      Member.or(
          "relayed",
          Kinds.word(BinaryLog.Relayed.class),
          BinaryLog::relayed,
          AS_USUAL.relayed(),
          "whether what was replicated is logged again (`log_replica_updates`)");

  private static final Member<BinaryLog, BinaryLog.GtidMode> GTID_MODE =
      Member.or(
          "gtidMode",
          Kinds.word(BinaryLog.GtidMode.class),
          BinaryLog::gtidMode,
          AS_USUAL.gtidMode(),
          "`gtid_mode`");

  private static final Member<BinaryLog, BinaryLog.Consistency> CONSISTENCY =
      Member.orUnknown(
          "consistency",
          Kinds.word(BinaryLog.Consistency.class),
          BinaryLog::consistency,
          BinaryLog.Consistency.UNKNOWN,
          "`enforce_gtid_consistency`: `enforced` for ON, `warned_of` for WARN");

  private static final Member<BinaryLog, Optional<BinaryLog.RowImage>> ROW_IMAGE =
      Member.optional(
          "rowImage",
          Kinds.word(BinaryLog.RowImage.class),
          BinaryLog::rowImage,
          "`binlog_row_image`");

  private static final Member<BinaryLog, Optional<LogPosition>> POSITION =
      Member.optional(
          "position",
          Kinds.POSITION,
          BinaryLog::position,
          "up to where it has logged (`SHOW BINARY LOG STATUS`)");

  private static final Member<BinaryLog, GtidSet> PURGED =
      Member.or(
          "purged",
          Kinds.GTIDS,
          BinaryLog::purged,
          GtidSet.empty(),
          "what it executed and has no longer in its log (`gtid_purged`)");

  static final Form<BinaryLog> FORM =
      new Form<>(
          "binaryLog",
          "How an instance logs what it executes.",
          List.of(STATE, FORMAT, RELAYED, GTID_MODE, CONSISTENCY, ROW_IMAGE, POSITION, PURGED),
          place ->
              new BinaryLog(
                  STATE.read(place),
                  FORMAT.read(place),
                  RELAYED.read(place),
                  GTID_MODE.read(place),
                  CONSISTENCY.read(place),
                  ROW_IMAGE.read(place),
                  POSITION.read(place),
                  PURGED.read(place)));

  private BinaryLogForm() {}
}
