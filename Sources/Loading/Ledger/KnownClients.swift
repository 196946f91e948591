import Portfolio

/// The clients that invoices may name, when there is a table of clients.
struct KnownClients: Sendable {
  /// How many clients the table has.
  var count = 0
  /// Ids and other names, each with a number.
  var names = Interner()
  /// For each number the client's position in the table.
  var positions: [Int32] = []
  /// Names that several clients have, with their positions: such a name is nobody's.
  var shared: [String: [Int]] = [:]
  /// Positions by ids with letters beside ASCII: as texts they are equal however accents are spelt.
  var spelt: [String: Int32] = [:]
  /// Whether ids are made of a code and a store, which invoices then name together too.
  var hasStores = false
  /// Who else a code and a store mean, beside the ids as they are written.
  var stores = StoreClients()

  /// The position of the client a text names; nil when there is none.
  func position(of text: String) -> Int? {
    names.find(text).map { Int(positions[Int($0)]) } ?? otherwiseSpelt(Array(text.utf8).span)
  }

  /// The position of the client that a cell names; nil when there is none.
  ///
  /// - Parameters:
  ///   - cell: Where the cell stands; not empty.
  ///   - bytes: At least eight bytes must follow `cell.lowerBound`.
  ///   - hash: `ByteHash.hash` of the cell.
  /// - Returns: The position of the client of these very bytes, else of the id that is the same text.
  @inline(__always)
  func position(of cell: Range<Int>, in bytes: Span<UInt8>, hash: UInt64) -> Int? {
    if let name = names.find(bytes, in: cell, hash: hash) { return Int(positions[Int(name)]) }
    return otherwiseSpelt(bytes.extracting(cell))
  }

  /// Rare, since most cells are the id itself: a store with other zeros, an id in other accents, or a CNPJ with
  /// letters in lower case.
  @inline(never)
  private func otherwiseSpelt(_ cell: Span<UInt8>) -> Int? {
    if hasStores, let client = stores.position(of: cell.text) { return client }
    if !spelt.isEmpty, (0..<cell.count).contains(where: { cell[$0] >= 0x80 }) {
      return spelt[cell.text].map { Int($0) }
    }
    guard KnownClients.isLowerCaseDocument(cell),
      let document = try? TaxDocument.parse(cell.text)
    else { return nil }
    return names.find(document.characters).map { Int(positions[Int($0)]) }
  }

  /// Whether a cell has as many letters and digits as a CNPJ, some of the letters small.
  private static func isLowerCaseDocument(_ cell: Span<UInt8>) -> Bool {
    guard (14...24).contains(cell.count) else { return false }
    var (characters, small) = (0, 0)
    for index in 0..<cell.count {
      switch cell[index] {
      case 0x30...0x39, 0x41...0x5A: characters += 1
      case 0x61...0x7A: (characters, small) = (characters + 1, small + 1)
      default: break
      }
    }
    return characters == 14 && small > 0
  }

  /// The positions of the clients that a text could mean, where they are several.
  func several(_ text: String) -> [Int] {
    shared[text] ?? shared[text.filter { $0.isLetter || $0.isNumber }] ?? []
  }

  /// Every text that names one of some clients.
  func texts(of clients: Range<Int>) -> [String] {
    positions.indices.filter { clients.contains(Int(positions[$0])) }
      .map { String(decoding: names[$0], as: UTF8.self) }
  }
}
