/// What a bag says of itself in `bag-info.txt`: labels with their values, in order.
public struct BagInfo: Sendable, Hashable {
  /// A line: a label may come more than once.
  public struct Entry: Sendable, Hashable {
    /// Such as `Bagging-Date`.
    public let label: String
    /// Its value, in one line.
    public let value: String

    /// A line.
    public init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }

  /// The lines.
  public var entries: [Entry]

  /// Lines as given.
  public init(_ entries: [Entry] = []) {
    self.entries = entries
  }

  /// The first value of a label, whatever the case of its letters.
  public subscript(label: String) -> String? {
    entries.first { $0.label.lowercased() == label.lowercased() }?.value
  }

  /// The text of the file; line ends within values become blanks.
  var text: [UInt8] {
    var text: [UInt8] = []
    for entry in entries {
      let value = entry.value.split { $0.isNewline }.joined(separator: " ")
      text += Array("\(entry.label): \(value)\n".utf8)
    }
    return text
  }

  /// Reads the lines of such a file; lines that begin with a blank go on with the one before.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - onMalformed: Told the lines that are none, and their numbers from 1.
  init(_ text: String, onMalformed: (Int, String) -> Void = { _, _ in }) {
    entries = []
    for (index, line) in TagText.lines(text).enumerated() {
      guard let first = line.first else { continue }
      if first == " " || first == "\t", let last = entries.popLast() {
        entries.append(Entry(last.label, last.value + " " + TagText.trimmed(line)))
        continue
      }
      guard let colon = line.firstIndex(of: ":"), colon > line.startIndex else {
        onMalformed(index + 1, line)
        continue
      }
      let label = String(line[..<colon])
      guard TagText.trimmed(label) == label else {
        onMalformed(index + 1, line)
        continue
      }
      entries.append(Entry(label, TagText.trimmed(String(line[line.index(after: colon)...]))))
    }
  }
}

/// Text of tag files.
enum TagText {
  /// The lines without their ends: LF, CR or CRLF; what follows the last end is a line if it is anything.
  static func lines(_ text: String) -> [String] {
    var lines = text.split(omittingEmptySubsequences: false) { character in
      character == "\n" || character == "\r" || character == "\r\n"
    }.map(String.init)
    if lines.last == "" { lines.removeLast() }
    return lines
  }

  /// Without blanks and tabs around it.
  static func trimmed(_ text: String) -> String {
    var text = text[...]
    while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
    while let last = text.last, last == " " || last == "\t" { text.removeLast() }
    return String(text)
  }

  /// The text of bytes in the encoding a bag declares; nil for bytes that are none.
  static func decoded(_ bytes: [UInt8], _ encoding: TagEncoding) -> String? {
    switch encoding {
    case .utf8: return String(validating: bytes, as: UTF8.self)
    case .latin: return String(String.UnicodeScalarView(bytes.map { Unicode.Scalar($0) }))
    case .utf16:
      guard bytes.count.isMultiple(of: 2) else { return nil }
      let isLittle = bytes.starts(with: [0xFF, 0xFE])
      let hasMark = isLittle || bytes.starts(with: [0xFE, 0xFF])
      let units = stride(from: hasMark ? 2 : 0, to: bytes.count, by: 2).map { index in
        let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
        return isLittle ? second << 8 | first : first << 8 | second
      }
      return String(validating: units, as: UTF16.self)
    }
  }
}

/// The encodings of tag files that are read.
enum TagEncoding {
  case utf8
  case latin
  case utf16

  init?(name: String) {
    switch name.uppercased() {
    case "UTF-8", "US-ASCII": self = .utf8
    case "ISO-8859-1": self = .latin
    case "UTF-16", "UTF-16BE": self = .utf16
    default: return nil
    }
  }
}
