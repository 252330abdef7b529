package understudy.topology;

/** How much an operator wants an instance to lead, from the most to the least. */
public enum PromotionRule {
  MUST,
  PREFER,
  NEUTRAL,
  PREFER_NOT,
  MUST_NOT
}
