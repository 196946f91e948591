import Portfolio

/// Writes numbers, money, dates and spans of time as readers of one locale expect them.
///
/// Every format exists twice: appended to bytes, for the cells of pages, and as a `String`. Nothing
/// depends on the machine's locale or time zone. Words come from the catalog, read once.
///
/// Numbers are whole numbers with a scale: `value / 10^scale`. Rounding is half away from zero.
public struct Formatters: Sendable {
  /// The language and its customs.
  public let locale: PortfolioLocale
  /// How signs and percent signs are written.
  public let style: NumberStyle

  let minus: [UInt8]
  let percentSign: [UInt8]
  let percentPoints: [UInt8]
  let realPrefix: [UInt8]
  let magnitudeWords: [[UInt8]]
  let calendar: CalendarWords
  let catalog: Catalog

  /// U+00A0.
  static let noBreakSpace: [UInt8] = [0xC2, 0xA0]

  /// Formats of a catalog's locale.
  ///
  /// - Parameters:
  ///   - catalog: Where months, weekdays and units come from.
  ///   - style: How signs are written; for pages unless said otherwise.
  public init(_ catalog: Catalog, style: NumberStyle = .page) {
    self.locale = catalog.locale
    self.style = style
    self.minus = style == .page ? Array("−".utf8) : [0x2D]
    let spaced = style == .page && catalog.locale == .brazilianPortuguese
    self.percentSign = (spaced ? Formatters.noBreakSpace : []) + [0x25]
    self.percentPoints = Formatters.noBreakSpace + catalog.text("numbers.percent-points").utf8
    self.realPrefix = Formatters.prefix(of: .real, catalog.locale)
    self.magnitudeWords = ["thousand", "million", "billion", "trillion"].map {
      let word = Array(catalog.text("numbers.\($0)").utf8)
      return catalog.locale == .brazilianPortuguese ? Formatters.noBreakSpace + word : word
    }
    self.calendar = CalendarWords(catalog)
    self.catalog = catalog
  }

  func appendSign(
    negative: Bool, isZero: Bool, _ display: SignDisplay, into output: inout [UInt8]
  ) {
    if negative {
      if !isZero || style == .plain { output.append(contentsOf: minus) }
    } else if display == .always, !isZero {
      output.append(0x2B)
    }
  }

  func string(_ write: (inout [UInt8]) -> Void) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(32)
    write(&output)
    return String(decoding: output, as: UTF8.self)
  }
}
