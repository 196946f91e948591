import Diagnostics
import Portfolio

/// The rules of a source by which rows are no records, for tables other than invoices.
struct LeaveOutRules: Sendable {
  private struct Rule: Sendable {
    let column: Int
    let test: SourceConfiguration.LeaveOutRule.Test
    let reader: DecimalReader
  }

  private let rules: [Rule]

  /// The rules of a source; the style of numbers is asked for only where one needs it.
  init(
    _ configuration: SourceConfiguration, _ file: SourceFile
  ) throws(DiagnosticsError) {
    let resolver = ColumnResolver(
      configuration: configuration, file: file.name, headings: file.layout.headings, sample: [],
      fields: [])
    var rules: [Rule] = []
    for rule in configuration.leaveOut {
      guard let column = resolver.position(of: rule.column) else { continue }
      var style = NumberStyle.plain
      if case .below = rule.test {
        style = try ColumnStyles(file: file, configuration: configuration).number(column)
      }
      let reader = DecimalReader(style: style, marksTexts: file.marksTexts)
      rules.append(Rule(column: column, test: rule.test, reader: reader))
    }
    self.rules = rules
  }

  /// Whether there are none.
  var isEmpty: Bool { rules.isEmpty }

  /// The columns that rules look at.
  var columns: [Int] { rules.map(\.column) }

  /// Whether a row is no record.
  ///
  /// - Parameters:
  ///   - texts: Its cells without blanks around them; those beyond them are blank.
  ///   - marked: Which of them had a blank after them.
  /// - Returns: Whether a rule leaves it out.
  func apply(to texts: [String], marked: [Bool]) -> Bool {
    rules.contains { rule in
      let isThere = rule.column < texts.count
      let text = isThere ? texts[rule.column] : ""
      switch rule.test {
      case .isOne(let values): return values.contains(text)
      case .beginsWith(let beginnings): return beginnings.contains { text.hasPrefix($0) }
      case .missing: return text.isEmpty
      case .below(let limit):
        guard let number = rule.reader.number(isThere && marked[rule.column] ? text + " " : text)
        else {
          return false
        }
        let unit = (0..<Int(number.scale)).reduce(Int128(1)) { power, _ in power * 10 }
        return Int128(number.value) * 100 < Int128(limit) * unit
      }
    }
  }
}
