/// The place a value lands in, which decides what must be escaped.
public enum Escaping: UInt8, Sendable, Hashable, CaseIterable {
  /// Nothing is changed: plain text files, and markup that is safe already.
  case none
  /// Text and quoted attributes of HTML: `&`, `<`, `>`, `"` and `'` become references.
  case html
  /// The start of an attribute that holds an address: an address with a scheme other than `http`,
  /// `https`, `mailto` and `tel` becomes `#`; the rest is escaped as in HTML, spaces as `%20`.
  case url
  /// A later part of an address whose scheme is settled: escaped as in HTML, spaces as `%20`.
  case urlPart
  /// Text of a Markdown document, on one line: what could become markup gets a backslash.
  case markdown
  /// The address of a Markdown link, with the same schemes as `url`.
  case markdownLink
  /// A cell of text: quoted where needed, and led by `'` where a spreadsheet would take it for a
  /// formula.
  case csv
  /// A cell with a number: quoted where needed, its sign left alone.
  case csvNumber
}

extension OutputBuffer {
  /// Appends text, escaped for the place it lands in.
  @inlinable
  public mutating func append(_ text: String, as escaping: Escaping) {
    append(text.utf8.span, as: escaping)
  }
}
