/// Turns places of a pass into line numbers.
struct RowLines {
  private let before: [Int]
  private let rowLines: [Int]?

  init(file: SourceFile, tally: ScanTally) {
    var before = [Int](repeating: 0, count: (tally.chunkLines.last?.chunk ?? -1) + 1)
    var total = file.layout.linesBefore
    for (chunk, lines) in tally.chunkLines {
      before[chunk] = total
      total += lines
    }
    self.before = before
    // Rows that are some among others have no lines.
    rowLines = file.isPart ? [] : file.rowLines
  }

  /// The line of the file on which a row begins, from 1.
  func line(chunk: Int, line: Int) -> Int {
    let ordinal = (chunk < before.count ? before[chunk] : 0) + line
    guard let rowLines else { return ordinal + 1 }
    return ordinal < rowLines.count ? rowLines[ordinal] : 0
  }
}
