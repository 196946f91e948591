import Portfolio

/// The clients that rows of a database name, row by row, many of one client after the other.
struct PushedClients {
  /// Whom a row names.
  enum Finding: Equatable {
    case client(UInt32)
    /// Nobody whom the table of clients has.
    case unknown
  }

  private let known: KnownClients?
  /// The clients met, where there is no table of them.
  private(set) var met = Interner()
  /// Texts that name nobody, with how many lines do.
  private(set) var unknown: [String: Int] = [:]
  private var latest: [UInt8] = []
  /// Whether the row at hand has another text than the one before.
  private(set) var isOther = false
  private var finding = Finding.unknown
  private var latestText = ""

  init(known: KnownClients?) { self.known = known }

  /// How many clients there are, as far as rows were read.
  var count: Int { known?.count ?? met.count }

  /// The text of the row at hand, without blanks around it.
  var text: String { latestText }

  /// The client of a text; new ones are taken where there is no table of clients.
  mutating func find(_ bytes: [UInt8], lines: Int = 0) -> Finding {
    isOther = bytes != latest || latest.isEmpty
    if isOther {
      latest = bytes
      latestText = PushedClients.trimmed(bytes)
      finding = look(for: latestText)
    }
    if finding == .unknown, lines > 0 { unknown[latestText, default: 0] += lines }
    return finding
  }

  private mutating func look(for text: String) -> Finding {
    guard !text.isEmpty else { return .unknown }
    guard let known else { return .client(met.intern(text)) }
    return known.position(of: text).map { .client(UInt32($0)) } ?? .unknown
  }

  static func trimmed(_ bytes: [UInt8]) -> String {
    let range = bytes.span.trimmedRange(in: 0..<bytes.count)
    return String(decoding: bytes[range], as: UTF8.self)
  }
}
