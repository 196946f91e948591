import Localization
import Markup
import Reports

extension StyleMaking {
  /// The colours of the style sheet, in light and dark, and how well they are told from the paper.
  var colors: DataTable {
    let palette = StylePalette(stylesheet: StylesheetTests.text)
    func text(_ key: String) -> String { words.text("style.color." + key) }
    func contrast(_ name: String, _ scheme: StylePalette.Scheme) -> DataTable.Cell {
      guard let pair = StylePalette.pairs.first(where: { $0.front == name }),
        let tenths = palette.contrast(pair, scheme)
      else { return DataTable.Cell("–", tone: "faint") }
      return DataTable.Cell(
        words.formats.decimal(Int64(tenths), scale: 1, places: .fixed(1)),
        note: pair.ground == "paper" ? nil : pair.ground)
    }
    func value(_ name: String, _ scheme: StylePalette.Scheme) -> DataTable.Cell {
      DataTable.Cell(palette[name, scheme]?.description ?? "–")
    }
    return DataTable(
      name: words.text("style.colors"),
      columns: [
        .init(text("name")), .init(text("look")), .init(text("light"), .number),
        .init(text("contrast"), .number), .init(text("dark"), .number),
        .init(text("contrast"), .number),
      ],
      rows: StylePalette.names.map { name in
        .init(
          name,
          [
            DataTable.Cell("", bar: swatch(name)), value(name, .light), contrast(name, .light),
            value(name, .dark), contrast(name, .dark),
          ])
      }, isNarrow: false)
  }

  private func swatch(_ name: String) -> HTMLFragment {
    var builder = HTMLBuilder(capacity: 160)
    builder.element(
      "svg", [.init("class", "sq"), .init("viewBox", "0 0 38 10"), .init("aria-hidden", "true")]
    ) { svg in
      svg.empty(
        "rect",
        [
          .init("width", 38), .init("height", 10), .init("fill", "var(--\(name))"),
          .init("stroke", "var(--edge)"),
        ])
    }
    return builder.fragment
  }
}
