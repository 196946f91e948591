import Analysis
import Localization
import Portfolio

/// What a profile could use and does not have: what, at which cost, and where to add it; worst first.
struct MissingMaking {
  let dossier: ClientDossier
  private var words: Words { dossier.words }

  var statements: [Statement] {
    owner + agreements + people + success + handover + record + answers + purchases
  }

  private func gap(
    _ key: String, _ parameters: [String: String] = [:], at place: String
  ) -> Statement {
    Statement(
      mark: "inactive", heading: words.text("gap.\(key)", parameters),
      words: words.text("gap.\(key)-cost"), evidence: Evidence(records: place))
  }

  private func table(_ table: TableName) -> String {
    words.text("gap.where-table", ["table": words.text("table.\(table.rawValue)")])
  }

  /// Ids that lack the same thing, as one place.
  private func places(_ table: TableName, _ keys: [String], _ column: String) -> String {
    let shown = keys.prefix(4).joined(separator: ", ") + (keys.count > 4 ? "…" : "")
    return dossier.place(table, shown, column)
  }

  // MARK: The record

  private var owner: [Statement] {
    guard dossier.has(.clients), dossier.attributes.owner == nil else { return [] }
    let id = dossier.context.shownID(dossier.number)
    return [gap("owner", at: dossier.place(.clients, id, "owner"))]
  }

  private var record: [Statement] {
    guard dossier.has(.clients) else { return [gap("clients", at: table(.clients))] }
    let attributes = dossier.attributes
    let hasDocument =
      attributes.document != nil || RecordMaking.isForeign(attributes, dossier.context.portfolio)
    let fields = [
      ("sector", attributes.sector != nil), ("since", attributes.since != nil),
      ("document", hasDocument), ("email", attributes.email != nil),
    ]
    let id = dossier.context.shownID(dossier.number)
    return fields.filter { !$0.1 }.map { gap($0.0, at: dossier.place(.clients, id, $0.0)) }
  }

  // MARK: Contracts

  private var agreements: [Statement] {
    let open = (dossier.client.contracts?.running ?? []).filter { $0.state != .cancelledRunning }
    func list(_ key: String, _ column: String, _ lacks: (ContractStanding) -> Bool) -> [Statement] {
      let keys = open.filter(lacks).map(\.id)
      guard !keys.isEmpty else { return [] }
      return [
        gap(key, ["contracts": keys.joined(separator: ", ")], at: places(.contracts, keys, column))
      ]
    }
    return list("value", "monthly-value") { $0.monthlyValue == nil }
      + list("renewal", "renewal") { $0.renewal == nil }
      + list("notice", "notice-days") { $0.renewal != nil && $0.noticeDays == nil }
  }

  // MARK: People

  private var people: [Statement] {
    guard !dossier.contacts.isEmpty else {
      return [gap("contacts", at: table(.contacts))]
    }
    var gaps: [Statement] = []
    let present = dossier.present
    let unreachable = present.filter { $0.email == nil && $0.phone == nil }
    if !unreachable.isEmpty {
      gaps.append(
        gap(
          "contact-reach",
          ["people": unreachable.compactMap(\.name).joined(separator: ", ")],
          at: places(.contacts, unreachable.map(\.id), "email, phone")))
    }
    if present.allSatisfy({ $0.roles.isEmpty || $0.roles == [.unknown] }) && !present.isEmpty {
      gaps.append(gap("roles", at: places(.contacts, present.map(\.id), "roles")))
    }
    let baseless = present.filter { !$0.hasBasis(by: dossier.day) }
    if !baseless.isEmpty, dossier.context.knowsLawfulBasis {
      gaps.append(
        gap(
          "basis", ["people": words.count("people", baseless.count)],
          at: places(.contacts, baseless.map(\.id), "lawful-basis")))
    }
    let opaque = present.filter { $0.isDecisive && $0.map.support == nil }
    if !opaque.isEmpty {
      gaps.append(
        gap(
          "support", ["people": opaque.compactMap(\.name).joined(separator: ", ")],
          at: places(.contacts, opaque.map(\.id), "support")))
    }
    return gaps
  }

  // MARK: Success

  private var success: [Statement] {
    let open = dossier.objectives.filter { $0.state != .verified }
    func list(_ key: String, _ column: String, _ lacks: (Objective) -> Bool) -> [Statement] {
      let found = open.filter(lacks)
      guard !found.isEmpty else { return [] }
      return [
        gap(
          key, ["objectives": found.map { $0.title ?? $0.id }.joined(separator: "; ")],
          at: places(.objectives, found.map(\.id), column))
      ]
    }
    return list("baseline", "baseline, baseline-date") { $0.baseline == nil }
      + list("actual", "actual, actual-date") {
        $0.baseline != nil && $0.target != nil && $0.actual == nil
      }
  }

  private var handover: [Statement] {
    guard let handoff = dossier.handoffs.first, !handoff.missing.isEmpty else { return [] }
    return handoff.missing.map {
      gap("handoff-\($0)", at: dossier.place(.handoffs, handoff.id, $0))
    }
  }

  private var answers: [Statement] {
    guard dossier.has(.surveys),
      dossier.client.status == .active || dossier.client.status == .atRisk
    else { return [] }
    let answers = dossier.records.surveys.of(dossier.number).filter {
      $0.score != nil && $0.answered.isPast(on: dossier.day)
    }
    return answers.isEmpty ? [gap("survey", at: table(.surveys))] : []
  }

  private var purchases: [Statement] {
    guard let detail = dossier.detail, !detail.recentLines.isEmpty, detail.products.isEmpty else {
      return []
    }
    return [gap("product", at: dossier.place(.invoices, "product"))]
  }
}
