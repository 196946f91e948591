import Analysis
import Localization
import Markup
import Portfolio
import Templating

/// The sentences of the pages: texts of the catalog with numbers and dates in place.
struct Words: Sendable {
  let catalog: Catalog
  let formats: Formatters
  let currency: Currency
  private let statuses: [Status: StatusView]
  private let segments: [RFMSegment: String]
  private let tiers: [Tier: TierView]

  init(_ catalog: Catalog, currency: Currency) {
    self.catalog = catalog
    self.formats = Formatters(catalog)
    self.currency = currency
    self.statuses = Dictionary(
      uniqueKeysWithValues: Status.allCases.map {
        ($0, StatusView(mark: $0.rawValue, word: catalog.text("reports.status.\($0.rawValue)")))
      })
    self.segments = Dictionary(
      uniqueKeysWithValues: RFMSegment.allCases.map {
        ($0, catalog.text("reports.segment.\($0.rawValue)"))
      })
    self.tiers = Dictionary(
      uniqueKeysWithValues: Tier.allCases.map { ($0, TierView($0, catalog)) })
  }

  /// Whether others say the same of everything.
  func isSame(as other: Words) -> Bool {
    currency == other.currency && catalog.hasSameTexts(as: other.catalog)
  }

  /// The text of a key of the section `reports`.
  func text(_ key: String, _ parameters: [String: String] = [:]) -> String {
    catalog.text("reports." + key, parameters)
  }

  /// The text of a key in the plural form of a count.
  func plural(_ key: String, _ count: Int, _ parameters: [String: String] = [:]) -> String {
    catalog.count("reports." + key, count, parameters)
  }

  /// A count with its noun: `12 clientes`.
  func count(_ noun: String, _ count: Int) -> String {
    catalog.count("reports.count." + noun, count)
  }

  /// A sentence whose parts between two stars are strong; parameters are escaped.
  ///
  /// - Parameters:
  ///   - key: Its key in the section `reports`.
  ///   - count: How many it speaks of, where it has plural forms.
  ///   - parameters: Values by the names that stand in braces.
  /// - Returns: The sentence.
  func rich(
    _ key: String, counting count: Int? = nil, _ parameters: [String: String] = [:]
  ) -> HTMLFragment {
    var parameters = parameters
    if let count, parameters["count"] == nil { parameters["count"] = formats.count(count) }
    let places = parameters.mapValues { _ in Words.placeholder }
    let source = count.map { plural(key, $0, places) } ?? text(key, places)
    var values = orderedParameters(of: "reports." + key, count ?? 2)
      .compactMap { parameters[$0] }[...]
    var output = OutputBuffer()
    var isStrong = false
    for (index, part) in Words.split(source, at: "**").enumerated() {
      if index > 0 {
        isStrong.toggle()
        output.append(isStrong ? "<b>" : "</b>" as StaticString)
      }
      for (place, piece) in Words.split(part, at: Words.placeholder).enumerated() {
        if place > 0, let value = values.popFirst() {
          output.append(value, as: .html)
        }
        output.append(String(piece), as: .html)
      }
    }
    if isStrong { output.append("</b>" as StaticString) }
    return HTMLFragment(trusted: output.bytes)
  }

  private static let placeholder = "\u{1}"

  private func orderedParameters(of key: String, _ count: Int) -> [String] {
    let pattern = catalog.message(key)?.pattern(for: count, in: catalog.locale)
    return (pattern?.parts ?? []).compactMap { part in
      if case .parameter(let name) = part { name } else { nil }
    }
  }

  private static func split(_ text: some StringProtocol, at mark: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = Substring(text)
    while let range = Words.firstRange(of: mark, in: rest) {
      parts.append(rest[..<range.lowerBound])
      rest = rest[range.upperBound...]
    }
    parts.append(rest)
    return parts
  }

  private static func firstRange(of mark: String, in text: Substring) -> Range<String.Index>? {
    let bytes = Array(mark.utf8)
    var start = text.startIndex
    while start < text.endIndex {
      if text.utf8[start...].starts(with: bytes) {
        return start..<text.utf8.index(start, offsetBy: bytes.count)
      }
      start = text.utf8.index(after: start)
    }
    return nil
  }

  // MARK: Words for values

  func status(_ status: Status) -> StatusView {
    statuses[status] ?? StatusView(mark: status.rawValue, word: status.rawValue)
  }

  /// A tier as pages show it: rising steps and its word.
  func tier(_ tier: Tier) -> TierView { tiers[tier] ?? TierView(tier, catalog) }

  func segment(_ segment: RFMSegment) -> String { segments[segment] ?? segment.rawValue }

  /// An amount in whole units: `R$ 43.730`.
  func whole(_ minorUnits: Int64) -> String {
    formats.wholeMoney(Money(minorUnits: minorUnits, currency: currency))
  }

  /// Whether amounts in whole units do not add up to their sum in whole units.
  func isRounded(_ amounts: [Int64]) -> Bool {
    let unit = (0..<currency.decimals).reduce(Int64(1)) { unit, _ in unit * 10 }
    let parts = amounts.reduce(Int64(0)) { $0 &+ Rounding.divide($1, by: unit) }
    return parts != Rounding.divide(amounts.reduce(0, &+), by: unit)
  }

  /// An amount with its cents: `R$ 43.730,12`.
  func money(_ minorUnits: Int64) -> String {
    formats.money(Money(minorUnits: minorUnits, currency: currency))
  }

  /// An amount in a word: `R$ 2,4 mi`.
  func short(_ minorUnits: Int64) -> String {
    formats.compactMoney(Money(minorUnits: minorUnits, currency: currency))
  }

  /// An amount in a word for a column, always with its decimal: `R$ 9,0 mi`.
  func column(_ minorUnits: Int64) -> String {
    formats.columnMoney(Money(minorUnits: minorUnits, currency: currency))
  }

  /// A date as sentences write it.
  func date(_ day: Day) -> String { formats.day(day, dateStyle) }

  /// A date, or that nobody knows which.
  func dateOrUnknown(_ day: Day?) -> String { day.map { date($0) } ?? text("word.unknown-day") }

  /// The form of dates in tables and sentences: figures in Portuguese, a month's name in English,
  /// where day and month change places from country to country.
  var dateStyle: DayStyle { catalog.locale == .english ? .medium : .short }

  /// A record as evidence: `nota NF-1203`.
  func evidence(_ key: RecordKey) -> String {
    text("record.\(key.table.rawValue)", ["key": key.key])
  }
}

extension Share {
  /// The share as templates take it; nil where there is no whole.
  var fixedPoint: FixedPoint? {
    basisPoints.map { FixedPoint($0, scale: 4) }
  }
}

extension Words {
  /// A text as the beginning of a sentence.
  static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// A sentence as it goes on after a colon: without its capital, unless it is part of an abbreviation.
  static func continued(_ sentence: String) -> String {
    guard let second = sentence.dropFirst().first, second.isLowercase || second.isWhitespace
    else { return sentence }
    return sentence.prefix(1).lowercased() + sentence.dropFirst()
  }

  /// A name as it stands inside a sentence: without its capital, unless it is written in capitals.
  static func lowercased(_ name: String) -> String {
    guard let second = name.dropFirst().first, second.isLowercase else { return name }
    return name.prefix(1).lowercased() + name.dropFirst()
  }

  /// The name of a field of the client record; the field's own name where it is not known here.
  func field(_ name: String) -> String {
    catalog.message("reports.fields.\(name)") == nil ? name : text("fields.\(name)")
  }
}
