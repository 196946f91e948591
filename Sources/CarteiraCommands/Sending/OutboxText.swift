import Diagnostics
import Localization
import Outbox

extension Session {
  /// What the ledger has; nothing where nothing was ever sent.
  func outboxEntries() throws -> [OutboxEntry] {
    let file = OutboxFile(folder: workplace.folder)
    return try stopping { () throws(DiagnosticsError) in
      try lifting { () throws(Diagnostic) in
        let outbox = try file.existing()
        return try file.using { () throws(OutboxError) in try outbox?.entries() ?? [] }
      }
    }
  }
}

extension OutboxEntry {
  /// What a list says of it: when it is tried again, or what the server said and when.
  func remark(_ catalog: Catalog) -> String {
    let said = OutboxEntry.reply(code, reply)
    guard state == .deferred else { return "\(Clock.stamp(of: changed)) \(said)" }
    return catalog.text("commands.send.plan.later", ["moment": Clock.stamp(of: due)]) + " " + said
  }

  static func reply(_ code: Int?, _ reply: String?) -> String {
    [code.map(String.init), reply].compactMap { $0 }.joined(separator: " ")
  }

  /// For machines: the address as the list shows it.
  var json: JSONValue {
    .object([
      ("number", .integer(Int(number))), ("state", .text(state.rawValue)),
      ("kind", .text(document.kind)), ("document", .text(document.stem)),
      ("day", .text(document.day)), ("to", .text(shownRecipient)),
      ("message", .text(messageID)), ("attempts", .integer(attempts)),
      ("changed", .text(Clock.stamp(of: changed))),
      ("due", state == .deferred ? .text(Clock.stamp(of: due)) : .null),
      ("code", JSONValue(code)), ("reply", reply.map { .text($0) } ?? .null),
    ])
  }
}

extension OutboxEvent {
  /// For machines.
  var json: JSONValue {
    .object([
      ("at", .text(Clock.stamp(of: moment))), ("state", .text(state.rawValue)),
      ("code", JSONValue(code)), ("reply", reply.map { .text($0) } ?? .null),
    ])
  }
}
