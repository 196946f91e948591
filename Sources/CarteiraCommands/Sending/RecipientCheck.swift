import Localization
import Mail
import Outbox
import Portfolio
import Privacy
import Reports

/// Whether a message that waited may still go to its recipient; what is not known to be allowed is not.
struct RecipientCheck {
  let portfolio: Portfolio
  let day: Day
  let settings: MailSettings
  let suppression: Suppression?
  let catalog: Catalog

  /// Why it may not, in words; nil where it may.
  func refusal(_ entry: OutboxEntry) -> String? {
    if suppression?.refuses(address: entry.recipient) == true {
      return catalog.text("commands.brief.erased")
    }
    return entry.isExternal ? outside(entry) : inside(entry)
  }

  private func inside(_ entry: OutboxEntry) -> String? {
    guard let address = try? MailAddress(entry.recipient),
      settings.domains.contains(address.domain)
    else { return catalog.text("commands.send.outside") }
    let isOurs = portfolio.team.contains {
      $0.email?.lowercased() == entry.recipient.lowercased()
    }
    return isOurs ? nil : catalog.text("commands.send.not-ours")
  }

  private func outside(_ entry: OutboxEntry) -> String? {
    let contacts = portfolio.contacts.filter {
      $0.id == entry.contact && $0.email?.lowercased() == entry.recipient.lowercased()
    }
    guard let kind = BriefKind(rawValue: entry.document.kind), !contacts.isEmpty else {
      return catalog.text("privacy.refusal.absent")
    }
    let refusal = contacts.compactMap { $0.refusal(forAnyOf: kind.purposes, on: day) }.first
    return refusal.map { catalog.text("privacy.refusal.\($0.rawValue)") }
  }
}
