import Analysis
import Diagnostics
import Loading
import Portfolio

/// Everything computed about one client, with its arithmetic and its records, as one object.
///
/// Numbers and words have the names of `assess`; records are named `table:key`, and the member
/// `records` says in which file and line each of them stands.
struct ExplanationJSON {
  let explanation: Explanation
  let client: Client
  /// All lines of the client up to the day, oldest first.
  let lines: [LocatedLine]
  let study: Study
  let places: RecordPlaces
  var facts: JSONFacts { JSONFacts(currency: study.portfolio.currency) }
  var assessed: ClientAssessment { explanation.client }

  var bytes: [UInt8] {
    let tables = ClientTables(of: assessed, in: study)
    let members: [(String, JSONValue)] =
      [
        ("client", .text(client.id)), ("name", .text(client.displayName)),
        ("day", facts.day(explanation.day)), ("fields", fields),
      ] + judgements + arithmetic + [
        ("changes", changes), ("tables", self.tables(tables)), ("invoice-lines", invoiceLines),
        ("records", records(tables)),
      ]
    return JSONValue.object(members).line
  }

  private var fields: JSONValue {
    let result = ClientResult(assessed, in: study.assessment, of: study.portfolio)
    return .object(ClientFields.all.map { ($0.name, facts.value($0.value(result))) })
  }

  // MARK: Status, signals, what would change it

  private var judgements: [(String, JSONValue)] {
    [
      ("status", status), ("signals", signals),
      ("contradictions", .list(explanation.contradictions.map(contradiction))),
      ("counterfactuals", .list(explanation.counterfactuals.map(counterfactual))),
      (
        "next-band",
        explanation.nextBand.map { next in
          .object([
            ("day", facts.day(next.day)), ("band", facts.text(next.band?.rawValue)),
            ("score", JSONValue(next.score)),
          ])
        } ?? .null
      ),
    ]
  }

  private var status: JSONValue {
    .object([
      ("status", .text(assessed.status.rawValue)), ("rule", .text(assessed.ruleID)),
      ("detail", .text(assessed.statusNote.rawValue)),
      ("note", facts.text(assessed.ownStatus?.detail)),
      (
        "rules",
        .list(
          explanation.rules.map { check in
            .object([
              ("rule", .text(check.rule.rawValue)),
              ("status", .text(check.rule.status.rawValue)), ("holds", .flag(check.holds)),
              ("facts", facts.facts(check.facts)),
            ])
          })
      ),
      ("own-rules", .list(explanation.ownRules.map(ownRule))),
      (
        "next",
        explanation.nextChange.map { next in
          .object([
            ("day", facts.day(next.day)), ("status", .text(next.status.rawValue)),
            ("rule", .text(next.ruleID)),
          ])
        } ?? .null
      ),
    ])
  }

  private func ownRule(_ check: OwnRuleCheck) -> JSONValue {
    .object([
      ("rule", .text(check.rule.name)), ("status", .text(check.rule.status.rawValue)),
      ("truth", .text(check.truth.rawValue)),
      (
        "tests",
        .list(
          check.findings.map { finding in
            .object([
              ("field", .text(finding.test.field.name)),
              ("question", .text(finding.test.question.written)),
              ("value", finding.value == .missing ? .null : .text(finding.value.written)),
              ("truth", .text(finding.truth.rawValue)),
            ])
          })
      ),
    ])
  }

  /// Every signal: fired, clear, or not to be checked and why.
  private var signals: JSONValue {
    .list(
      explanation.signalChecks.map { check in
        let evidence = assessed.signalEvidence.first { $0.signal == check.signal }
        let (outcome, table) = outcome(check.outcome)
        return .object([
          ("signal", .text(check.signal.rawValue)), ("outcome", .text(outcome)),
          ("table", facts.text(table)), ("facts", facts.facts(evidence?.facts ?? [])),
          ("records", facts.keys(evidence?.keys ?? [])),
        ])
      })
  }

