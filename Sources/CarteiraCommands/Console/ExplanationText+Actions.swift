import Analysis
import Portfolio
import Reports

/// Who answers for the client, how much time it gets, and what there is to do, as lines of text.
extension ExplanationText {
  func coverage() -> [String] {
    let found = plan.report.all.lazy.compactMap { book in
      book.accounts.first { $0.client == assessed.client }.map { (book, $0) }
    }.first
    guard let (book, account) = found else { return [] }
    var lines = [
      words.text(
        "coverage-line",
        [
          "owner": book.id.map { book.name ?? $0 } ?? words.text("coverage-nobody"),
          "hours": words.tenths(account.hours),
          "by": words.text(account.isByTouch ? "coverage-by-touch" : "coverage-by-tier"),
        ])
    ]
    if book.id != nil {
      lines.append(
        words.text(
          "coverage-load",
          [
            "load": words.tenths(book.load), "planned": words.tenths(book.planned),
            "share": words.percent(book.loadShare.basisPoints),
            "band": words.label("load.\(book.band.rawValue)"),
          ]))
    }
    if let isTouched = account.isTouched {
      lines.append(
        words.text(
          isTouched ? "coverage-touched" : "coverage-silent",
          ["days": words.days(policy.coverage.touchDays)]))
    } else if account.isDirectionUnknown {
      lines.append(
        words.text("coverage-unknown", ["days": words.days(policy.coverage.touchDays)]))
    }
    if let protection = account.protection {
      lines.append(words.label("protection.\(protection.rawValue)"))
    }
    if let move = plan.rebalancing.moves.first(where: { $0.client == assessed.client }) {
      lines.append(
        words.text(
          "coverage-move",
          ["to": plan.report.book(move.to)?.name ?? move.to, "hours": words.tenths(move.hours)]))
    }
    return section("coverage-title", lines)
  }

  func actions() -> [String] {
    let lines = plan.actions.actions(of: assessed.client).flatMap(actionLines)
    return lines.isEmpty ? [] : section("actions-title", lines)
  }

  /// The tests of a rule of the policy's own, each with what it saw.
  private func ownTests(_ action: NextAction) -> [String] {
    guard let rule = policy.actions.rules.first(where: { $0.name == action.rule }) else {
      return []
    }
    return rule.condition.findings(for: study.subject(assessed)).map { words.test($0) }
  }

  private func title(_ action: NextAction) -> String {
    action.title
      ?? words.label(
        "action.\(action.wording(on: explanation.day))",
        ["day": action.endsOn.map { words.day($0) } ?? "–"])
  }

  private func actionLines(_ action: NextAction) -> [String] {
    var lines = [
      words.text(
        "action-line",
        [
          "action": title(action),
          "id": action.id, "exposure": words.optional(money: action.exposure),
          "urgency": words.percent(action.urgency),
          "savability": words.percent(action.savability),
          "rank": words.optional(money: action.rank),
          "rule": action.rule, "type": words.label("action-type.\(action.type.rawValue)"),
        ])
    ]
    let facts =
      action.reason == .rule
      ? ownTests(action)
      : action.facts.map {
        "\(words.text("fact.\($0.name.rawValue)")) \(words.value($0.value))"
      }
    let keys = action.keys.map(words.key)
    if !(facts + keys).isEmpty {
      lines.append(
        "  "
          + [facts.joined(separator: "; "), keys.joined(separator: ", ")]
          .filter { !$0.isEmpty }.joined(separator: "  "))
    }
    if let snooze = action.snooze {
      lines.append(
        "  "
          + words.text(
            "action-snoozed", ["until": words.day(snooze.until), "reason": snooze.reason]))
    } else if let place = plan.actions.place(of: action) {
      lines.append(
        "  "
          + words.text(
            place.fits ? "action-fits" : "action-beyond",
            [
              "position": words.count(place.position), "effort": words.tenths(action.effort),
              "total": words.tenths(place.hoursUpTo),
            ]))
    }
    return lines
  }
}
