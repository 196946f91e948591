import Diagnostics
import Loading
import Localization

extension Session {
  /// Stops before anything is published, sealed or sent where hardly a row of some file names a client: what
  /// would be shown is not the clients'.
  ///
  /// - Parameters:
  ///   - loaded: What was loaded.
  ///   - log: Everything found so far, which is written then.
  ///   - isStrict: Whether warnings are written where quiet is asked for, too.
  /// - Throws: The exit code of problems in data.
  func stop(
    atStrangersOf loaded: LoadedPortfolio, _ log: DiagnosticLog, isStrict: Bool = false
  ) throws {
    guard loaded.namesStrangers else { return }
    progress.clear()
    (isStrict ? reporter.withWarnings : reporter).write(log)
    reporter.say(workplace.catalog.text("commands.strangers-stopped"))
    throw Outcome.problems
  }
}
