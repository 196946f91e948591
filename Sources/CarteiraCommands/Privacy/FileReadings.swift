import Archive
import Privacy

/// A file in the ways in which people read it: the parts of spreadsheets and messages without their encodings,
/// the lines of calendars and the words of texts as they were before they were broken.
enum FileReadings {
  /// Whether a file is words for people, in which a line end is no more than a blank.
  static func isProse(_ path: String) -> Bool {
    [".txt", ".md", ".html"].contains { path.hasSuffix($0) }
  }

  /// Everything that is to be searched for what a file says.
  ///
  /// - Parameters:
  ///   - path: Its path, whose ending says what it is.
  ///   - bytes: Its content.
  /// - Returns: The readings; for most files the content itself.
  static func all(_ path: String, _ bytes: [UInt8]) -> [[UInt8]] {
    if path.hasSuffix(".xlsx") { return ZipFile.parts(of: bytes)?.map(\.bytes) ?? [bytes] }
    if path.hasSuffix(".ics") { return [OutputGuard.unfolded(bytes)] }
    if path.hasSuffix(".eml") {
      let parts = MailReading.parts(of: bytes)
      return [bytes] + parts.flatMap { part in FileReadings.all(part.name, part.bytes) }
    }
    guard isProse(path) else { return [bytes] }
    let words = [bytes, TextFinder.unwrapped(bytes)]
    return path.hasSuffix(".txt") ? words + [columns(bytes)] : words
  }

  /// The cells of each column of tables of words from top to bottom: a name that is broken in one has those of
  /// other columns between its halves.
  private static func columns(_ bytes: [UInt8]) -> [UInt8] {
    var columns: [Int: [UInt8]] = [:]
    var lastLine: [Int: Int] = [:]
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    for (number, line) in lines.enumerated() {
      for cell in cells(line) {
        let goesOn = lastLine[cell.start] == number - 1
        columns[cell.start, default: []].append(goesOn ? 0x20 : 0x0A)
        columns[cell.start, default: []] += Array(cell.text.utf8)
        lastLine[cell.start] = number
      }
    }
    return columns.sorted { $0.key < $1.key }.flatMap { $0.value }
  }

  /// The cells of a line, which more than one blank divides, each with its place.
  private static func cells(_ line: Substring) -> [(start: Int, text: String)] {
    var cells: [(start: Int, text: String)] = []
    var start: Int?
    var text = ""
    var blanks = 0
    for (column, character) in line.enumerated() {
      // Lines of a quotation begin with a sign.
      let isMark = character == ">" && cells.isEmpty && start == nil
      if character == " " || isMark {
        blanks += 1
        continue
      }
      if let begin = start, blanks > 1 {
        cells.append((begin, text))
        start = nil
        text = ""
      }
      if start == nil { start = column } else if blanks == 1 { text.append(" ") }
      text.append(character)
      blanks = 0
    }
    if let begin = start { cells.append((begin, text)) }
    return cells
  }
}
