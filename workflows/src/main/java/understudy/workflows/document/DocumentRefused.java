package understudy.workflows.document;

import understudy.topology.Printable;

/** A text that is no snapshot document; the message is one sentence that says where and why. */
public final class DocumentRefused extends IllegalArgumentException {
  private static final long serialVersionUID = 1;

  DocumentRefused(String sentence) {
    super(sentence);
  }

  DocumentRefused(String sentence, Exception cause) {
    super(sentence, cause);
  }

  /** What stands at a place, given as a JSON pointer; empty for the whole. */
  static DocumentRefused at(String pointer, String sentence) {
    return new DocumentRefused(
        pointer.isEmpty() ? sentence : Printable.of(pointer) + ": " + sentence);
  }
}
