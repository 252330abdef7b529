package understudy.workflows.document;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import understudy.topology.Applier;
import understudy.topology.Channel;
import understudy.topology.ChannelSettings;
import understudy.topology.InstanceAddress;
import understudy.topology.LogPosition;
import understudy.topology.Progress;
import understudy.topology.Receiver;
import understudy.topology.ServerUuid;
import understudy.topology.Switch;
import understudy.topology.gtid.GtidSet;

/** What is said of a replica's sources. */
final class ChannelForm {
  private static final Member<Progress, Optional<LogPosition>> RECEIVED_TO =
      Member.optional(
          "received",
          Kinds.POSITION,
          Progress::received,
          "up to where the source's log was fetched (`Source_Log_File`, `Read_Source_Log_Pos`)");

  private static final Member<Progress, Optional<LogPosition>> EXECUTED_TO =
      Member.optional(
          "executed",
          Kinds.POSITION,
          Progress::executed,
          "up to where it was executed (`Relay_Source_Log_File`, `Exec_Source_Log_Pos`)");

  private static final Member<Progress, Optional<LogPosition>> RELAY_AT =
      Member.optional(
          "relay",
          Kinds.POSITION,
          Progress::relay,
          "where the applier stands in the relay log (`Relay_Log_File`, `Relay_Log_Pos`)");

  private static final Form<Progress> PROGRESS =
      new Form<>(
          "progress",
          "How far a channel has come, in files and offsets.",
          List.of(RECEIVED_TO, EXECUTED_TO, RELAY_AT),
          place ->
              new Progress(RECEIVED_TO.read(place), EXECUTED_TO.read(place), RELAY_AT.read(place)));

  private static final Member<ChannelSettings, Switch> FILTERS =
      Member.orUnknown(
          "filters",
          Kinds.word(Switch.class),
          ChannelSettings::filters,
          Switch.UNKNOWN,
          "whether parts of what the source logs are left out (`Replicate_*`)");

  private static final Member<ChannelSettings, Switch> CREDENTIALS =
      Member.orUnknown(
          "credentials",
          Kinds.word(Switch.class),
          ChannelSettings::credentials,
          Switch.UNKNOWN,
          "whether it has an account to receive with");

  private static final Member<ChannelSettings, Switch> ENCRYPTION =
      Member.orUnknown(
          "encryption",
          Kinds.word(Switch.class),
          ChannelSettings::encryption,
          Switch.UNKNOWN,
          "whether it receives over TLS");

  private static final Form<ChannelSettings> SETTINGS =
      new Form<>(
          "channelSettings",
          "How a channel was set up.",
          List.of(FILTERS, CREDENTIALS, ENCRYPTION),
          place ->
              new ChannelSettings(
                  FILTERS.read(place), CREDENTIALS.read(place), ENCRYPTION.read(place)));

  private static final Member<Channel, String> NAME =
      Member.or(
          "name", Kinds.NAME, Channel::name, "", "the channel's name; the default one has none");

  private static final Member<Channel, InstanceAddress> SOURCE =
      Member.required("source", Kinds.ADDRESS, Channel::source, "whom it replicates from");

  private static final Member<Channel, Optional<ServerUuid>> SOURCE_UUID =
      Member.optional(
          "sourceUuid",
          Kinds.UUID,
          Channel::sourceUuid,
          "the source's UUID, by which it is found if it is known here by another address");

  private static final Member<Channel, Channel.Positioning> POSITIONING =
      Member.or(
          "positioning",
          Kinds.word(Channel.Positioning.class),
          Channel::positioning,
          Channel.Positioning.AUTO,
          "`auto` by GTID, or by `file` and position");

  private static final Member<Channel, Receiver> RECEIVED =
      Member.or(
          "receiver",
          ThreadForms.RECEIVER.kind(),
          Channel::receiver,
          any -> ThreadForms.RECEIVER_AS_USUAL,
          "running",
          "the thread that fetches the source's log");

  private static final Member<Channel, Applier> APPLIED =
      Member.or(
          "applier",
          ThreadForms.APPLIER.kind(),
          Channel::applier,
          any -> ThreadForms.APPLIER_AS_USUAL,
          "running",
          "the threads that execute what was fetched");

  private static final Member<Channel, GtidSet> RETRIEVED =
      Member.or(
          "retrieved",
          Kinds.GTIDS,
          Channel::retrieved,
          GtidSet.empty(),
          "what was fetched (`Retrieved_Gtid_Set`)");

  private static final Member<Channel, Duration> DELAY =
      Member.or(
          "delay",
          Kinds.DURATION,
          Channel::delay,
          Duration.ZERO,
          "by how much it stays behind on purpose (`SOURCE_DELAY`)");

  private static final Member<Channel, Progress> POSITIONS =
      Member.or(
          "progress",
          PROGRESS.kind(),
          Channel::progress,
          any -> Progress.UNKNOWN,
          "",
          "how far it has come, in files and offsets");

  private static final Member<Channel, ChannelSettings> SET_UP =
      Member.or(
          "settings",
          SETTINGS.kind(),
          Channel::settings,
          any -> ChannelSettings.UNKNOWN,
          "",
          "how it was set up");

  static final Form<Channel> FORM =
      new Form<>(
          "channel",
          "One source that an instance replicates from.",
          List.of(
              NAME,
              SOURCE,
              SOURCE_UUID,
              POSITIONING,
              RECEIVED,
              APPLIED,
              RETRIEVED,
              DELAY,
              POSITIONS,
              SET_UP),
          place ->
              new Channel(
                  NAME.read(place),
                  SOURCE.read(place),
                  SOURCE_UUID.read(place),
                  POSITIONING.read(place),
                  RECEIVED.read(place),
                  APPLIED.read(place),
                  RETRIEVED.read(place),
                  DELAY.read(place),
                  POSITIONS.read(place),
                  SET_UP.read(place)));

  private ChannelForm() {}
}
