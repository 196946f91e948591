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
    let plain = word.lowercased().filter { !$0.isWhitespace }
    let digits = word.filter { $0.isLetter || $0.isNumber }.uppercased()
    if let file = files["data/contacts.csv"] {
      for row in file.rows {
        let id = file.value("id", row)
        let email = file.value("email", row)
        guard
          id == word || contacts.contains(id)
            || (!email.isEmpty && (email.lowercased() == plain || emails.contains(email)))
        else { continue }
        contacts.insert(id)
        take(file, row)
      }
    }
    if let file = files["data/clients.csv"] {
      for row in file.rows where KnownPerson.isPerson(file, row) {
        let id = file.value("id", row)
        let document = file.value("document", row)
        let email = file.value("email", row)
        guard
          id == word || clients.contains(id) || (!document.isEmpty && document == digits)
            || (!email.isEmpty && (email.lowercased() == plain || emails.contains(email)))
        else { continue }
        clients.insert(id)
        take(file, row)
      }
    }
    return contacts != before.contacts || clients != before.clients || names != before.names
      || emails != before.emails || phones != before.phones || documents != before.documents
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
