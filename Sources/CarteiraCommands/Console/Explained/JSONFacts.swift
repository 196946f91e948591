import Analysis
import Portfolio

/// Facts, words and amounts of an explanation as values of JSON, under the names of `assess`.
struct JSONFacts {
  let currency: Currency

  func money(_ amount: Int64?) -> JSONValue { value(amount.map { .money($0) } ?? .missing) }

  func day(_ day: Day?) -> JSONValue { day.map { .text($0.description) } ?? .null }

  func text(_ text: String?) -> JSONValue { text.map { .text($0) } ?? .null }

  /// A number of the last of `scale` decimals.
  func decimal(_ number: Int64?, scale: Int) -> JSONValue {
    value(number.map { .decimal($0, scale: scale) } ?? .missing)
  }

  /// Basis points as percent: 8000 as `80.00`.
  func percent(_ basisPoints: Int64?) -> JSONValue { decimal(basisPoints, scale: 2) }

  /// Half days as days.
  func halves(_ halves: Int) -> JSONValue { decimal(Int64(halves) * 5, scale: 1) }

  func keys(_ keys: [RecordKey]) -> JSONValue {
    .list(keys.map { .text(JSONFacts.name($0)) })
  }

  /// A record as `table:key`, as everywhere in `assess`.
  static func name(_ key: RecordKey) -> String { "\(key.table.rawValue):\(key.key)" }

  /// A value of `assess`.
  func value(_ value: AssessmentValue) -> JSONValue {
    switch value {
    case .missing: .null
    case .text(let text): .text(text)
    case .boolean(let flag): .flag(flag)
    case .day, .month: value.text(currency: currency).map { .text($0) } ?? .null
    case .integer, .decimal, .money:
      value.text(currency: currency).map { .number($0) } ?? .null
    }
  }

  /// A row of a table as an object.
  func row(_ columns: [AssessmentTable.Column], _ row: [AssessmentValue]) -> JSONValue {
    .object(zip(columns, row).map { ($0.name, value($1)) })
  }

  /// Facts in the order in which a rule looked at them, each with its unit.
  func facts(_ facts: [Fact]) -> JSONValue {
    .list(
      facts.map { fact in
        let (unit, value) = self.fact(fact.value)
        return .object([
          ("name", .text(fact.name.rawValue)), ("value", value), ("unit", text(unit)),
        ])
      })
  }

  private func fact(_ value: Fact.Value) -> (unit: String?, value: JSONValue) {
    switch value {
    case .none: (nil, .null)
    case .day(let day): ("day", self.day(day))
    case .days(let days): ("days", .integer(days))
    case .halfDays(let days): ("days", halves(days))
    case .count(let count): ("count", .integer(count))
    case .money(let amount): ("money", money(amount))
    case .percent(let basisPoints): ("percent", percent(basisPoints))
    case .source(let source): ("word", .text(source.rawValue))
    case .halves(let count): ("count", halves(count))
    case .tenths(let number): ("number", decimal(number, scale: 1))
    case .hundredths(let number): ("number", decimal(number, scale: 2))
    case .text(let text): ("text", .text(text))
    case .role(let role): ("word", .text(role.rawValue))
    case .contracts(let state): ("word", .text(state.rawValue))
    }
  }
}
