import ArgumentParser

/// `carteira snapshot`: history that is sealed, compared and thinned out.
struct SnapshotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot",
    abstract: "Seal the portfolio as it is today, and look at what was sealed.",
    discussion: """
      A snapshot is a folder in output/archive that RFC 8493 (BagIt 1.0) describes: records, rules, \
      numbers and site, with a checksum of every file. It can be read without this program, is never \
      written to again, and shares unchanged files with the one before. Without a subcommand, \
      one is sealed. docs/archive.md says what is in it.
      """,
    subcommands: [
      SnapshotSealCommand.self, SnapshotListCommand.self, SnapshotShowCommand.self,
      SnapshotVerifyCommand.self, SnapshotDiffCommand.self, SnapshotPruneCommand.self,
      SnapshotExportCommand.self, SnapshotTrendCommand.self,
    ], defaultSubcommand: SnapshotSealCommand.self)
}

/// Where the archive lies.
struct ArchiveOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The folder of the snapshots, instead of output/archive.", valueName: "folder"),
    completion: .directory)
  var archive: String?
}
