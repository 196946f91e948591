import Diagnostics
import Localization
import Outbox
import Privacy

/// What a run would send, and how each message stands with the ledger.
struct SendPlan {
  let messages: [OutboxMessage]
  let standings: [OutboxStanding]
  let now: Int64

  /// The messages, each with where it goes and what is to be done with it.
  func lines(_ catalog: Catalog) -> [String] {
    var table = TextTable([.left, .left, .left])
    for (message, standing) in zip(messages, standings) {
      table.add([
        message.document.stem, SendPlan.shown(message.recipient, isExternal: message.isExternal),
        word(standing, catalog),
      ])
    }
    return table.lines
  }

  private func word(_ standing: OutboxStanding, _ catalog: Catalog) -> String {
    switch standing {
    case .new: catalog.text("commands.send.plan.new")
    case .waiting(let entry):
      entry.due > now
        ? catalog.text("commands.send.plan.later", ["moment": Clock.stamp(of: entry.due)])
        : catalog.text("commands.send.plan.new")
    case .settled(let entry):
      catalog.text(
        "commands.send.plan.settled",
        [
          "state": catalog.text("commands.outbox.state.\(entry.state.rawValue)"),
          "moment": Clock.stamp(of: entry.changed), "number": String(entry.number),
        ])
    case .changed(let entry):
      catalog.text("commands.send.plan.changed", ["number": String(entry.number)])
    }
  }

  /// Documents that are not sent because they changed after some had been.
  var refusals: [Diagnostic] {
    var seen: Set<OutboxDocument> = []
    return zip(messages, standings).compactMap { message, standing in
      guard case .changed(let entry) = standing, seen.insert(message.document).inserted else {
        return nil
      }
      return Diagnostic(
        .documentChanged,
        facts: [
          "name": message.document.stem, "number": String(entry.number),
          "moment": Clock.stamp(of: entry.changed),
        ])
    }
  }

  /// An address for the screen: of people outside it is masked.
  static func shown(_ address: String, isExternal: Bool) -> String {
    isExternal ? Masking.email(address) : address
  }
}

extension OutboxEntry {
  /// The address for the screen: of people outside it is masked.
  var shownRecipient: String { SendPlan.shown(recipient, isExternal: isExternal) }

  /// What findings say of it.
  var facts: [String: String] {
    ["number": String(number), "name": document.stem, "to": shownRecipient]
  }
}
