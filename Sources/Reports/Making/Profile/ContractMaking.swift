import Analysis
import Localization
import Portfolio

/// What a client pays again and again, and until when it can be called off.
struct ContractMaking {
  let dossier: ClientDossier
  private var words: Words { dossier.words }
  private var day: Day { dossier.day }

  /// An opt-out so near stands out.
  static let nearDays = 90

  var block: ContractBlock? {
    guard let contracts = dossier.client.contracts, !contracts.contracts.isEmpty else { return nil }
    let versions = Dictionary(
      grouping: dossier.records.contracts.of(dossier.number), by: \.id)
    func lines(_ standings: [ContractStanding]) -> [ContractBlock.Line] {
      standings.prefix(ClientCut.rows).map { line($0, versions[$0.id] ?? []) }
    }
    let open = contracts.contracts.filter { $0.state != .ended }.sorted(by: isBefore)
    let ended = contracts.contracts.filter { $0.state == .ended }
      .sorted { ($0.end?.number ?? .min, $1.id) > ($1.end?.number ?? .min, $0.id) }
    let running = contracts.running
    return ContractBlock(
      remark: remark(contracts), lines: lines(open), monthly: contracts.knownRevenue,
      hasRunning: !running.isEmpty,
      runningNote: words.plural("contract.running", running.count),
      after: after(open)
        + (words.isRounded(running.compactMap(\.monthlyValue))
          ? " " + words.text("page.rounded") : ""),
      ended: lines(ended), endedSummary: words.plural("contract.ended", ended.count),
      leftOut: words.leftOut(of: max(open.count, ended.count)))
  }

  private func isBefore(_ left: ContractStanding, _ right: ContractStanding) -> Bool {
    func key(_ standing: ContractStanding) -> (Int32, Int32) {
      (standing.isInService ? 0 : 1, (standing.optOut ?? standing.renewal)?.number ?? .max)
    }
    let (first, second) = (key(left), key(right))
    return first != second
      ? first < second : left.id.utf8.lexicographicallyPrecedes(right.id.utf8)
  }

  private func line(_ standing: ContractStanding, _ versions: [Contract]) -> ContractBlock.Line {
    let state = state(standing)
    let isOpen = standing.state == .running || standing.state == .suspended
    let isNear = standing.daysToOptOut.map { (0...ContractMaking.nearDays).contains($0) } ?? false
    let current = versions.last { $0.sortDay.isPast(on: day) } ?? versions.last
    return ContractBlock.Line(
      id: standing.id,
      name: standing.product.map(dossier.product) ?? words.text("contract.product-unknown"),
      monthly: standing.monthlyValue, before: before(standing, versions),
      start: standing.start, renewal: isOpen ? standing.renewal : nil,
      noticeDays: standing.noticeDays, optOut: isOpen ? standing.optOut : nil,
      isOptOutNear: isOpen && isNear, state: state.words, stateTone: state.tone,
      isRunning: isOpen, end: standing.end,
      reason: standing.endReasonText.map { words.text("contract.reason", ["reason": $0]) },
      custom: current.map { dossier.custom($0.custom, of: .contracts) } ?? [],
      evidence: Evidence(records: words.evidence(standing.key)))
  }

  private func state(_ standing: ContractStanding) -> (words: String?, tone: String) {
    func date(_ day: Day?) -> [String: String] { ["day": words.dateOrUnknown(day)] }
    switch standing.state {
    case .running:
      guard let optOut = standing.optOut, optOut < day else { return (nil, "") }
      return (
        words.text(
          standing.renewsByItself == true ? "contract.renewing" : "contract.overdue",
          date(standing.renewal)), ""
      )
    case .cancelledRunning: return (words.cancelled(standing), "alert")
    case .coming: return (words.text("contract.coming", date(standing.start)), "")
    case .draft: return (words.text("contract.draft"), "")
    case .suspended: return (words.text("contract.suspended"), "caution")
    case .ended: return (words.text("contract.ended-on", date(standing.end)), "")
    }
  }

  /// What the value was before the version in force.
  private func before(_ standing: ContractStanding, _ versions: [Contract]) -> String? {
    let known = versions.filter { $0.sortDay.isPast(on: day) }
    guard known.count > 1, let from = known.last?.validFrom,
      let old = known.dropLast().last?.monthlyValue, let new = standing.monthlyValue,
      old.minorUnits != new
    else { return nil }
    // The version in force begins on its first day: the old one ended the day before.
    let last = from.adding(days: -1)
    return words.text("contract.before", ["amount": dossier.whole(old), "day": words.date(last)])
  }

  private func remark(_ contracts: ContractAssessment) -> String {
    let due = contracts.running.filter {
      $0.state != .cancelledRunning
        && ($0.daysToOptOut.map { (0...ContractMaking.nearDays).contains($0) } ?? false)
    }
    if let last = due.compactMap(\.optOut).max() {
      guard let amount = knownSum(due.map(\.monthlyValue)), let all = contracts.knownRevenue else {
        return words.plural(
          "contract.remark-due-unknown", due.count, ["day": words.date(last)])
      }
      return words.text(
        "contract.remark-due",
        ["due": words.whole(amount), "all": words.whole(all), "day": words.date(last)])
    }
    switch contracts.state {
    case .cancelledRunning:
      return words.text(
        "contract.remark-cancelled", ["day": words.dateOrUnknown(contracts.runsUntil)])
    case .coming:
      return words.text(
        "contract.remark-coming", ["day": words.dateOrUnknown(contracts.comesOn)])
    case .ended:
      return words.text(
        "contract.remark-ended", ["day": words.dateOrUnknown(contracts.endedOn)])
    case .draft: return words.text("contract.draft")
    case .running:
      return words.plural("contract.running", contracts.running.count)
    }
  }

  private func after(_ open: [ContractStanding]) -> String {
    var parts: [String] = []
    let renewing = open.filter { $0.state == .running }
    if !renewing.isEmpty {
      let own = renewing.count { $0.renewsByItself == true }
      parts.append(
        own == renewing.count
          ? words.text("contract.all-renew")
          : words.text(
            "contract.some-renew",
            [
              "count": words.formats.count(own), "all": words.formats.count(renewing.count),
            ]))
    }
    parts.append(words.text("contract.formula"))
    return parts.joined(separator: " ")
  }
}

extension Words {
  /// That a contract was cancelled, on which day, and until when it runs, as far as that is known.
  func cancelled(_ standing: ContractStanding) -> String {
    guard let end = standing.end else { return text("contract.cancelled") }
    guard let cancelled = standing.cancelled else {
      return text("contract.cancelled-until", ["day": date(end)])
    }
    return text("contract.cancelled-on", ["cancelled": date(cancelled), "day": date(end)])
  }
}
