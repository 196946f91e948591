/// Finds any of many texts in bytes, in one pass over them.
///
/// A name counts where it stands as words of its own: `Ana` is not in `semana`. Spellings that outputs
/// give a text (escaped for HTML, for addresses) are found, too.
public struct TextFinder: Sendable {
  /// A text to be found, and what it is, for messages that must not repeat it.
  public struct Text: Sendable, Hashable {
    /// The text.
    public let text: String
    /// What it is, such as `contacts.email`.
    public let field: String

    /// A text of a field.
    public init(_ text: String, field: String) {
      self.text = text
      self.field = field
    }
  }

  /// The shortest text that is looked for, in bytes: shorter ones are everywhere.
  public static let shortest = 4

  private let patterns: [(bytes: [UInt8], text: Int)]
  /// Positions in ``patterns`` by the first four bytes.
  private let starts: [UInt32: [Int32]]
  /// Which hashes of four bytes begin some pattern: most places are passed by this alone.
  private let isStart: [Bool]
  /// How many bits such a hash has.
  private let slotBits: UInt32
  private let texts: [Text]

  /// The length of the longest pattern, in bytes.
  public let longest: Int

  /// A finder of texts; those shorter than ``shortest`` are left out.
  public init(_ texts: some Sequence<Text>) {
    var known: Set<String> = []
    let texts = texts.filter { $0.text.utf8.count >= TextFinder.shortest }
      .filter { known.insert($0.text).inserted }
    var patterns: [(bytes: [UInt8], text: Int)] = []
    var starts: [UInt32: [Int32]] = [:]
    // A finder of few texts is made for one document: its table must not cost more than the look.
    let slotBits: UInt32 = texts.count <= 256 ? 12 : 16
    var isStart = [Bool](repeating: false, count: 1 << slotBits)
    for (index, text) in texts.enumerated() {
      for bytes in TextFinder.spellings(of: text.text) where bytes.count >= TextFinder.shortest {
        let start = TextFinder.start(bytes[0], bytes[1], bytes[2], bytes[3])
        starts[start, default: []].append(Int32(patterns.count))
        isStart[TextFinder.slot(start, slotBits)] = true
        patterns.append((bytes, index))
      }
    }
    self.texts = texts
    self.patterns = patterns
    self.starts = starts
    self.isStart = isStart
    self.slotBits = slotBits
    longest = patterns.reduce(0) { max($0, $1.bytes.count) }
  }

  /// Whether nothing is looked for.
  public var isEmpty: Bool { patterns.isEmpty }

  /// The first text that stands in bytes; nil for none.
  public func first(in bytes: [UInt8]) -> Text? {
    guard !isEmpty else { return nil }
    var found: Int?
    scan(bytes) { pattern, _ in
      found = pattern
      return false
    }
    return found.map { texts[patterns[$0].text] }
  }

  /// Every text that stands in bytes, each once, in the order given.
  public func all(in bytes: [UInt8]) -> [Text] {
    var found: Set<Int> = []
    scan(bytes) { pattern, _ in
      found.insert(patterns[pattern].text)
      return true
    }
    return found.sorted().map { texts[$0] }
  }

  /// The bytes with other bytes in place of every text found, the longest at each place.
  ///
  /// - Parameters:
  ///   - bytes: The bytes.
  ///   - replacement: What stands for a text.
  /// - Returns: The bytes, and how many places were replaced.
  public func replacing(
    in bytes: [UInt8], with replacement: (Text) -> [UInt8]
  ) -> (bytes: [UInt8], count: Int) {
    let hits = hits(in: bytes)
    guard !hits.isEmpty else { return (bytes, 0) }
    var output: [UInt8] = []
    var copied = 0
    for hit in hits {
      output += bytes[copied..<hit.start]
      output += replacement(hit.text)
      copied = hit.end
    }
    output += bytes[copied...]
    return (output, hits.count)
  }

