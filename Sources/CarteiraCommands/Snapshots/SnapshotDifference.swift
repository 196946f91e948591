import Analysis
import Files
import Portfolio

/// How the files of two snapshots differ.
struct FileDifference: Sendable, Hashable {
  let added: Int
  let removed: Int
  let changed: Int
  let same: Int

  init(_ first: [OutputPath: Digest], _ second: [OutputPath: Digest]) {
    var (added, changed, same) = (0, 0, 0)
    for (path, digest) in second {
      switch first[path] {
      case nil: added += 1
      case digest: same += 1
      default: changed += 1
      }
    }
    removed = first.count - changed - same
    (self.added, self.changed, self.same) = (added, changed, same)
  }
}

/// Everything between two snapshots.
struct SnapshotDifference {
  let from: SnapshotName
  let to: SnapshotName
  let attribution: Attribution
  let files: FileDifference

  /// What changed, without what came up to be done.
  var changes: [Change] {
    attribution.later.changes.filter { $0.kind != .suggestion && $0.kind != .data }
  }
}

/// Everything for machines.
extension SnapshotDifference {
  /// One line of JSON.
  var json: [UInt8] {
    JSONValue.object([
      ("from", .text(from.text)), ("to", .text(to.text)), ("files", fileCounts),
      ("figures", .list(attribution.figures.map(figure))),
      ("clients", .list(attribution.clients.map(client))),
      ("changes", .list(attribution.later.changes.map(change))),
    ]).line
  }

  private var fileCounts: JSONValue {
    .object([
      ("added", .integer(files.added)), ("removed", .integer(files.removed)),
      ("changed", .integer(files.changed)), ("same", .integer(files.same)),
    ])
  }

  private func figure(_ figure: Attribution.Figure) -> JSONValue {
    .object([("figure", .text(figure.kind.rawValue))] + parts(figure.parts))
  }

  private func client(_ client: Attribution.Client) -> JSONValue {
    .object([
      ("client", .text(client.id)),
      ("health", client.health.map { .object(parts($0)) } ?? .null),
      ("status", client.status.map(status) ?? .null),
    ])
  }

  private func status(_ path: Attribution.StatusPath) -> JSONValue {
    let steps = path.steps.map { step in
      JSONValue.object([
        ("cause", .text(step.cause.rawValue)), ("status", text(step.status)),
      ])
    }
    return .object([
      ("before", text(path.before)), ("after", text(path.after)), ("steps", .list(steps)),
    ])
  }

  private func change(_ change: Change) -> JSONValue {
    .object([
      ("client", .text(change.id)), ("kind", .text(change.kind.rawValue)),
      ("cause", .text(change.cause.rawValue)),
      ("subject", change.subject.map { .text($0) } ?? .null),
      ("before", value(change.before.machineText)),
      ("after", value(change.after.machineText)),
      ("at-stake", value(change.atStake.map { .money($0) } ?? .missing)),
    ])
  }

  private func parts(_ parts: Attribution.Parts) -> [(String, JSONValue)] {
    [("before", .integer(Int(parts.before))), ("after", .integer(Int(parts.after)))]
      + Attribution.Cause.allCases.map { ($0.rawValue, .integer(Int(parts[$0]))) }
  }

  private func text(_ status: Status?) -> JSONValue {
    status.map { .text($0.rawValue) } ?? .null
  }

  private func value(_ value: AssessmentValue) -> JSONValue {
    switch value {
    case .missing: .null
    case .text(let text): .text(text)
    default: .number(value.machineText(currency: attribution.later.portfolio.currency))
    }
  }
}

extension AssessmentValue {
  /// The value as JSON writes a number.
  fileprivate func machineText(currency: Currency) -> String {
    var bytes: [UInt8] = []
    append(to: &bytes, currency: currency)
    return String(decoding: bytes, as: UTF8.self)
  }
}
