package understudy.workflows.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import understudy.topology.InstanceAddress;

class RefusalTest {
  private static final String HEAD =
      "{\"format\":\"understudy-snapshot/1\",\"primary\":\"db1\",\"instances\":";

  private static String one(String members) {
    return HEAD + "[{\"instance\":\"db1\"" + members.replace('`', '"') + "}]}";
  }

  /** What is wrong, within the only instance, and what is said of it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        ",`writeability`:`writable`|/instances/0: there is no member 'writeability' here, did you mean 'writability'?",
        ",`channels`:[{`sauce`:`db2`}]|/instances/0/channels/0: there is no member 'sauce' here, did you mean 'source'?",
        ",`a/b~c`:1|/instances/0: there is no member 'a/b~c' here, only instance, at,",
        ",`writability`:`writeable`|/instances/0/writability: there is no word 'writeable' here, did you mean 'writable'?",
        ",`writability`:true|/instances/0/writability: a text is expected here, not true",
        ",`writability`:null|/instances/0/writability: a text is expected here, not null (what is not known is left out)",
        ",`channels`:{}|/instances/0/channels: a list is expected here, not an object",
        ",`channels`:[7]|/instances/0/channels/0: an object is expected here, not the number '7'",
        ",`channels`:[{}]|/instances/0/channels/0: 'source' is missing: whom it replicates from",
        ",`serverId`:-1|/instances/0/serverId: a whole number from 0 to 4294967295 is expected here",
        ",`serverId`:4294967296|/instances/0/serverId: a whole number from 0 to 4294967295 is expected here",
        ",`serverId`:1e400|/instances/0/serverId: a whole number from 0 to 4294967295 is expected here",
        ",`serverId`:1.5|/instances/0/serverId: a whole number from 0 to 4294967295 is expected here",
        ",`uuid`:`nobody`|/instances/0/uuid: 'nobody' is no server UUID",
        ",`version`:`eight`|/instances/0/version: 'eight' is no version",
        ",`version`:`8.0\\u001b[31m`|/instances/0/version: '8.0?[31m' is no version",
        ",`took`:`soon`|/instances/0/took: 'soon' is no duration: write 4s",
        ",`took`:`-PT4S`|/instances/0/took: '-PT4S' is no duration",
        ",`took`:`999999999999999999d`|/instances/0/took: '999999999999999999d' is no duration",
        ",`took`:`PT99999999999999999999S`|/instances/0/took: 'PT99999999999999999999S' is no duration",
        ",`at`:`yesterday`|/instances/0/at: 'yesterday' is no instant",
        ",`at`:`300000000d`|/instances/0/at: '300000000d' is no instant",
        ",`executed`:`3e11-1`|/instances/0/executed: '3e11-1' is no GTID set",
        ",`replicas`:[`db2:99999`]|/instances/0/replicas/0: port 99999 is not between 1 and 65535",
        ",`replicas`:[`db2;drop`]|/instances/0/replicas/0: 'db2;drop' is no",
        ",`silent`:`dead`|/instances/0/silent: there is no word 'dead' here, only refused, broken",
        ",`silent`:`refused`,`executed`:``|/instances/0: an instance that was silent said nothing",
        ",`binaryLog`:{`position`:`binlog.1`}|/instances/0/binaryLog/position: 'binlog.1' is no place in a log",
      })
  void whatCannotBeIsRefusedWithItsPlaceAndReason(String members, String sentence) {
    var text = one(members);
    assertThatThrownBy(() -> SnapshotDocument.read(text))
        .isInstanceOf(DocumentRefused.class)
        .message()
        .startsWith(sentence)
        .doesNotContain("\n", "\u001b");
  }

  /** All that a schema can say; that a UUID has no such number is the reader's own business. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        ",`writeability`:`writable`",
        ",`channels`:[{`sauce`:`db2`}]",
        ",`writability`:`writeable`",
        ",`writability`:null",
        ",`channels`:{}",
        ",`channels`:[{}]",
        ",`serverId`:-1",
        ",`serverId`:4294967296",
        ",`serverId`:1.5",
        ",`uuid`:`nobody`",
        ",`version`:`eight`",
        ",`took`:`soon`",
        ",`took`:`-PT4S`",
        ",`at`:`yesterday`",
        ",`executed`:`3e11/1`",
        ",`silent`:`dead`",
        ",`silent`:`refused`,`executed`:``",
        ",`binaryLog`:{`position`:`binlog.1`}",
      })
  void theSchemaRefusesItToo(String members) {
    var text = one(members);
    assertThatThrownBy(() -> SnapshotDocument.read(text)).isInstanceOf(DocumentRefused.class);
    assertThat(new Schema().complaints(text)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "{}|'format' is missing",
        "[]|an object is expected here, not a list",
        "{\"format\":\"understudy-snapshot/2\",\"news\":1}|/format: this is 'understudy-snapshot/2', and only 'understudy-snapshot/1' can be read",
        "{\"format\":\"understudy-snapshot/1\"}|'primary' is missing",
        "{\"format\":\"understudy-snapshot/1\",\"format\":\"understudy-snapshot/1\"}|the document is no JSON, line 1, column",
        "{\"format\":|the document is no JSON, line 1, column",
        "{\"format\":\"understudy-snapshot/1\"}}|the document is no JSON, line 1, column",
        "{'format':1}|the document is no JSON, line 1, column",
        "NaN|the document is no JSON, line 1, column",
      })
  void whatIsNoDocumentIsRefused(String text, String sentence) {
    assertThatThrownBy(() -> SnapshotDocument.read(text))
        .isInstanceOf(DocumentRefused.class)
        .message()
        .startsWith(sentence)
        .doesNotContain("\n");
  }

  @Test
  void anInstanceStandsInItOnce() {
    var twice =
        HEAD + "[{\"instance\":\"db1\"},{\"instance\":\"DB1:3306\",\"silent\":\"broken\"}]}";
    assertThatThrownBy(() -> SnapshotDocument.read(twice))
        .hasMessage("/instances/1/instance: db1:3306 stands at /instances/0 already");
  }

  @Test
  void whatIsTooLargeIsRefusedBeforeItFillsTheMemory() {
    var limits =
        List.of(
            "[".repeat(100_000),
            "{\"a\":".repeat(100_000),
            HEAD + "[" + "{},".repeat(1_100_000) + "{}]}",
            " ".repeat(SnapshotDocument.LONGEST) + "{}",
            HEAD + "1" + "0".repeat(100) + "}");
    for (var text : limits) {
      assertThatThrownBy(() -> SnapshotDocument.read(text))
          .isInstanceOf(DocumentRefused.class)
          .hasMessageStartingWith("the document is larger than can be read: at most 32 MiB");
    }
  }

  @Test
  void aHundredThousandInstancesAreNoCluster() {
    var text = new StringBuilder(HEAD).append("[{\"instance\":\"db0\"}");
    for (var number = 1; number < 100_000; number++) {
      text.append(",{\"instance\":\"db").append(number).append("\",\"silent\":\"refused\"}");
    }
    text.append("]}");
    assertThatThrownBy(() -> SnapshotDocument.read(text.toString()))
        .hasMessage("/instances: 100000 are more than the 1000 that one document may hold here");
  }

  @Test
  void whoIsNoMemberCannotBeLost() {
    var document = SnapshotDocument.read(one(""));
    assertThatThrownBy(() -> document.election(List.of(InstanceAddress.parse("db9"))))
        .hasMessage("db9:3306 is no member of the snapshot: it has db1:3306");
  }
}
