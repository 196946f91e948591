import Loading
import Portfolio

/// Records in the one spelling in which snapshots keep them, as tables of text.
struct RecordFile: Sendable {
  let columns: [String]
  var rows: [[String]]

  /// Reads delimited text with commas; nil for bytes that are none.
  init?(_ bytes: [UInt8]) {
    var rows: [[String]] = []
    var row: [String] = []
    var cell: [UInt8] = []
    var isQuoted = false
    var index = 0
    func end() { row.append(String(decoding: cell, as: UTF8.self)); cell = [] }
    while index < bytes.count {
      let byte = bytes[index]
      if isQuoted {
        if byte == 0x22 {
          if index + 1 < bytes.count, bytes[index + 1] == 0x22 {
            cell.append(byte)
            index += 1
          } else {
            isQuoted = false
          }
        } else {
          cell.append(byte)
        }
      } else {
        switch byte {
        case 0x22: isQuoted = true
        case 0x2C: end()
        case 0x0A:
          end()
          rows.append(row)
          row = []
        default: cell.append(byte)
        }
      }
      index += 1
    }
    guard !isQuoted, row.isEmpty, cell.isEmpty, let columns = rows.first,
      rows.allSatisfy({ $0.count == columns.count })
    else { return nil }
    self.columns = columns
    self.rows = Array(rows.dropFirst())
  }

  /// The bytes, in the spelling they came in.
  var bytes: [UInt8] {
    var text: [UInt8] = []
    for row in [columns] + rows {
      for (index, cell) in row.enumerated() {
        if index > 0 { text.append(0x2C) }
        let needsQuotes = cell.utf8.contains { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }
        guard needsQuotes else {
          text += cell.utf8
          continue
        }
        text.append(0x22)
        for byte in cell.utf8 {
          if byte == 0x22 { text.append(0x22) }
          text.append(byte)
        }
        text.append(0x22)
      }
      text.append(0x0A)
    }
    return text
  }

  /// Each way in which lines of invoices name a client, once.
  var buyers: RecordFile {
    var seen: Set<[String]> = []
    var left = self
    left.rows = rows.filter { row in
      seen.insert(["client", "client-name", "client-document"].map { value($0, row) }).inserted
    }
    return left
  }

  func column(_ field: String) -> Int? { columns.firstIndex(of: field) }

  func value(_ field: String, _ row: [String]) -> String { column(field).map { row[$0] } ?? "" }

  /// The table of a path such as `data/contacts.csv` or `data/invoices/2026-10.csv`.
  static func table(of path: String) -> TableName? {
    let parts = path.split(separator: "/")
    guard path.hasSuffix(".csv"), let last = parts.last else { return nil }
    if parts.count > 1, parts[parts.count - 2] == "invoices" { return .invoices }
    return TableName(rawValue: String(last.dropLast(4)))
  }
}

/// Everything by which the records know one person.
struct KnownPerson: Sendable {
  /// Ids of the contacts that are the person.
  var contacts: Set<String> = []
  /// Ids of the clients that are the person.
  var clients: Set<String> = []
  var names: Set<String> = []
  var emails: Set<String> = []
  var phones: Set<String> = []
  var documents: Set<String> = []

  var isNobody: Bool { contacts.isEmpty && clients.isEmpty }

  /// Takes in what records say of the person that a word names: an id, an address or a document.
  ///
  /// Rows of the same id or address are the same person; what one of them says helps to find the next.
  ///
  /// - Returns: Whether anything new was found.
  mutating func learn(_ word: String, from files: [String: RecordFile]) -> Bool {
    let before = self
    let clue = Clue(word)
    if let file = files["data/contacts.csv"] {
      for row in file.rows {
        let id = file.value("id", row)
        guard id == word || contacts.contains(id) || isOwn(email: file.value("email", row), clue)
        else { continue }
        contacts.insert(id)
        take(file, row)
      }
    }
    if let file = files["data/clients.csv"] {
      for row in file.rows {
        let id = file.value("id", row)
        let isNamed =
          id == word || isOwn(document: file.value("document", row), clue)
          || isOwn(email: file.value("email", row), clue)
        guard clients.contains(id) || (isNamed && KnownPerson.isPerson(file, row)) else { continue }
        clients.insert(id)
        take(file, row)
      }
    } else {
      for (path, file) in files where RecordFile.table(of: path) == .invoices {
        learn(clue, fromInvoices: file)
      }
    }
    return !isSame(as: before)
  }

