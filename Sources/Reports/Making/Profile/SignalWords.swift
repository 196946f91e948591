import Analysis
import Localization
import Portfolio

/// What a signal of risk saw, as a sentence.
struct SignalWords {
  let context: SiteContext
  let client: ClientAssessment
  private var words: Words { context.words }

  /// A sentence for each signal that does not come from the ledger, in their order; that of health says
  /// nothing which another has said.
  ///
  /// - Parameter said: The signals of the ledger that were told before.
  /// - Returns: The sentences.
  func sentences(after said: Set<RiskSignal> = []) -> [String] {
    let all = said.union(client.signalEvidence.map(\.signal))
    return client.signalEvidence.map { sentence($0, besides: all) }
  }

  /// The sentence of one signal, told alone; nil where it did not fire or comes from the ledger.
  func sentence(of signal: RiskSignal) -> String? {
    client.signalEvidence.first { $0.signal == signal }.map { sentence($0, besides: []) }
  }

  /// The records they were seen in.
  var keys: [RecordKey] { client.signalEvidence.flatMap(\.keys) }

  private func sentence(_ evidence: SignalEvidence, besides said: Set<RiskSignal>) -> String {
    let names = Set(evidence.facts.map(\.name))
    let known = Set(evidence.facts.filter { $0.value != .none }.map(\.name))
    var parameters: [String: String] = [:]
    for fact in evidence.facts { parameters[fact.name.rawValue] = write(fact.value) }
    if evidence.signal == .healthRed {
      let causes = HealthWords(context: context, client: client).causes(besides: said)
      if !causes.isEmpty { parameters["why"] = causes.joined(separator: ", ") }
    }
    let ending =
      switch evidence.signal {
      case .satisfactionFallen: names.contains(.npsAnswer) ? "-nps" : "-csat"
      case .keyPersonGone where !known.contains(.leftOn): "-undated"
      case .optOutSilent where known.contains(.lastUnknown): "-unknown"
      case .optOutSilent where !known.contains(.lastTwoWay): "-never"
      case .healthRed where parameters["why"] != nil: "-why"
      default: ""
      }
    var count = 2
    let counted: Set<Analysis.Fact.Name> = [.overdueInvoices, .droppedProducts]
    for case .count(let number) in evidence.facts.filter({ counted.contains($0.name) })
      .map(\.value)
    { count = number }
    return words.catalog.count(
      "assessment.signal.\(evidence.signal.rawValue)\(ending)", count, parameters)
  }

  /// A value of the analysis as text.
  func write(_ value: Analysis.Fact.Value) -> String {
    switch value {
    case .none: "–"
    case .day(let day): words.date(day)
    case .days(let days): words.formats.days(days)
    case .halfDays(let halves), .halves(let halves): words.halves(halves)
    case .tenths(let tenths): words.formats.decimal(tenths, scale: 1, places: .upTo(1))
    case .hundredths(let hundredths):
      words.formats.decimal(hundredths, scale: 2, places: .upTo(2))
    case .count(let count): words.formats.count(count)
    case .money(let amount): words.whole(amount)
    case .percent(let share): words.percent(share, places: .upTo(1))
    case .source(let source): words.text("cadence.source.\(source.rawValue)")
    case .text(let text): person(text)
    case .role(let role): words.catalog.text("assessment.role.\(role.rawValue)")
    case .contracts(let state): words.catalog.text("assessment.contract-state.\(state.rawValue)")
    }
  }

  private func person(_ reference: String) -> String {
    context.portfolio.contacts(of: client.client).first { $0.id == reference }?.name ?? reference
  }
}
