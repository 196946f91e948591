import Diagnostics
import Files
import Portfolio

extension PortfolioAssembly {
  /// Says which files a table reads twice.
  mutating func noteSources() {
    for table in TableName.allCases where table != .notes {
      noteDoubleFiles(of: table)
    }
  }

  /// One source leaves out what it has already; several do not know of each other.
  private mutating func noteDoubleFiles(of table: TableName) {
    let sources = request.sources(of: table)
    guard sources.count > 1 else { return }
    var seen: Set<[String]> = []
    for source in sources {
      // What is wrong with the files is found when they are read.
      for name in (try? request.files(of: source)) ?? [] where name != SourceName.standardInput {
        let part = [source.sheet ?? "", source.databaseTable ?? "", source.query ?? ""]
        guard !seen.insert([request.path(of: name)] + part).inserted else { continue }
        log.add(
          Diagnostic(
            .fileReadTwice, at: source.location, facts: ["found": name, "table": table.rawValue]))
      }
    }
  }
}
