import Archive
import Diagnostics
import Files
import Loading
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
  /// The ids that are digits alone, with the aliases that stand for them.
  private let numbers: [String: String]
  private let finder: TextFinder
  private let replacements: [String: String]
  /// Finds what would still be a trace.
  let traces: TextFinder
  /// Finds the person's names, and in drawings beside them the first names alone.
  private let names: TextFinder
  private let firstNames: TextFinder

  static let mark = "•••"

  init(_ person: KnownPerson, aliasKey: String, alias: @escaping @Sendable (String) -> String) {
    self.person = person
    self.alias = alias
    var texts: [TextFinder.Text] = []
    var replacements: [String: String] = [:]
    var slugs: [String: String] = [:]
    var numbers: [String: String] = [:]
    for client in person.clients.sorted() {
      let other = alias(client)
      let slug = Slug.make(id: client, key: aliasKey)
      slugs[slug] = other
      if PersonEraser.isNumber(client) {
        numbers[client] = other
        for (text, left) in PersonEraser.places(of: client, other) {
          replacements[text] = left
          texts.append(TextFinder.Text(text, field: "id"))
        }
        continue
      }
      for text in [client, slug] where replacements[text] == nil {
        replacements[text] = other
        texts.append(TextFinder.Text(text, field: "id"))
      }
    }
    for (field, text) in person.spellings where replacements[text] == nil {
      replacements[text] = PersonEraser.mark
      texts.append(TextFinder.Text(text, field: field))
    }
    self.slugs = slugs
    self.numbers = numbers
    self.replacements = replacements
    finder = TextFinder(texts)
    traces = finder
    names = TextFinder(texts.filter { $0.field == "name" })
    firstNames = TextFinder(
      person.drawnFirstNames.map { TextFinder.Text($0, field: "name") })
  }

  /// Whether an id is digits alone and no document: as free text it may be any figure.
  ///
  /// No figure is written with zeros in front: `000161` is looked for as any other id.
  static func isNumber(_ id: String) -> Bool {
    let isPadded = id.hasPrefix("0") && id.utf8.count >= TextFinder.shortest
    return id.utf8.allSatisfy { (0x30...0x39).contains($0) } && !isPadded && !Slug.isPersonal(id)
  }

  /// The links and fields in which a number can only be a client's id, and what stands for each.
  private static func places(of id: String, _ alias: String) -> [(text: String, left: String)] {
    [
      ("clients/", "/"), ("../", "/"), ("href=\"", "/"), ("data-id=\"", "\""),
      ("\"client\":\"", "\""),
    ].map { ($0 + id + $1, $0 + alias + $1) }
  }

  /// The files of a payload without the person.
  ///
  /// - Parameters:
  ///   - path: The path below `data`.
  ///   - bytes: The content.
  /// - Returns: The file as it may stay; nil where it is the person's own page or a message that names it.
  func erased(_ path: String, _ bytes: [UInt8]) -> (path: String, bytes: [UInt8])? {
    let parts = path.split(separator: "/").map(String.init)
    if let folder = parts.firstIndex(of: "clients"), parts.count > folder + 2,
      slugs[parts[folder + 1]] != nil
    {
      return nil
    }
    if parts.dropLast().last == "briefs", let name = parts.last, isOwnDocument(name) { return nil }
    if path.hasPrefix("inputs/data/notes/") {
      let stem = FilePath.stem(of: path)
      let name = NoteName.id(stem) ?? stem
      if person.clients.contains(name) || person.names.contains(name) { return nil }
    }
    // A message is a copy of what lies beside it, and cannot lose a name without becoming another.
    if path.hasSuffix(".eml") { return isNamed(in: path, bytes) ? nil : (path, bytes) }
    let left = content(path, bytes)
    // So is a text where columns stand between the two halves of a name.
    if path.hasSuffix(".txt"), isNamed(in: path, left) { return nil }
    return (path, left)
  }

  /// Whether a file names the person in any way in which it can be read.
  func isNamed(in path: String, _ bytes: [UInt8]) -> Bool {
    FileReadings.all(path, bytes).contains { traces.first(in: $0) != nil }
  }

  /// Whether a file is of a document about the person as a client.
  private func isOwnDocument(_ name: String) -> Bool {
    let stem = String(name.prefix { $0 != "." })
    return slugs.keys.contains { DocumentStem.renamed(stem, $0, "") != nil }
  }

  private func content(_ path: String, _ bytes: [UInt8]) -> [UInt8] {
    if path == "persons.json" {
      return replaced(PersonMap.without(person.contacts, renaming: numbers, bytes))
    }
    if path == "metrics.json" || path.hasSuffix("downloads/clients.json") {
      return replaced(renamed(bytes, "{\"id\":\"", "\""))
    }
    if path == "inputs/" + ClientAliases.fileName { return replaced(renamed(bytes, "\"", "\"")) }
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
    let plain = path.hasSuffix(".html") ? withoutFirstNames(bytes) : bytes
    return FileReadings.isProse(path) ? replacedAcrossLines(plain) : replaced(plain)
  }

  /// A page without the first names that drawings write alone, where it has the whole name, too.
  private func withoutFirstNames(_ bytes: [UInt8]) -> [UInt8] {
    guard !firstNames.isEmpty, names.first(in: bytes) != nil else { return bytes }
    return firstNames.replacing(in: bytes) { _ in
      Array(">\(PersonEraser.mark)\(KnownPerson.elementEnd)".utf8)
    }.bytes
  }

  /// Bytes with marks in place of the person.
  func replaced(_ bytes: [UInt8]) -> [UInt8] {
    finder.replacing(in: bytes) { found in
      Array((replacements[found.text] ?? PersonEraser.mark).utf8)
    }.bytes
  }

  /// The same for words, which may be broken over lines.
  private func replacedAcrossLines(_ bytes: [UInt8]) -> [UInt8] {
    finder.replacingAcrossLines(in: bytes) { found in
      Array((replacements[found.text] ?? PersonEraser.mark).utf8)
    }.bytes
  }

  /// Bytes with aliases in place of ids of digits that stand between two texts.
  private func renamed(_ bytes: [UInt8], _ before: String, _ after: String) -> [UInt8] {
    numbers.sorted { $0.key < $1.key }.reduce(bytes) { bytes, number in
      let text = TextFinder.Text(before + number.key + after, field: "id")
      return TextFinder([text]).replacing(in: bytes) { _ in
        Array((before + number.value + after).utf8)
      }.bytes
    }
  }

  // MARK: Records

  private func records(_ file: RecordFile, of table: TableName) -> RecordFile {
    var left = file
    let id = file.column("id")
    let references = RecordReferences(file, table)
    left.rows = file.rows.compactMap { row -> [String]? in
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
      let isOwn =
        (table == .clients && person.clients.contains(own))
        || (table == .invoices && person.clients.contains(file.value("client", row)))
      return row.enumerated().map { place, cell -> String in
        let field = file.columns[place]
        if isOwn, ErasedClient.loses(field, in: table) { return "" }
        return self.cell(cell, references.table(of: place, in: row))
      }
    }
    return left
  }

  /// A cell without the person; an id is one only in a column of ids of its table.
  private func cell(_ text: String, _ table: TableName?) -> String {
    if text.isEmpty { return text }
    // An id may hold a semicolon itself.
    let isOne = person.clients.contains(text) || person.contacts.contains(text)
    let parts = isOne ? [text] : ListCell.items(text)
    var left: [String] = []
    for part in parts {
      if table == .clients, person.clients.contains(part) {
        left.append(alias(part))
      } else if !(table == .contacts && person.contacts.contains(part)),
        !person.names.contains(part)
      {
        left.append(part)
      }
    }
    let rest =
      left == parts ? text : table == nil ? left.joined(separator: "; ") : ListCell.text(left)
    let bytes = Array(rest.utf8)
    let clean = bytes.contains(0x0A) ? replacedAcrossLines(bytes) : replaced(bytes)
    return clean == bytes ? rest : String(decoding: clean, as: UTF8.self)
  }

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
