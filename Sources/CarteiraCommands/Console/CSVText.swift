import Markup

/// Cells of the files this program writes for spreadsheets and other programs.
enum CSVText {
  /// Appends a cell, in quotes where it needs them; text that a spreadsheet would run is disarmed.
  static func append(_ text: String, to output: inout [UInt8]) {
    let isPlain = text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
    }
    guard !isPlain else {
      output.append(contentsOf: text.utf8)
      return
    }
    var buffer = OutputBuffer()
    buffer.append(text, as: .csvNumber)
    output.append(contentsOf: buffer.bytes)
  }
}
