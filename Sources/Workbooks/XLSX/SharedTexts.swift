/// Reads the texts that cells share.
final class SharedTextHandler: XMLHandler {
  var failure: WorkbookError?
  private(set) var bytes: [UInt8] = []
  /// Where each text ends.
  private(set) var ends: [UInt32] = []
  private var isInText = false
  private var phonetics = 0

  var count: Int { ends.count }

  func range(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }

  func start(_ name: XMLName, _ attributes: XMLAttributes) {
    switch name {
    case "t": isInText = phonetics == 0
    case "rPh": phonetics += 1
    default: break
    }
  }

  func end(_ name: XMLName) {
    switch name {
    case "t": isInText = false
    case "rPh": phonetics -= 1
    case "si":
      let start = ends.last.map { Int($0) } ?? 0
      EscapedText.decode(&bytes, from: start)
      ends.append(UInt32(bytes.count))
    default: break
    }
  }

  func text(_ text: Span<UInt8>) {
    guard isInText else { return }
    guard bytes.count + text.count <= WorkbookLimits.sharedTexts else {
      failure = .tooLarge(limit: WorkbookLimits.sharedTexts >> 20)
      return
    }
    for index in text.indices { bytes.append(text[index]) }
  }
}

/// Characters that XML cannot hold, as Excel writes them: `_x000D_` for a carriage return.
enum EscapedText {
  /// Puts the characters in the place of their escapes, from a position to the end.
  static func decode(_ bytes: inout [UInt8], from start: Int) {
    guard var at = next(bytes, start) else { return }
    var output = Array(bytes[start..<at])
    while at < bytes.count {
      if isEscape(bytes, at), let scalar = scalar(bytes, at) {
        output.append(contentsOf: String(Character(scalar)).utf8)
        at += 7
      } else {
        output.append(bytes[at])
        at += 1
      }
    }
    bytes.replaceSubrange(start..., with: output)
  }

  private static func next(_ bytes: [UInt8], _ start: Int) -> Int? {
    var at = start
    while at + 7 <= bytes.count {
      if isEscape(bytes, at) { return at }
      at += 1
    }
    return nil
  }

  private static func isEscape(_ bytes: [UInt8], _ at: Int) -> Bool {
    at + 7 <= bytes.count && bytes[at] == 0x5F && bytes[at + 1] == 0x78 && bytes[at + 6] == 0x5F
  }

  private static func scalar(_ bytes: [UInt8], _ at: Int) -> Unicode.Scalar? {
    let digits = String(decoding: bytes[at + 2..<at + 6], as: UTF8.self)
    guard digits.allSatisfy(\.isHexDigit), let number = UInt32(digits, radix: 16), number > 0 else {
      return nil
    }
    // Control characters other than blanks have no business in a table.
    return number < 0x20 && ![9, 10, 13].contains(number) ? " " : Unicode.Scalar(number)
  }
}