  /// Takes in the address, document or id by which the person was named, where no record is left.
  ///
  /// - Parameters:
  ///   - word: What the person was named by.
  ///   - tables: The tables of which it is an id.
  mutating func know(_ word: String, asIDIn tables: Set<TableName>) {
    if word.contains("@") {
      emails.insert(word.filter { !$0.isWhitespace })
    } else if let document = try? TaxDocument.parse(word) {
      documents.insert(document.characters)
    }
    if tables.contains(.contacts) { contacts.insert(word) }
    if tables.contains(.clients) { clients.insert(word) }
  }

  /// Takes in the names of clients who are the person from a list that a site gives away.
  ///
  /// - Parameter list: `downloads/clients.json` as this program writes it, a client a line.
  mutating func learnNames(fromList list: [UInt8]) {
    let starts = clients.map { id -> [UInt8] in
      var start = Array("{\"id\":".utf8)
      JSONText.append(id, to: &start)
      return start + Array(",\"name\":\"".utf8)
    }
    for line in list.split(separator: 0x0A) {
      guard let start = starts.first(where: { line.starts(with: $0) }) else { continue }
      let name = line.dropFirst(start.count).prefix { $0 != 0x22 }
      // One with signs that are escaped is left: cut short, it could be anybody's.
      guard !name.isEmpty, !name.contains(0x5C) else { continue }
      names.insert(String(decoding: name, as: UTF8.self))
    }
  }

  /// Takes in the other ids of a client who is the person.
  ///
  /// - Returns: Whether there was one that was not known.
  mutating func learn(_ aliases: ClientAliases) -> Bool {
    let before = clients.count
    for (other, main) in aliases.mains
    where clients.contains(other) || clients.contains(main) {
      clients.formUnion([other, main])
    }
    return clients.count > before
  }

  /// Takes in the clients that lines alone describe: by a CPF, or an address that is their id.
  private mutating func learn(_ clue: Clue, fromInvoices file: RecordFile) {
    for row in file.buyers.rows {
      let client = file.value("client", row)
      let written = file.value("client-document", row)
      let document = Clue.document(written.isEmpty ? client : written)
      let isAddress = client.contains("@")
      guard isAddress || (try? TaxDocument.parse(document))?.kind == .person else { continue }
      guard
        clients.contains(client) || (!client.isEmpty && client == clue.word)
          || isOwn(document: document, clue) || (isAddress && isOwn(email: client, clue))
      else { continue }
      if !client.isEmpty { clients.insert(client) }
      if isAddress { emails.insert(client) }
      if (try? TaxDocument.parse(document)) != nil { documents.insert(document) }
      let name = file.value("client-name", row)
      for name in [name, client] where name.contains(" ") && name.contains(where: \.isLetter) {
        names.insert(name)
      }
    }
  }

  /// What names the person on the command line, in the spellings that are compared.
  private struct Clue {
    let word: String
    let email: String
    let document: String

    init(_ word: String) {
      self.word = word
      email = word.lowercased().filter { !$0.isWhitespace }
      document = Clue.document(word)
    }

    static func document(_ text: String) -> String {
      text.filter { $0.isLetter || $0.isNumber }.uppercased()
    }
  }

  private func isOwn(email: String, _ clue: Clue) -> Bool {
    let plain = email.lowercased()
    return !plain.isEmpty && (plain == clue.email || emails.contains { $0.lowercased() == plain })
  }

  private func isOwn(document: String, _ clue: Clue) -> Bool {
    !document.isEmpty && (document == clue.document || documents.contains(document))
  }

  private func isSame(as other: KnownPerson) -> Bool {
    contacts == other.contacts && clients == other.clients && names == other.names
      && emails == other.emails && phones == other.phones && documents == other.documents
  }

  private static func isPerson(_ file: RecordFile, _ row: [String]) -> Bool {
    let kind = file.value("kind", row)
    return kind == "person" || (kind.isEmpty && file.value("document", row).count == 11)
  }

  private mutating func take(_ file: RecordFile, _ row: [String]) {
    func add(_ field: String, _ set: WritableKeyPath<KnownPerson, Set<String>>) {
      let value = file.value(field, row)
      if !value.isEmpty { self[keyPath: set].insert(value) }
    }
    add("name", \.names)
    add("legal-name", \.names)
    add("email", \.emails)
    add("phone", \.phones)
    add("document", \.documents)
  }
}
