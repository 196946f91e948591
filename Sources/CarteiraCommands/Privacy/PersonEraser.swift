import Archive
import Diagnostics
import Files
import Localization
import Portfolio
import Privacy
import Reports

/// Takes one person out of the files of a snapshot: rows and cells of the records, and every place of every
/// page, download, calendar and spreadsheet where the person is named.
///
/// Nothing is computed again: what the reports of the past say of everybody else stays byte for byte.
struct PersonEraser: Sendable {
  let person: KnownPerson
  /// What stands for the person's ids as a client.
  let alias: @Sendable (String) -> String
  /// The folders of the person's own pages, and the aliases that stand for them in links.
  private let slugs: [String: String]
  private let finder: TextFinder
  private let replacements: [String: String]
  /// Finds what would still be a trace.
  let traces: TextFinder

  static let mark = "•••"

  init(_ person: KnownPerson, aliasKey: String, alias: @escaping @Sendable (String) -> String) {
    self.person = person
    self.alias = alias
    var texts: [TextFinder.Text] = []
    var replacements: [String: String] = [:]
    var slugs: [String: String] = [:]
    for client in person.clients {
      let other = alias(client)
      let slug = Slug.make(id: client, key: aliasKey)
      for text in [client, slug] where replacements[text] == nil {
        replacements[text] = other
        texts.append(TextFinder.Text(text, field: "id"))
      }
      slugs[slug] = other
    }
    for (field, text) in PersonEraser.spellings(of: person) where replacements[text] == nil {
      replacements[text] = PersonEraser.mark
      texts.append(TextFinder.Text(text, field: field))
    }
    self.slugs = slugs
    self.replacements = replacements
    finder = TextFinder(texts)
    traces = finder
  }

  /// Every spelling in which outputs give what is known of somebody.
  private static func spellings(of person: KnownPerson) -> [(field: String, text: String)] {
    var found: [(String, String)] = []
    func add(_ field: String, _ text: String) {
      let text = text.trimmingBlanks
      if text.utf8.count >= TextFinder.shortest { found.append((field, text)) }
    }
    for id in person.contacts.sorted() { add("id", id) }
    for name in person.names.sorted() {
      add("name", name)
      guard name.split(separator: " ").count > 1 else { continue }
      add("name", name.lowercased())
      add("name", name.uppercased())
      add("name", Folding.fold(name))
      add("name", HeaderKeyText.slug(name))
    }
    for email in person.emails.sorted() {
      add("email", email)
      add("email", email.lowercased())
      add("email", Masking.email(email))
    }
    for text in person.phones.sorted() {
      add("phone", text)
      add("phone", Masking.phone(text))
      guard let phone = Phone(text: text) else { continue }
      add("phone", phone.e164)
      add("phone", phone.national)
      add("phone", phone.uri)
      add("phone", Masking.phone(phone.e164))
      add("phone", String(phone.e164.filter(\.isNumber)))
    }
    for text in person.documents.sorted() {
      add("document", text)
      guard let document = try? TaxDocument.parse(text) else { continue }
      add("document", document.text)
      add("document", document.characters)
      add("document", Masking.document(document))
    }
    return found
  }

  /// The files of a payload without the person.
  ///
  /// - Parameters:
  ///   - path: The path below `data`.
  ///   - bytes: The content.
  /// - Returns: The file as it may stay; nil where it is the person's own page.
  func erased(_ path: String, _ bytes: [UInt8]) -> (path: String, bytes: [UInt8])? {
    let parts = path.split(separator: "/").map(String.init)
    if let folder = parts.firstIndex(of: "clients"), parts.count > folder + 2,
      slugs[parts[folder + 1]] != nil
    {
      return nil
    }
    if path.hasPrefix("inputs/data/notes/") {
      let name = FilePath.stem(of: path)
      if person.clients.contains(name) || person.names.contains(name) { return nil }
    }
    return (path, content(path, bytes))
  }