  /// The places where texts stand: the longest at each, none beginning within another.
  func hits(in bytes: [UInt8]) -> [(start: Int, end: Int, text: Text)] {
    var hits: [(start: Int, end: Int, text: Text)] = []
    var taken = 0
    var hit: (start: Int, end: Int, pattern: Int)?
    func close() {
      guard let (start, end, pattern) = hit else { return }
      hits.append((start, end, texts[patterns[pattern].text]))
      taken = end
      hit = nil
    }
    scan(bytes) { pattern, start in
      if let open = hit, start >= open.end { close() }
      let end = start + patterns[pattern].bytes.count
      guard start >= taken else { return true }
      if let open = hit {
        if open.start == start, end > open.end { hit = (start, end, pattern) }
      } else {
        hit = (start, end, pattern)
      }
      return true
    }
    close()
    return hits
  }

  /// Hands over each place where a pattern stands, from the first byte on, until told to stop.
  private func scan(_ bytes: [UInt8], _ take: (Int, Int) -> Bool) {
    guard bytes.count >= 4 else { return }
    for place in 0...(bytes.count - 4) {
      let start = TextFinder.start(
        bytes[place], bytes[place + 1], bytes[place + 2], bytes[place + 3])
      guard isStart[TextFinder.slot(start, slotBits)], let candidates = starts[start] else {
        continue
      }
      for candidate in candidates {
        let pattern = patterns[Int(candidate)].bytes
        let end = place + pattern.count
        guard end <= bytes.count, bytes[place..<end].elementsEqual(pattern),
          TextFinder.isApart(bytes, place, end)
        else { continue }
        if !take(Int(candidate), place) { return }
      }
    }
  }

  /// Whether no letter and no digit runs on at either end.
  private static func isApart(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Bool {
    let first = bytes[start]
    if isWord(first) || isLead(first), start > 0, endsWord(bytes, start) { return false }
    guard end < bytes.count, endsWord(bytes, end) else { return true }
    return !(isWord(bytes[end]) || isLead(bytes[end]))
  }

  /// Whether a letter or digit of a word ends right before a place.
  private static func endsWord(_ bytes: [UInt8], _ place: Int) -> Bool {
    let last = bytes[place - 1]
    let before = place > 1 ? bytes[place - 2] : 0
    if last >= 0x80 { return isLead(before) }
    guard isWord(last) else { return false }
    // The end of a line inside a string of JSON, and a sign inside an address.
    if before == 0x5C, [0x6E, 0x72, 0x74].contains(last) { return false }
    if place > 2, bytes[place - 3] == 0x25, isHex(before), isHex(last) { return false }
    return true
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
  }

  /// The first byte of a letter with an accent.
  private static func isLead(_ byte: UInt8) -> Bool { (0xC3...0xC5).contains(byte) }

  private static func isHex(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x46).contains(byte) || (0x61...0x66).contains(byte)
  }

  private static func start(_ a: UInt8, _ b: UInt8, _ c: UInt8, _ d: UInt8) -> UInt32 {
    UInt32(a) << 24 | UInt32(b) << 16 | UInt32(c) << 8 | UInt32(d)
  }

  private static func slot(_ start: UInt32, _ bits: UInt32) -> Int {
    Int((start &* 0x9E37_79B1) >> (32 - bits))
  }

  /// The bytes by which outputs may spell a text.
  private static func spellings(of text: String) -> Set<[UInt8]> {
    let plain = Array(text.utf8)
    var spellings: Set<[UInt8]> = [plain]
    func add(_ spell: (UInt8) -> StaticString?) {
      guard plain.contains(where: { spell($0) != nil }) else { return }
      var spelling: [UInt8] = []
      for byte in plain {
        if let other = spell(byte) {
          spelling += Array(other.description.utf8)
        } else {
          spelling.append(byte)
        }
      }
      spellings.insert(spelling)
    }
    add { byte in
      switch byte {
      case 0x26: "&amp;"
      case 0x3C: "&lt;"
      case 0x3E: "&gt;"
      case 0x22: "&quot;"
      case 0x27: "&#39;"
      default: nil
      }
    }
    add { $0 == 0x2C ? "\\," : nil }
    add { $0 == 0x22 ? "\\\"" : nil }
    spellings.insert(percentEncoded(plain))
    return spellings
  }

  private static func percentEncoded(_ plain: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    var encoded: [UInt8] = []
    encoded.reserveCapacity(plain.count * 2)
    for byte in plain {
      if isPlain(byte) {
        encoded.append(byte)
      } else {
        encoded += [0x25, digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
      }
    }
    return encoded
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    isWord(byte) || [0x2D, 0x2E, 0x5F, 0x7E].contains(byte)
  }
}
