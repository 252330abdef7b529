package understudy.ops.cli;

import picocli.CommandLine.Command;

/** How much instances are wanted as primaries. */
@Command(
    name = "promotion-rule",
    description = "Say how much an instance is wanted as a primary.",
    subcommands = {PromotionRuleSet.class, PromotionRuleRemove.class})
final class PromotionRuleCommand extends CommandGroup {}
