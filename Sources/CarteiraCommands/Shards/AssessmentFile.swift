import Analysis
import Diagnostics
import Files
import Portfolio

/// What follows from all clients together, as a file that several builds read.
///
/// ```
/// carteira-assessment 2
/// program carteira 0.1.0
/// as-of 2026-11-27
/// …                        what it was made from, a line each
/// threshold tier-gold 1250000
/// …                        where the base is divided, a line each
/// results <SHA-256> <bytes>
///
/// <bytes>
/// ```
///
/// Whoever wants to know what a shard goes by reads its head; the results after it name no client.
struct AssessmentFile: Sendable {
  private static let heading = "carteira-assessment 2"
  private static let limit = 1 << 30

  /// Where it lies, as the user named it.
  let path: String
  let foundation: SiteFoundation
  /// The thresholds by name.
  let thresholds: [SiteFoundation.Part]
  /// The digest of the whole file: shards with the same one belong together.
  let digest: Digest
  private let body: [UInt8]

  // MARK: Writing

  /// The bytes of the file.
  static func bytes(
    _ foundation: SiteFoundation, _ summary: PortfolioSummary, _ results: SharedResults
  ) -> [UInt8] {
    let body = results.encoded
    let lines =
      [heading] + foundation.parts.map { "\($0.name) \($0.value)" }
      + thresholds(summary).map { "threshold \($0.name) \($0.value)" }
      + ["results \(Digest(of: body)) \(body.count)", "", ""]
    return Array(lines.joined(separator: "\n").utf8) + body
  }

  /// Where the clients are divided: what a shard must find again.
  static func thresholds(_ summary: PortfolioSummary) -> [SiteFoundation.Part] {
    func list<Value>(_ values: [Value?]) -> String {
      values.map { $0.map { "\($0)" } ?? "-" }.joined(separator: ",")
    }
    let (concentration, rfm) = (summary.concentration, summary.rfm)
    return [
      .init("clients", "\(summary.byStatus.rows.reduce(0) { $0 + $1.clients })"),
      .init("last-invoice", summary.lastInvoice.map { "\($0)" } ?? "-"),
      .init("abc-total", "\(concentration.total)"),
      .init("rfm-participants", "\(rfm.participants)"),
      .init("rfm-days", list(rfm.recencyDays)), .init("rfm-invoices", list(rfm.frequencies)),
      .init("rfm-amounts", list(rfm.amounts)),
      .init("tier-base", "\(summary.tiers.base)"),
      .init("tier-revenues", list(Tier.allCases.map { summary.tiers.least($0) })),
      .init("net-sales", "\(summary.current.net)"),
    ]
  }

  // MARK: Reading

  /// Whether a file begins as one does.
  static func isOne(_ path: String, _ fileSystem: FileSystem) -> Bool {
    guard fileSystem.isFile(path), let file = try? fileSystem.open(path),
      let beginning = try? file.read(at: 0, count: heading.utf8.count)
    else { return false }
    return beginning.elementsEqual(heading.utf8)
  }

  /// Reads a file.
  ///
  /// - Parameters:
  ///   - path: The file, as the user named it.
  ///   - fileSystem: Where it lies.
  /// - Throws: When it cannot be read, or is not as it was written.
  init(_ path: String, _ fileSystem: FileSystem) throws(DiagnosticsError) {
    let damaged = DiagnosticsError([
      Diagnostic(.assessmentDamaged, at: SourceLocation(file: path), facts: ["path": path])
    ])
    let bytes = try filing { () throws(FileError) in
      try fileSystem.read(path, limit: AssessmentFile.limit)
    }
    var lines: [String] = []
    var rest = bytes[...]
    while let end = rest.firstIndex(of: 0x0A), end > rest.startIndex, lines.count < 100 {
      guard let line = String(validating: rest[..<end], as: UTF8.self) else { throw damaged }
      lines.append(line)
      rest = rest[(end + 1)...]
    }
    let body = Array(rest.dropFirst())
    guard rest.first == 0x0A, lines.first == AssessmentFile.heading,
      lines.last == "results \(Digest(of: body)) \(body.count)"
    else { throw damaged }
    let parts = lines.dropFirst().dropLast().compactMap { SiteFoundation.Part(line: $0) }
    let prefix = "threshold"
    self.path = path
    foundation = SiteFoundation(parts: parts.filter { $0.name != prefix })
    thresholds = parts.filter { $0.name == prefix }.compactMap {
      SiteFoundation.Part(line: $0.value)
    }
    digest = Digest(of: bytes)
    self.body = body
  }

  /// The results, of a portfolio with so many clients.
  func results(clients: Int) throws(DiagnosticsError) -> SharedResults {
    guard let results = SharedResults(decoding: body, clients: clients) else {
      throw DiagnosticsError([
        Diagnostic(.assessmentDamaged, at: SourceLocation(file: path), facts: ["path": path])
      ])
    }
    return results
  }

  /// What keeps the file from serving a build on a foundation; empty where nothing does.
  func objections(to other: SiteFoundation) -> [Diagnostic] {
    func value(_ parts: [SiteFoundation.Part], _ name: String) -> String? {
      parts.first { $0.name == name }?.value
    }
    var names = other.parts.map(\.name)
    names += foundation.parts.map(\.name).filter { !names.contains($0) }
    return names.compactMap { name -> Diagnostic? in
      let (found, expected) = (value(foundation.parts, name), value(other.parts, name))
      guard found != expected else { return nil }
      let facts = ["path": path, "found": found ?? "-", "expected": expected ?? "-", "part": name]
      let code: DiagnosticCode =
        switch name {
        case SiteFoundation.program: .assessmentOfOtherProgram
        case SiteFoundation.day: .assessmentOfOtherDay
        default: .assessmentOfOtherInput
        }
      return Diagnostic(code, at: SourceLocation(file: path), facts: facts)
    }
  }

  /// What came out otherwise than the file says; empty where nothing did.
  func differences(from summary: PortfolioSummary) -> [Diagnostic] {
    let now = AssessmentFile.thresholds(summary)
    guard now.map(\.name) == thresholds.map(\.name) else {
      return [Diagnostic(.assessmentDamaged, at: SourceLocation(file: path), facts: ["path": path])]
    }
    return zip(thresholds, now).filter { $0 != $1 }.map { found, expected in
      Diagnostic(
        .assessmentDiffers, at: SourceLocation(file: path),
        facts: [
          "path": path, "field": found.name, "found": found.value, "expected": expected.value,
        ])
    }
  }
}
