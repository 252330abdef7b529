package understudy.activities.mysql;

/** A MySQL account; its password never appears in text. */
public record Account(String user, String password) {
  public Account {
    if (user.isBlank()) {
      throw new IllegalArgumentException("a MySQL account needs a user name");
    }
  }

  @Override
  public String toString() {
    return "Account[user=%s]".formatted(user);
  }
}
