import Diagnostics
import Files
import Localization
import Mail
import Privacy
import Reports

/// To whom a document can be sent as things stand, and what keeps it from the others.
struct BriefDelivery {
  /// Those it goes to.
  let addresses: [MailAddress]
  /// To whom it goes, in words; addresses of people outside are masked.
  let to: String
  /// What keeps it from being sent; nil for nothing.
  let problem: String?

  /// - Parameters:
  ///   - brief: The document.
  ///   - settings: Who writes, and which hosts are the company's.
  ///   - catalog: The texts.
  init(_ brief: Brief, _ settings: MailSettings, _ catalog: Catalog) {
    var addresses: [MailAddress] = []
    var problems: [String] = []
    var names: [String] = []
    let isExternal = brief.kind.audience == .external
    for recipient in brief.recipients {
      names.append(
        recipient.address.map {
          "\(recipient.name) (\(isExternal ? Masking.email($0) : $0))"
        } ?? recipient.name)
      let name = ["name": recipient.name]
      guard let text = recipient.address else {
        problems.append(catalog.text("commands.brief.no-address", name))
        continue
      }
      guard let address = try? MailAddress(text, name: recipient.name) else {
        problems.append(catalog.text("commands.brief.bad-address", name))
        continue
      }
      // Without any host that is known to be the company's nothing internal may leave.
      guard isExternal || settings.domains.contains(address.domain) else {
        problems.append(
          catalog.text(
            "commands.brief.outside", name.merging(["domain": address.domain]) { $1 }))
        continue
      }
      addresses.append(address)
    }
    if brief.recipients.isEmpty {
      problems.append(
        catalog.text(
          brief.kind == .director ? "commands.brief.no-directors" : "commands.brief.nobody"))
    }
    self.addresses = addresses
    to = names.isEmpty ? "–" : names.joined(separator: ", ")
    problem = problems.isEmpty ? nil : problems.joined(separator: " ")
  }
}
