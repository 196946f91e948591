import Markup

/// Cells of the files this program writes for spreadsheets and other programs.
enum CSVText {
  /// Appends a cell, in quotes where it needs them; text that a spreadsheet would run is disarmed.
  static func append(_ text: String, to output: inout [UInt8]) {
    let bytes = text.utf8Span.span
    if isPlain(bytes) {
      unsafe bytes.withUnsafeBufferPointer { unsafe output.append(contentsOf: $0) }
      return
    }
    var buffer = OutputBuffer()
    buffer.append(text, as: .csvNumber)
    output.append(contentsOf: buffer.bytes)
  }

  /// Whether nothing in it can need quotes or begin a formula: most cells are words and ids.
  private static func isPlain(_ bytes: Span<UInt8>) -> Bool {
    for position in bytes.indices {
      switch bytes[position] {
      case 0x61...0x7A, 0x41...0x5A, 0x30...0x39: continue
      case 0x2D, 0x2E, 0x5F: if position == 0 { return false }
      default: return false
      }
    }
    return true
  }
}
