import Archive
import Localization
import Portfolio

/// What the commands about snapshots say alike.
enum SnapshotText {
  /// A size in thousands or millions of bytes.
  static func bytes(_ count: Int, _ formatters: Formatters) -> String {
    count < 1_000_000
      ? formatters.decimal(Int64(count), scale: 3, places: .fixed(1)) + " kB"
      : formatters.decimal(Int64(count / 1000), scale: 3, places: .fixed(1)) + " MB"
  }

  /// A finding about a bag, as one line.
  static func line(_ finding: BagFinding, _ catalog: Catalog) -> String {
    let sentence = catalog.text(
      "archive.finding.\(finding.kind.rawValue)",
      ["found": finding.found, "expected": finding.expected])
    return finding.path.isEmpty ? sentence : "\(finding.path): \(sentence)"
  }

  /// A finding for machines.
  static func json(_ finding: BagFinding) -> JSONValue {
    .object([
      ("kind", .text(finding.kind.rawValue)), ("path", .text(finding.path)),
      ("found", .text(finding.found)), ("expected", .text(finding.expected)),
      ("warning", .flag(finding.isWarning)),
    ])
  }
}
