public import Markup

/// The text twin of a chart: the same facts as a table of texts.
public struct ChartTable: Sendable, Equatable {
  /// The head of a column.
  public struct Head: Sendable, Equatable {
    /// What the column holds.
    public var text: String
    /// The unit, on a second line; empty for none.
    public var unit: String
    /// Whether it stands on the right, as numbers do.
    public var isNumber: Bool

    /// The head of a column.
    public init(_ text: String, unit: String = "", isNumber: Bool = true) {
      self.text = text
      self.unit = unit
      self.isNumber = isNumber
    }
  }

  /// What the table says: the title of its chart.
  public var caption: String
  /// The heads; the first is that of the row headers.
  public var heads: [Head]
  /// The rows, each as long as the heads; the first text is the row's header.
  public var rows: [[String]]
  /// Where the texts lead, row by row; rows and ends of rows may be left out.
  public var links: [[String?]]

  /// A table of texts.
  public init(caption: String, heads: [Head], rows: [[String]], links: [[String?]] = []) {
    self.caption = caption
    self.heads = heads
    self.rows = rows
    self.links = links
  }

  /// The table as HTML, without a frame around it.
  public func draw() -> HTMLFragment {
    var builder = HTMLBuilder(capacity: 256 + rows.count * 128)
    builder.element("table", [.init("class", "t fit")]) { table in
      table.element("caption", [.init("class", "vh")]) { $0.text(caption) }
      table.element("thead") { head in
        head.element("tr") { row in
          for column in heads { drawHead(column, into: &row) }
        }
      }
      table.element("tbody") { body in
        for (number, cells) in rows.enumerated() {
          let links = number < links.count ? links[number] : []
          body.element("tr") { row in
            for (index, cell) in cells.enumerated() {
              drawCell(cell, at: index, link: index < links.count ? links[index] : nil, into: &row)
            }
          }
        }
      }
    }
    return builder.fragment
  }

  private func drawHead(_ column: Head, into row: inout HTMLBuilder) {
    var attributes = [HTMLAttribute("scope", "col")]
    if column.isNumber { attributes.append(.init("class", "n")) }
    row.element("th", attributes) { cell in
      cell.text(column.text)
      guard !column.unit.isEmpty else { return }
      cell.empty("br")
      cell.text(column.unit)
    }
  }

  private func drawCell(
    _ text: String, at index: Int, link: String?, into row: inout HTMLBuilder
  ) {
    let isNumber = index < heads.count && heads[index].isNumber
    let name: StaticString = index == 0 ? "th" : "td"
    let attributes =
      index == 0
      ? [HTMLAttribute("scope", "row")] : isNumber ? [HTMLAttribute("class", "n")] : []
    row.element(name, attributes) { cell in
      guard let link else { return cell.text(text) }
      cell.element("a", [.url("href", link)]) { $0.text(text) }
    }
  }
}
