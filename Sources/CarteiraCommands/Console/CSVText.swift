/// Cells of the files this program writes for spreadsheets.
enum CSVText {
  /// Appends a cell; plain words, which need nothing, are copied as they are.
  static func append(_ text: String, delimiter: UInt8, to output: inout [UInt8]) {
    let isPlain = text.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || (0x41...0x5A).contains(byte) || (0x30...0x39).contains(byte)
    }
    output.append(contentsOf: isPlain ? text.utf8 : cell(text, delimiter: delimiter).utf8)
  }

  /// A cell in quotes where it needs them; text that a spreadsheet would run gets an apostrophe.
  ///
  /// - Parameters:
  ///   - text: The value.
  ///   - delimiter: The byte between cells.
  /// - Returns: The cell as it stands in the file.
  static func cell(_ text: String, delimiter: UInt8) -> String {
    var text = text
    let isNumber =
      text.utf8.allSatisfy { (0x30...0x39).contains($0) || [0x2C, 0x2D, 0x2E].contains($0) }
    if let first = text.utf8.first, [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D].contains(first), !isNumber
    {
      text = "'" + text
    }
    let needsQuotes = text.utf8.contains {
      $0 == delimiter || $0 == 0x22 || $0 == 0x0A || $0 == 0x0D
    }
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
