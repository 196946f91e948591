import Diagnostics
import Mail
import Settings

/// What `carteira.yaml` says under `mail`.
struct MailSettings: Sendable {
  /// Who writes; nil where nobody is named, and then no messages are written.
  private(set) var from: MailAddress?
  /// Where answers go, if not to who writes.
  private(set) var replyTo: MailAddress?
  /// The hosts of the company, in small letters, as written.
  private(set) var internalDomains: [String] = []
  /// Who gets the digest of the company, each with its place: ids or names of the team table.
  private(set) var directors: [SettingsNode] = []
  /// Through which server messages are sent; nil where none is named, and then nothing is sent.
  private(set) var smtp: SMTPSettings?

  /// The hosts to which internal documents may go: those named, else that of who writes.
  var domains: [String] {
    internalDomains.isEmpty ? [from?.domain].compactMap { $0 } : internalDomains
  }

  /// The settings of a portfolio that says nothing.
  init() {}

  /// Reads the mapping under `mail`.
  init(reading reader: inout SettingsReader) {
    from = MailSettings.address("from", &reader)
    replyTo = MailSettings.address("reply-to", &reader)
    if let value = reader.value("internal-domains") {
      internalDomains = (value.elements ?? [value]).compactMap { element in
        if let name = element.text?.lowercased(), MailAddress.isDomain(name) { return name }
        let bare = element.text.map { $0.split(separator: "@").last.map(String.init) ?? $0 }
        reader.refuse(
          element, of: "internal-domains", .badMailDomain,
          suggestion: bare.flatMap { MailAddress.isDomain($0) ? $0.lowercased() : nil })
        return nil
      }
    }
    if let value = reader.value("directors") {
      directors = (value.elements ?? [value]).filter { element in
        if element.text != nil { return true }
        reader.refuse(element, of: "directors", .settingsNotText)
        return false
      }
    }
    smtp = reader.mapping("smtp") { SMTPSettings(reading: &$0) } ?? nil
  }

  /// An address alone, `Name <address>`, or a mapping of both.
  private static func address(_ key: String, _ reader: inout SettingsReader) -> MailAddress? {
    guard let value = reader.value(key) else { return nil }
    guard value.text == nil else { return made(value.text ?? "", nil, value, key, &reader) }
    return reader.nested(value, name: key) { reader in
      let name = reader.value("name")
      if let name, name.text == nil { reader.refuse(name, of: "name", .settingsNotText) }
      guard let node = reader.value("address", required: true) else { return nil }
      return made(node.text ?? "", name?.text == nil ? nil : name, node, key, &reader)
    }
  }

  private static func made(
    _ text: String, _ name: SettingsNode?, _ node: SettingsNode, _ key: String,
    _ reader: inout SettingsReader
  ) -> MailAddress? {
    let (address, shown) = name == nil ? split(text) : (text, name?.text)
    if let made = try? MailAddress(address, name: shown) { return made }
    guard !MailAddress.isAddress(address) else {
      reader.refuse(name ?? node, of: name == nil ? key : "name", .badMailName)
      return nil
    }
    // What people type beside an address: blanks, a comma for a dot.
    let meant = address.filter { !$0.isWhitespace }.replacing(",", with: ".")
    reader.refuse(
      node, of: key, .badMailAddress, suggestion: MailAddress.isAddress(meant) ? meant : nil)
    return nil
  }

  /// `Name <address>` in its parts.
  private static func split(_ text: String) -> (address: String, name: String?) {
    guard text.hasSuffix(">"), let start = text.lastIndex(of: "<") else { return (text, nil) }
    let name = text[..<start].split(separator: " ").joined(separator: " ")
    return (String(text[text.index(after: start)...].dropLast()), name.isEmpty ? nil : name)
  }
}
