public import ArgumentParser
import CSystem
import Glibc

/// The program's root command.
public struct Carteira: ParsableCommand {
  /// The version, of which `build.json` and `--version` speak.
  static let version = "0.1.0"

  /// How the command line is laid out.
  public static let configuration = CommandConfiguration(
    commandName: "carteira",
    abstract: "Client profiles and the portfolio above them, from the files you have.",
    discussion: """
      A portfolio is a folder with carteira.yaml. Start with `carteira init my-portfolio`, put your \
      spreadsheets into its data folder and run `carteira build` there.
      """,
    version: version,
    subcommands: [
      InitCommand.self, CheckCommand.self, BuildCommand.self, AssessCommand.self,
      ExplainCommand.self, PolicyCommand.self, SimulateCommand.self, ServeCommand.self,
      ImportCommand.self, DuplicatesCommand.self, ExportCommand.self, SnapshotCommand.self,
      BriefCommand.self, OutboxCommand.self, PrivacyCommand.self, AuditCommand.self,
      TemplatesCommand.self, MergeCommand.self,
    ])

  /// The root command without arguments.
  public init() {}

  /// Runs the command line and leaves with 0, 1 or 2, or where somebody stopped it, with 128
  /// and the number of the signal.
  public static func begin() -> Never {
    // Large blocks go back to the system when they are freed: peak memory is what is in use. Small ones
    // stay, since asking for them again costs more than they weigh.
    carteira_return_blocks_from(128 << 10, 8 << 20)
    // Whoever reads no further than the first line still wants the work done.
    carteira_survive_closed_pipes()
    do {
      var command = try parseAsRoot()
      // A preview holds signals back itself, since it ends well by them.
      if !(command is ServeCommand) { Interruption.listen() }
      try command.run()
      Interruption.settle()
      Glibc.exit(Terminal.reportFailure() ? Outcome.problems.rawValue : 0)
    } catch {
      leave(with: error)
    }
  }

  private static func leave(with error: any Error) -> Never {
    Interruption.settle()
    if let code = error as? ExitCode {
      let isCut = Terminal.reportFailure()
      Glibc.exit(code.isSuccess && isCut ? Outcome.problems.rawValue : code.rawValue)
    }
    let message = fullMessage(for: error)
    let isFine = exitCode(for: error).isSuccess
    let terminal = Terminal()
    if !message.isEmpty {
      if isFine { terminal.out(message) } else { terminal.note(message) }
    }
    guard isFine else { Glibc.exit(Outcome.misuse.rawValue) }
    Glibc.exit(Terminal.reportFailure() ? Outcome.problems.rawValue : 0)
  }
}
