package understudy.ops.cli;

import picocli.CommandLine.Command;

/** Words that users hang on instances. */
@Command(
    name = "tag",
    description = "Tag instances, take tags off, list them.",
    subcommands = {TagSet.class, TagRemove.class, TagList.class})
final class TagCommand extends CommandGroup {}
