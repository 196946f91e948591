import Diagnostics
import Files
import Localization
import Mail
import Privacy
import Reports

/// To whom a document can be sent as things stand, and what keeps it from the others.
struct BriefDelivery {
  /// Somebody it goes to.
  struct Addressee {
    let address: MailAddress
    /// The id of the contact; nil for one of ours.
    let contact: String?
  }

  /// Those it goes to, each once.
  let addressees: [Addressee]
  var addresses: [MailAddress] { addressees.map(\.address) }
  /// To whom it goes, in words; addresses of people outside are masked.
  let to: String
  /// What keeps it from being sent; nil for nothing.
  let problem: String?

  /// - Parameters:
  ///   - brief: The document.
  ///   - settings: Who writes, and which hosts are the company's.
  ///   - suppression: Who was erased; nil where nobody was.
  ///   - catalog: The texts.
  init(
    _ brief: Brief, _ settings: MailSettings, _ suppression: Suppression?, _ catalog: Catalog
  ) {
    var addressees: [Addressee] = []
    var problems: [String] = []
    var names: [String] = []
    let isExternal = brief.kind.audience == .external
    for recipient in brief.recipients {
      // Whoever asked to be forgotten may still stand in the table of our own people.
      if let text = recipient.address, suppression?.refuses(address: text) == true {
        problems.append(catalog.text("commands.brief.erased"))
        continue
      }
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
      guard !addressees.contains(where: { $0.address.address == text }) else { continue }
      addressees.append(Addressee(address: address, contact: isExternal ? recipient.id : nil))
    }
    if brief.recipients.isEmpty {
      problems.append(
        catalog.text(
          brief.kind == .director ? "commands.brief.no-directors" : "commands.brief.nobody"))
    }
    self.addressees = addressees
    to = names.isEmpty ? "–" : names.joined(separator: ", ")
    problem = problems.isEmpty ? nil : problems.joined(separator: " ")
  }
}
