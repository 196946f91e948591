import Localization
import Portfolio

/// How files were read, files that were read alike together; then the columns that were not used.
struct ReadingText {
  private static let namedFiles = 3
  private static let namedColumns = 8

  let quality: DataQuality
  let words: QualityWords
  /// Whether every column is listed with what it feeds.
  let isComplete: Bool

  var lines: [String] {
    var order: [String] = []
    var files: [String: [String]] = [:]
    for file in quality.files {
      let reading = file.reading.map { guess in
        words.catalog.text("commands.reading.\(guess.name)") + " " + words.guess(guess.value)
      }.joined(separator: ", ")
      if files[reading] == nil { order.append(reading) }
      files[reading, default: []].append(file.file)
    }
    let alike = order.flatMap { reading in
      paragraph(reading + ": " + list(files[reading] ?? [], ReadingText.namedFiles))
    }
    return alike + quality.files.flatMap(isComplete ? columns : unused)
  }

  private func columns(_ file: FileSummary) -> [String] {
    ["  " + file.file + ":"]
      + file.columns.map { "    \($0.heading) → \($0.field ?? words.text("no-use"))" }
  }

  private func unused(_ file: FileSummary) -> [String] {
    let headings = file.columns.filter { $0.field == nil && !$0.heading.isEmpty }.map(\.heading)
    guard !headings.isEmpty else { return [] }
    let text = words.text("unused", ["list": list(headings, ReadingText.namedColumns)])
    return paragraph(file.file + ": " + text)
  }

  private func list(_ items: [String], _ limit: Int) -> String {
    let shown = items.prefix(limit).joined(separator: ", ")
    guard items.count > limit else { return shown }
    return words.text("and-more", ["list": shown, "count": words.count(items.count - limit)])
  }

  private func paragraph(_ text: String) -> [String] {
    TextTable.wrapped(text, width: 78, indentation: 2).map { "  " + $0 }
  }
}
