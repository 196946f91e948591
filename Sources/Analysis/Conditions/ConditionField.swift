public import Portfolio

/// A client as conditions see it: its record and everything computed about it.
public struct ConditionSubject: Sendable {
  /// Position of the client in `Portfolio.clients`.
  public let client: Int
  /// What the data says about it.
  public let attributes: ClientAttributes
  /// What was computed.
  public let result: ClientResult
  /// The day of the assessment.
  public let day: Day
  let portfolio: Portfolio

  /// A client of an assessment.
  ///
  /// - Parameters:
  ///   - client: What was computed.
  ///   - portfolio: The portfolio it belongs to.
  ///   - day: The day of the assessment.
  ///   - abcTotal: `Assessment.summary.concentration.total`.
  ///   - forecast: `Assessment.forecast(of:)`.
  ///   - background: The portfolio and its assessment; without it fields that need them are missing.
  public init(
    _ client: ClientAssessment, of portfolio: Portfolio, on day: Day, abcTotal: Int64,
    forecast: ClientForecast? = nil, background: ResultBackground? = nil
  ) {
    self.client = client.client
    let record = portfolio.clients[client.client]
    attributes = record.attributes
    result = ClientResult(
      client, record: record, abcTotal: abcTotal,
      // A purchase that is only supposed is one in no table.
      knowsInvoices: client.lastOfAny != ClientAssessment.never || portfolio.knowsInvoices(on: day),
      forecast: forecast, background: background)
    self.day = day
    self.portfolio = portfolio
  }
}

/// What kind of value a field has, which decides what may be asked of it.
public enum ConditionType: String, Sendable, Hashable, CaseIterable {
  /// One text as written in the data, or a word of a fixed list.
  case text
  /// Several texts.
  case list
  case number
  case money
  case day
  case flag
}

/// A field that conditions may name.
public struct ConditionField: Sendable {
  /// Its name in policies.
  public let name: String
  /// What kind of value it has.
  public let type: ConditionType
  /// The words it can have; empty where the data decides.
  public let words: [String]
  /// Whether its values are our people, who are one person in several spellings.
  let isOurs: Bool
  /// The value of a client.
  public let value: @Sendable (ConditionSubject) -> ConditionValue

  init(
    _ name: String, _ type: ConditionType, words: [String] = [], isOurs: Bool = false,
    _ value: @escaping @Sendable (ConditionSubject) -> ConditionValue
  ) {
    self.name = name
    self.type = type
    self.words = words
    self.isOurs = isOurs
    self.value = value
  }

  /// A field of `assess`, under the same name.
  init(_ field: AssessmentField<ClientResult>) {
    let type: ConditionType =
      switch field.type {
      case .text, .word, .month: .text
      case .words: .list
      case .integer, .decimal: .number
      case .money: .money
      case .day: .day
      case .boolean: .flag
      }
    self.init(field.name, type, words: field.words, isOurs: field.name == "owner-id") { subject in
      ConditionValue(
        field.value(subject.result), type, decimals: subject.portfolio.currency.decimals)
    }
  }

  /// A column of the company's own.
  init(_ field: CustomField) {
    let type: ConditionType =
      switch field.type {
      case .text: .text
      case .list: .list
      case .number: .number
      case .money: .money
      case .day: .day
      case .flag: .flag
      }
    self.init(field.name, type) { subject in
      switch subject.attributes.custom[field.name] {
      case .text(let text)?: .text(text)
      case .list(let texts)?: .texts(texts)
      case .number(let number)?: .number(number.value, scale: Int(number.scale))
      case .money(let money)?:
        .number(money.minorUnits, scale: money.currency.decimals)
      case .day(let day)?: .day(day)
      case .flag(let flag)?: .flag(flag)
      case nil: .missing
      }
    }
  }
}

extension ConditionValue {
  init(_ value: AssessmentValue, _ type: ConditionType, decimals: Int) {
    switch value {
    // No field of clients is a month.
    case .missing, .month: self = .missing
    case .text(let text):
      self = type == .list ? .texts(text.split(separator: " ").map(String.init)) : .text(text)
    case .integer(let number): self = .number(number, scale: 0)
    case .decimal(let number, let scale): self = .number(number, scale: scale)
    case .money(let amount): self = .number(amount, scale: decimals)
    case .day(let day): self = .day(day)
    case .boolean(let flag): self = .flag(flag)
    }
  }
}

/// The fields that the conditions of one portfolio may name.
public struct ConditionFields: Sendable {
  /// The fields: of the client's record, everything that `assess` computes, then the company's own.
  public let all: [ConditionField]
  private let positions: [String: Int]

  /// The fields of a portfolio.
  ///
  /// - Parameter custom: The company's own columns; those of other tables than clients, and those
  ///   that have the name of a field of ours, are passed over.
  public init(custom: [CustomField] = []) {
    var all = RecordFields.all + ClientFields.all.map { ConditionField($0) }
    var positions: [String: Int] = [:]
    for (index, field) in all.enumerated() { positions[field.name] = index }
    for field in custom where field.table == .clients && positions[field.name] == nil {
      positions[field.name] = all.count
      all.append(ConditionField(field))
    }
    self.all = all
    self.positions = positions
  }

  /// The field of a name; nil when there is none.
  public func field(named name: String) -> ConditionField? { positions[name].map { all[$0] } }
}
