public import Markup

/// Makes markup of Markdown that anybody may have written.
///
/// CommonMark as libcmark reads it, with the pipe tables of GitHub added. What cannot do harm comes
/// through, the rest comes through as text: raw HTML is shown as it was typed (`<br>` breaks the
/// line, comments go), and links and images keep their words but lose a target whose scheme is not
/// `http`, `https`, `mailto` or `tel`, or that names a host without a scheme. Pictures of elsewhere
/// become links to them.
public enum Markdown {
  /// The markup of a text.
  ///
  /// - Parameters:
  ///   - text: Markdown; line ends of any kind.
  ///   - options: How it fits the page, and its limits.
  /// - Returns: Blocks of HTML, each line with its end; empty for an empty text. Cells of tables
  ///   carry the classes `align-left`, `align-center` and `align-right` where the text aligns them.
  /// - Throws: Which limit was passed.
  /// - Complexity: Linear in what people write; the limits bound the rest.
  public static func html(
    _ text: String, options: MarkdownOptions = MarkdownOptions()
  ) throws(MarkdownError) -> HTMLFragment {
    try html(text.utf8.span, isValid: true, options)
  }

  /// The markup of a text in UTF-8; bytes that are no characters become U+FFFD.
  ///
  /// - Parameters:
  ///   - text: Markdown; line ends of any kind.
  ///   - options: How it fits the page, and its limits.
  /// - Returns: Blocks of HTML, each line with its end; empty for an empty text.
  /// - Throws: Which limit was passed.
  public static func html(
    utf8 text: [UInt8], options: MarkdownOptions = MarkdownOptions()
  ) throws(MarkdownError) -> HTMLFragment {
    try html(text.span, isValid: false, options)
  }

  private static func html(
    _ text: Span<UInt8>, isValid: Bool, _ options: MarkdownOptions
  ) throws(MarkdownError) -> HTMLFragment {
    guard text.count <= options.maximumBytes else {
      throw .textTooLong(bytes: text.count, limit: options.maximumBytes)
    }
    let traits = try MarkdownTraits(of: text, options)
    var document = MarkdownDocument(parsing: text, isValid: isValid)
    if traits.mayHoldTable {
      try layOutTables(of: text, isValid: isValid, in: &document, options)
    }
    if traits.mayHoldTarget || (traits.mayHoldHeading && options.headingShift > 0) {
      document.makeSafe(headingShift: options.headingShift)
    }
    let markup = document.html()
    guard markup.count <= options.maximumOutputBytes else {
      throw .markupTooLong(bytes: markup.count, limit: options.maximumOutputBytes)
    }
    return HTMLFragment(trusted: markup)
  }

  /// Puts tables in the place of the paragraphs that are written as such.
  ///
  /// The cells are parsed with the whole text behind them, so that they know its link targets: a
  /// second document begins with a heading for each cell, and its headings move into the table.
  private static func layOutTables(
    of text: Span<UInt8>, isValid: Bool, in document: inout MarkdownDocument,
    _ options: MarkdownOptions
  ) throws(MarkdownError) {
    let lines = SourceLines(of: text)
    var tables: [PipeTable] = []
    var padding = 0
    for paragraph in document.paragraphs() {
      guard let table = PipeTable(lines.content(of: paragraph), line: paragraph.firstLine) else {
        continue
      }
      tables.append(table)
      padding += table.paddingBytes
    }
    guard padding <= options.maximumOutputBytes else {
      throw .markupTooLong(bytes: padding, limit: options.maximumOutputBytes)
    }
    guard !tables.isEmpty else { return }
    let preamble = TablePreamble(tables)
    let whole = preamble.bytes + lines.bytes
    var second = MarkdownDocument(parsing: whole.span, isValid: isValid)
    if second.moveCells(into: tables, lineShift: preamble.lineCount) { document = second }
  }
}