  private func content(_ path: String, _ bytes: [UInt8]) -> [UInt8] {
    if path == "persons.json" { return replaced(PersonMap.without(person.contacts, bytes)) }
    if path.hasPrefix("inputs/data/"), let table = RecordFile.table(of: path),
      let file = RecordFile(bytes)
    {
      let left = records(file, of: table)
      return left.rows == file.rows ? bytes : left.bytes
    }
    if path.hasSuffix(".xlsx"), let parts = ZipFile.parts(of: bytes) {
      let left = parts.map { ZipFile.Part(name: $0.name, bytes: replaced($0.bytes)) }
      return left == parts ? bytes : ZipFile.bytes(of: left)
    }
    if path.hasSuffix(".ics") {
      let plain = OutputGuard.unfolded(bytes)
      let left = replaced(plain)
      return left == plain ? bytes : PersonEraser.folded(left)
    }
    return replaced(bytes)
  }

  /// Bytes with marks in place of the person.
  func replaced(_ bytes: [UInt8]) -> [UInt8] {
    finder.replacing(in: bytes) { found in
      Array((replacements[found.text] ?? PersonEraser.mark).utf8)
    }.bytes
  }

  // MARK: Records

  private func records(_ file: RecordFile, of table: TableName) -> RecordFile {
    var left = file
    let id = file.column("id")
    left.rows = file.rows.compactMap { row in
      let own = id.map { row[$0] } ?? ""
      switch table {
      case .contacts where person.contacts.contains(own): return nil
      case .bases where person.contacts.contains(file.value("contact", row)): return nil
      case .relations
      where person.contacts.contains(file.value("from", row))
        || person.contacts.contains(file.value("to", row)):
        return nil
      case .history
      where person.contacts.contains(file.value("record", row))
        || person.names.contains(file.value("record", row)):
        return nil
      default: break
      }
      let isOwn = table == .clients && person.clients.contains(own)
      return row.enumerated().map { place, cell in
        self.cell(cell, file.columns[place], isOwn: isOwn)
      }
    }
    return left
  }

  private func cell(_ text: String, _ field: String, isOwn: Bool) -> String {
    if text.isEmpty { return text }
    if person.clients.contains(text) { return alias(text) }
    if isOwn, !PersonEraser.keptOfClient.contains(field) { return "" }
    let parts = text.split(separator: ";").map { $0.trimmingBlanks }
    let left = parts.filter { !person.contacts.contains($0) && !person.names.contains($0) }
    if left.count < parts.count { return left.joined(separator: "; ") }
    let bytes = Array(text.utf8)
    let clean = replaced(bytes)
    return clean == bytes ? text : String(decoding: clean, as: UTF8.self)
  }

  /// What stays of the row of a client that was a person: what figures are grouped by.
  private static let keptOfClient: Set<String> = [
    "kind", "business-model", "country", "state", "sector", "size", "owner", "executive", "since",
    "ended", "entry-channel", "cost-of-service", "currency",
  ]

  // MARK: Calendars

  /// Lines in pieces of at most 75 bytes, none ending inside a character.
  private static func folded(_ bytes: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    var width = 0
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x0D || byte == 0x0A {
        output.append(byte)
        width = 0
        index += 1
        continue
      }
      let size = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
      let end = min(bytes.count, index + size)
      if width + (end - index) > 75 {
        output += [0x0D, 0x0A, 0x20]
        width = 1
      }
      output += bytes[index..<end]
      width += end - index
      index = end
    }
    return output
  }
}

/// `persons.json`, line by line as it was written.
enum PersonMap {
  /// The map without some people.
  static func without(_ people: Set<String>, _ bytes: [UInt8]) -> [UInt8] {
    let keys = people.map { id -> [UInt8] in
      var key: [UInt8] = []
      JSONText.append(id, to: &key)
      return key + [0x3A]
    }
    let text = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    var lines: [[UInt8]] = []
    for line in text {
      guard keys.contains(where: { line.starts(with: $0) }) else {
        lines.append(line)
        continue
      }
      // The line that ends the list keeps its end, the one before it loses its comma.
      if line.last != 0x2C, let close = line.lastIndex(of: 0x5D) {
        let end = Array(line[(close + 1)...])
        if let last = lines.popLast() {
          lines.append((last.last == 0x2C ? Array(last.dropLast()) : last) + end)
        }
      }
    }
    return Array(lines.joined(separator: [0x0A]))
  }
}

/// Names as they stand in addresses.
enum HeaderKeyText {
  /// `Carla Nunes` as `carla-nunes`.
  static func slug(_ name: String) -> String {
    Folding.fold(name).split { !$0.isLetter && !$0.isNumber }.joined(separator: "-")
  }
}
