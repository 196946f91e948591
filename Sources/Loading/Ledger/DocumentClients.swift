import Portfolio

/// A column of invoices in which clients are named by their CPF or CNPJ.
struct DocumentColumn: Sendable {
  /// Whose numbers the column holds; nil where its heading does not tell.
  let kind: ClientKind?

  /// The column that names clients; nil where it holds no documents as far as its heading tells.
  init?(_ columns: ResolvedColumns, headings: [String]) {
    guard let client = columns.column("client"), headings.indices.contains(client) else {
      return nil
    }
    let heading = headings[client]
    guard
      columns.column("client-document") == client
        || HeaderAliases.field(for: heading, in: .clients) == "document"
    else { return nil }
    switch HeaderKey.fold(heading) {
    case "cnpj": kind = .company
    case "cpf": kind = .person
    default: kind = nil
    }
  }

  /// The id of whom a cell names: the document as people write it, else the text.
  func id(of text: String) -> String {
    (try? TaxDocument.read(text, expecting: kind))?.document.text ?? text
  }
}

/// The clients that one worker met by their documents, however these were written.
struct DocumentClients: Sendable {
  /// What is known of a spelling.
  struct Spelling: Sendable {
    /// The worker's number of the client.
    let client: UInt32
    /// `ByteHash.hash` of the client's id.
    let hash: UInt64
  }

  private let column: DocumentColumn
  private var texts = Interner()
  private var spellings: [Spelling] = []

  init(_ column: DocumentColumn) { self.column = column }

  /// The client of a cell; nil where this spelling was not met.
  func find(_ cell: Range<Int>, in bytes: Span<UInt8>, hash: UInt64) -> Spelling? {
    texts.find(bytes, in: cell, hash: hash).map { spellings[Int($0)] }
  }

  /// Takes a spelling that was not met.
  ///
  /// - Parameters:
  ///   - cell: Where it stands; not empty.
  ///   - bytes: At least eight bytes must follow `cell.lowerBound`.
  ///   - hash: `ByteHash.hash` of the cell.
  ///   - clients: Gets the client's id.
  /// - Returns: Who it is.
  mutating func add(
    _ cell: Range<Int>, in bytes: Span<UInt8>, hash: UInt64, to clients: inout Interner
  ) -> Spelling {
    let id = column.id(of: bytes.extracting(cell).text)
    let padded = Array(id.utf8) + [UInt8](repeating: 0, count: 8)
    let idHash = ByteHash.hash(of: padded.span, in: 0..<id.utf8.count)
    let client = clients.intern(padded.span, in: 0..<id.utf8.count, hash: idHash)
    let spelling = Spelling(client: client, hash: idHash)
    _ = texts.intern(bytes, in: cell, hash: hash)
    spellings.append(spelling)
    return spelling
  }

  /// By ids, the other texts that were read as them.
  func others(than clients: Interner) -> [String: Set<String>] {
    var others: [String: Set<String>] = [:]
    for (number, spelling) in spellings.enumerated() {
      let id = clients[Int(spelling.client)]
      guard texts[number] != id else { continue }
      others[String(decoding: id, as: UTF8.self), default: []]
        .insert(String(decoding: texts[number], as: UTF8.self))
    }
    return others
  }
}
