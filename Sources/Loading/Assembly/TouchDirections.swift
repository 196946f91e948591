public import Diagnostics
import Portfolio

extension DiagnosticCode {
  /// A file of touches that does not say who spoke, which leaves some of them open; facts: `rows`, `taken`,
  /// `unknown`.
  static let touchesWithoutDirection = DiagnosticCode(.warning, 720)
  /// The same where every touch is taken as two-way; facts: `count`.
  static let touchesTakenAsTwoWay = DiagnosticCode(.note, 721)
  /// Spellings that are read as one of our people; facts: `found`, `kept`.
  static let joinedOwners = DiagnosticCode(.note, 722)
}

extension LoadingDiagnostics {
  /// Findings about touches that do not say who spoke, and about our people without a table of them.
  public static let touchCodes: [DiagnosticCode] = [
    .touchesWithoutDirection, .touchesTakenAsTwoWay, .joinedOwners,
  ]
}

extension PortfolioAssembly {
  /// Reads touches, with what their channels say of who spoke.
  mutating func loadInteractions() throws(DiagnosticsError) {
    guard var loaded = try read(.interactions, make: { Interaction(id: $0, client: $1) }) else {
      return
    }
    var channels = TouchChannels()
    for index in loaded.records.indices {
      guard let channel = loaded.records[index].record.channel else { continue }
      loaded.records[index].record.isChannelTwoWay = channels.isTwoWay(channel)
    }
    sayDirections(&loaded)
    take(loaded)
    records.interactions = ByClient(loaded.records.map(\.record))
  }

  /// Says of each file without a word on who spoke what is made of its touches.
  private func sayDirections(_ loaded: inout LoadedTable<Interaction>) {
    let silent = Set(loaded.summaries.filter { $0.known["direction"] == nil }.map(\.file))
    guard !silent.isEmpty else { return }
    var counts = [(taken: Int, unknown: Int)](
      repeating: (taken: 0, unknown: 0), count: loaded.files.count)
    for record in loaded.records where record.record.direction == nil {
      if record.record.isTakenAsTwoWay {
        counts[Int(record.place.file)].taken += 1
      } else {
        counts[Int(record.place.file)].unknown += 1
      }
    }
    for (file, count) in zip(loaded.files, counts) where silent.contains(file) {
      let place = SourceLocation(file: file)
      if count.unknown > 0 {
        loaded.log.add(
          Diagnostic(
            .touchesWithoutDirection, at: place,
            facts: [
              "rows": String(count.taken + count.unknown), "taken": String(count.taken),
              "unknown": String(count.unknown),
            ]))
      } else if count.taken > 0 {
        loaded.log.add(
          Diagnostic(.touchesTakenAsTwoWay, at: place, facts: ["count": String(count.taken)]))
      }
    }
  }
}
