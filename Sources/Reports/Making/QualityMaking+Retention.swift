import Analysis
import Localization
import Portfolio

extension QualityMaking {
  private static let retentionLimit = 50

  /// People whose data there may be no reason left to keep, for somebody to decide on.
  var retention: [QualityPage.RetentionLine] {
    review.entries.prefix(QualityMaking.retentionLimit).map { entry in
      let contact = context.portfolio.contacts(of: entry.client)
        .first { $0.id == entry.contact.key }
      let reasons = entry.reasons.map {
        words.catalog.text("privacy.reason.\($0.rawValue)")
      }
      return QualityPage.RetentionLine(
        person: contact?.name ?? entry.contact.key, client: context.name(entry.client),
        href: "clients/\(context.slugs[entry.client])/index.html", last: entry.lastContact,
        why: reasons.joined(separator: ", "))
    }
  }

  var retentionNote: String {
    let count = words.plural("quality.retention-note", review.entries.count)
    let hidden = review.entries.count - QualityMaking.retentionLimit
    return hidden > 0 ? count + " " + words.plural("quality.retention-more", hidden) : count
  }
}
