import Portfolio

extension AssessmentTable {
  /// Facts that do not go together.
  static let contradictions = AssessmentTable(
    "contradictions", "Facts of one client that do not go together, by client.",
    fields: ContradictionRow.fields
  ) { study in
    VolumeReading(study).flatMap { client, volume in
      client.contradictions(volume, study.policy).map {
        ContradictionRow(client: study.portfolio.clients[client.client].id, contradiction: $0)
      }
    }
  }

  /// What was looked for, and what could not be.
  static let signalChecks = AssessmentTable(
    "signal-checks",
    "Every signal of risk of each client that exists: fired, clear, or not to be checked.",
    fields: CheckRow.fields, isOffered: false
  ) { study in
    VolumeReading(study).flatMap { client, volume in
      study.assessment.signalChecks(of: client, volume, in: study.portfolio).map {
        CheckRow(client: study.portfolio.clients[client.client].id, check: $0)
      }
    }
  }

  /// What clients did for us, and how long it may be used.
  static let advocacyActs = AssessmentTable(
    "advocacy-acts", "What clients did to speak for us and how long it may be used, latest first.",
    fields: ActRow.fields
  ) { study in
    AdvocacyRegister(study).acts.map {
      ActRow(act: $0, client: study.portfolio.clients[$0.client].id)
    }
  }

  /// The parameters behind every forecast.
  static let forecastModel = AssessmentTable(
    "forecast-model", "The fitted models of repeat purchases and of spend; a row a number.",
    fields: ParameterRow.fields
  ) { ParameterRow.rows($0) }
}

/// The clients of an assessment with the periods of their purchases that are compared.
private struct VolumeReading: Sequence, IteratorProtocol {
  private let study: Study
  private var scan: ClientScan
  private var position = 0

  init(_ study: Study) {
    self.study = study
    scan = ClientScan(study.policy, on: study.day, segments: study.assessment.segmentCycles)
  }

  mutating func next() -> (ClientAssessment, VolumeSums)? {
    guard position < study.assessment.clients.count else { return nil }
    let client = study.assessment.clients[position]
    position += 1
    return (client, scan.measure(client.client, of: study.portfolio.ledger).volume)
  }
}

private struct ContradictionRow: Sendable {
  let client: String
  let contradiction: Contradiction

  static let fields: [AssessmentField<ContradictionRow>] = [
    AssessmentField("client", .text, "the client's id") { .text($0.client) },
    AssessmentField("kind", .word, ClientFields.words(Contradiction.Kind.self)) {
      .text($0.contradiction.kind.rawValue)
    },
    AssessmentField("records", .words, "the records it rests on, as `table:key`") {
      $0.contradiction.keys.isEmpty
        ? .missing
        : .text(
          $0.contradiction.keys.map { "\($0.table.rawValue):\($0.key)" }.joined(separator: " "))
    },
  ]
}

private struct CheckRow: Sendable {
  let client: String
  let check: SignalCheck

  private var outcome: (word: String, table: TableName?) {
    switch check.outcome {
    case .fired: ("fired", nil)
    case .clear: ("clear", nil)
    case .noTable(let table): ("no-table", table)
    case .noRecord(let table): ("no-record", table)
    case .tooFew: ("too-few", nil)
    case .unknownDirection: ("unknown-direction", .interactions)
    case .unmeasured: ("unmeasured", nil)
    }
  }

  static let fields: [AssessmentField<CheckRow>] = [
    AssessmentField("client", .text, "the client's id") { .text($0.client) },
    AssessmentField("signal", .word, ClientFields.words(RiskSignal.self)) {
      .text($0.check.signal.rawValue)
    },
    AssessmentField(
      "outcome", .word,
      "`fired`, `clear`; or why it could not be checked: `no-table`, `no-record`, `too-few`, `unknown-direction`, `unmeasured`"
    ) { .text($0.outcome.word) },
    AssessmentField("table", .text, "the table that says nothing") {
      $0.outcome.table.map { .text($0.rawValue) } ?? .missing
    },
  ]
}

private struct ActRow: Sendable {
  let act: AdvocacyStanding
  let client: String

  private typealias Field = AssessmentField<ActRow>

  static let fields: [AssessmentField<ActRow>] = [
    Field("id", .text, "the act's id") { .text($0.act.key.key) },
    Field("client", .text, "the client's id") { .text($0.client) },
    Field("person", .text, "who acts: id of the contact, or the name as written") {
      $0.act.person.map { .text($0) } ?? .missing
    },
    Field("kind", .word, ClientFields.words(AdvocacyKind.self)) {
      $0.act.kind.map { .text($0.rawValue) } ?? .missing
    },
    Field("asked", .day, "the day it was asked for") { .day($0.act.asked) },
    Field("given", .day, "the day it was given") { .day($0.act.given) },
    Field("expires", .day, "the last day of the approval") { .day($0.act.expires) },
    Field("state", .word, ClientFields.words(AdvocacyState.self)) { .text($0.act.state.rawValue) },
  ]
}

private struct ParameterRow: Sendable {
  let name: String
  var value: Double?
  var word: String?

  static func rows(_ study: Study) -> [ParameterRow] {
    switch study.assessment.forecast {
    case nil: return [ParameterRow(name: "refusal", word: "not-wanted")]
    case .failure(let refusal)?: return [ParameterRow(name: "refusal", word: refusal.word)]
    case .success(let forecast)?:
      let fit = forecast.fit
      let parameters = fit.model.parameters
      var rows = [
        ParameterRow(name: "model", word: fit.model.process.rawValue),
        ParameterRow(name: "clients", value: Double(fit.clients)),
        ParameterRow(name: "repeaters", value: Double(fit.repeaters)),
        ParameterRow(name: "r", value: parameters.r),
        ParameterRow(name: "alpha", value: parameters.alpha),
        ParameterRow(name: "a", value: parameters.a), ParameterRow(name: "b", value: parameters.b),
        ParameterRow(name: "log-likelihood", value: fit.logLikelihood),
        ParameterRow(name: "gain", value: fit.gain),
        ParameterRow(name: "error-of-ln-a", value: fit.standardErrorOfLogA),
      ]
      if case .success(let spend) = forecast.spend {
        rows += [
          ParameterRow(name: "p", value: spend.model.p),
          ParameterRow(name: "q", value: spend.model.q),
          ParameterRow(name: "gamma", value: spend.model.gamma),
        ]
      }
      return rows
    }
  }

  static let fields: [AssessmentField<ParameterRow>] = [
    AssessmentField(
      "name", .text,
      "`model`, `clients`, `repeaters`, `r`, `alpha` in weeks, `a`, `b`, `log-likelihood`, `gain` over no dropout, `error-of-ln-a`; of spend `p`, `q`, `gamma` in minor units; `refusal` where there is none"
    ) { .text($0.name) },
    AssessmentField("value", .decimal, "the number; empty where it is a word") {
      $0.value.flatMap { Int64(exactly: ($0 * 1_000_000).rounded()) }
        .map { .decimal($0, scale: 6) } ?? .missing
    },
    AssessmentField("word", .text, "the word: of the model, or why it is refused") {
      $0.word.map { .text($0) } ?? .missing
    },
  ]
}
