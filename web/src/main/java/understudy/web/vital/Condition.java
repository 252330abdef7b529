package understudy.web.vital;

/** Whether something that everything depends on is alive. */
public sealed interface Condition {
  /** It answers. */
  record Up() implements Condition {}

  /**
   * It does not.
   *
   * @param sentence what is known about it, in one clause: {@code 127.0.0.1:7233 refuses
   *     connections}
   */
  record Down(String sentence) implements Condition {}
}