  private func outcome(_ outcome: SignalCheck.Outcome) -> (String, String?) {
    switch outcome {
    case .fired: ("fired", nil)
    case .clear: ("clear", nil)
    case .noTable(let table): ("no-table", table.rawValue)
    case .noRecord(let table): ("no-record", table.rawValue)
    case .tooFew: ("too-few", nil)
    case .unknownDirection: ("unknown-direction", TableName.interactions.rawValue)
    case .unmeasured: ("unmeasured", nil)
    }
  }

  private func contradiction(_ contradiction: Contradiction) -> JSONValue {
    .object([
      ("kind", .text(contradiction.kind.rawValue)), ("facts", facts.facts(contradiction.facts)),
      ("records", facts.keys(contradiction.keys)),
    ])
  }

  private func counterfactual(_ counterfactual: Counterfactual) -> JSONValue {
    .object([
      ("goal", .text(counterfactual.goal.rawValue)), ("health", JSONValue(counterfactual.score)),
      ("band", facts.text(counterfactual.band?.rawValue)),
      ("moves-on", facts.day(counterfactual.movesOn)),
      ("ways", .list(counterfactual.ways.map(way))),
    ])
  }

  private func way(_ way: Counterfactual.Way) -> JSONValue {
    .object([
      ("steps", .list(way.steps.map(step))),
      ("signals-gone", .list(way.gone.map { .text($0.rawValue) })),
      (
        "families",
        .list(
          way.effects.map { effect in
            .object([
              ("family", .text(effect.family.rawValue)), ("before", JSONValue(effect.before)),
              ("after", JSONValue(effect.after)), ("weight", .integer(effect.weight)),
            ])
          })
      ),
      ("health-then", JSONValue(way.score)), ("band-then", facts.text(way.band?.rawValue)),
    ])
  }

  private func step(_ step: Step) -> JSONValue {
    .object([
      ("step", .text(step.kind.rawValue)), ("count", .integer(step.count)),
      ("amount", facts.money(step.amount)), ("person", facts.text(step.person)),
      ("role", facts.text(step.role?.rawValue)), ("survey", facts.text(step.survey?.rawValue)),
      ("score", JSONValue(step.score)), ("records", facts.keys(step.keys)),
    ])
  }

  // MARK: Change, tables, records

  /// What changed about the client since the last month-end.
  private var changes: JSONValue {
    .list(
      study.changes.filter { $0.id == client.id }.map { change in
        .object([
          ("kind", .text(change.kind.rawValue)), ("cause", .text(change.cause.rawValue)),
          ("since", facts.day(study.previous?.day)), ("subject", facts.text(change.subject)),
          ("before", facts.value(change.before.machineText)),
          ("after", facts.value(change.after.machineText)),
          ("rules", .list(change.rules.map { .text($0) })), ("records", facts.keys(change.keys)),
        ])
      })
  }

  private func tables(_ tables: ClientTables) -> JSONValue {
    .object(
      tables.parts.map { part in
        (part.table.name, .list(part.rows.map { facts.row(part.table.columns, $0) }))
      })
  }

  private var invoiceLines: JSONValue {
    .list(
      lines.map { located in
        .object([
          ("file", .text(located.location.file)), ("line", JSONValue(located.location.line)),
          ("day", facts.day(located.line.day)), ("invoice", facts.text(located.line.invoice)),
          ("product", facts.text(located.line.product)),
          ("amount", facts.money(located.line.amount)),
        ])
      })
  }

  /// Where every record cited above stands.
  private func records(_ tables: ClientTables) -> JSONValue {
    let keys = places.cited(explanation, study, tables).sorted()
    return .object(
      keys.map { key in
        (
          JSONFacts.name(key),
          places[key].map { place in
            .object([("file", .text(place.file)), ("line", JSONValue(place.line))])
          } ?? .null
        )
      })
  }
}
