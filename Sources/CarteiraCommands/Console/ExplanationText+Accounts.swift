import Analysis
import Portfolio

/// What the tables beside clients and invoices say, as lines of text.
extension ExplanationText {
  func tier() -> [String] {
    guard let tier = explanation.tier else { return [] }
    let name = words.label("tier.\(tier.effective.rawValue)")
    var lines = ownTier(tier, name)
    if tier.measure != .share {
      // The rank says nothing where others decide.
    } else if let rank = tier.rank, let value = tier.value {
      lines.append(
        words.text(
          "tier-line",
          [
            "tier": name, "value": words.money(value),
            "basis": words.label("basis.\(tier.basis.rawValue)"), "rank": words.count(rank),
            "base": words.count(tier.base),
          ]))
    } else {
      lines.append(
        words.text(
          tier.value == nil ? "tier-unknown" : "tier-none",
          ["tier": name, "base": words.count(tier.base)]))
    }
    lines += override(tier.override, automatic: words.label("tier.\(tier.automatic.rawValue)"))
    lines += held(tier)
    if let next = tier.next, let missing = tier.missing {
      lines.append(
        words.text(
          "tier-next",
          ["missing": words.money(missing), "next": words.label("tier.\(next.rawValue)")]))
    }
    if let touch = explanation.touch {
      let automatic = words.label("touch.\(touch.automatic.rawValue)")
      lines.append(
        words.text(
          touch.effective == touch.automatic ? "touch-computed" : "touch-line",
          ["touch": words.label("touch.\(touch.effective.rawValue)"), "automatic": automatic]))
      if let rule = touch.rule { lines.append(words.text("touch-rule", ["rule": rule])) }
      lines += override(touch.override, automatic: automatic)
    }
    return section("tier-title", lines)
  }

  private func override(_ state: OverrideState, automatic: String) -> [String] {
    switch state {
    case .none: []
    case .holds(let override):
      [
        words.text(
          "override-holds",
          [
            "value": override.value ?? "", "until": words.optional(override.until),
            "reason": override.reason ?? "", "automatic": automatic,
          ])
      ]
    case .ignored(let override, let fault):
      [
        words.text(
          "override-ignored",
          [
            "value": override.value ?? "", "fault": words.label("override.\(fault.rawValue)"),
          ])
      ]
    }
  }

  func contracts() -> [String] {
    guard let contracts = assessed.contracts else { return ending() }
    var lines = [
      words.text("contracts-sum", ["value": words.optional(money: contracts.knownRevenue)])
    ]
    for contract in contracts.contracts {
      lines.append(
        words.text(
          "contract-line",
          [
            "id": contract.id, "state": words.label("contract-state.\(contract.state.rawValue)"),
            "value": contract.monthlyValue.map(words.money)
              ?? words.text("contract-unknown-value"), "start": words.optional(contract.start),
          ]))
      if let bucket = contract.bucket {
        lines.append(
          words.text(
            "contract-renewal",
            [
              "renewal": words.optional(contract.renewal),
              "notice": contract.noticeDays.map { words.days($0) } ?? words.text("unknown"),
              "deadline": words.optional(contract.optOut),
              "bucket": words.label("bucket.\(bucket.rawValue)"),
            ]))
      }
      if let end = contract.end {
        lines.append(
          words.text(
            "contract-end",
            ["end": words.day(end), "reason": contract.endReasonText ?? words.text("unknown")]))
      }
    }
    return section("contracts-title", lines + endingLines())
  }

  private func ending() -> [String] {
    let lines = endingLines()
    return lines.isEmpty ? [] : section("contracts-title", lines)
  }

  private func endingLines() -> [String] {
    // A rule of the policy's own leaves neither behind: then there is nothing to cite.
    guard let ending = explanation.ending, ending.day != nil || ending.text != nil else {
      return []
    }
    return [
      words.text(
        "ending",
        [
          "day": words.optional(ending.day),
          "reason": ending.reason.map { words.label("end-reason.\($0.rawValue)") }
            ?? words.text("unknown"), "text": ending.text ?? "–",
          "key": words.key(ending.key),
        ])
    ]
  }

  func payments() -> [String] {
    guard let payments = assessed.payments else { return [] }
    var lines = [
      words.text(
        "payments-line",
        [
          "open": words.optional(money: payments.open),
          "overdue": words.optional(
            money: payments.open == nil ? nil : payments.overdueAmount),
          "on-time": words.count(payments.onTime), "decided": words.count(payments.decided),
          "delay": words.days(tenths: payments.meanDelayTenths),
        ])
    ]
    for invoice in payments.overdue.prefix(5) {
      lines.append(
        words.text(
          "overdue-line",
          [
            "key": words.key(invoice.key), "open": words.money(invoice.open),
            "due": words.day(invoice.due), "days": words.days(invoice.days),
          ]))
    }
    return section("payments-title", lines)
  }

  func satisfaction() -> [String] {
    guard let satisfaction = assessed.satisfaction else { return [] }
    var lines = satisfaction.answers.prefix(8).map { answer in
      words.text(
        answer.isStale ? "answer-stale" : "answer-line",
        [
          "kind": answer.kind.rawValue.uppercased(), "score": String(answer.score),
          "day": words.day(answer.day),
          "person": answer.contact.map(words.person) ?? words.text("unknown"),
        ]) + "  " + words.key(answer.key)
    }
    if let sent = satisfaction.sent, let answered = satisfaction.answered {
      lines.append(
        words.text(
          "surveys-line", ["sent": words.count(sent), "answered": words.count(answered)]))
    } else {
      lines.append(words.text("surveys-unknown"))
    }
    return section("satisfaction-title", lines)
  }

  func people() -> [String] {
    guard let relationship = assessed.relationship else { return [] }
    var lines = relationship.knowsRoles ? seats(relationship) : [words.text("roles-unknown")]
    lines += threads(relationship)
    for person in relationship.present where person.has(.champion) || person.isChampion {
      lines.append(champion(person))
    }
    for blocker in relationship.blockers {
      lines.append(
        words.text(
          "blocker-line",
          [
            "person": words.person(blocker.person),
            "disposition": blocker.disposition.map { words.label("disposition.\($0.rawValue)") }
              ?? "",
            "fault": blocker.fault.map { words.label("blocker-fault.\($0.rawValue)") } ?? "",
          ]))
    }
    return section("people-title", lines + promises(relationship) + strength())
  }

  private func seats(_ relationship: RelationshipAssessment) -> [String] {
    relationship.seats.map { seat in
      words.text(
        "seat-line",
        [
          "role": words.label("role.\(seat.role.rawValue)"),
          "state": words.label("seat.\(seat.state.rawValue)"),
          "person": seat.person.map(words.person) ?? "",
        ])
    } + [
      words.text("seats-line", ["covered": words.halves(relationship.coverageHalves)])
    ]
  }

  private func threads(_ relationship: RelationshipAssessment) -> [String] {
    guard relationship.knowsTouches else { return [words.text("threads-unknown")] }
    let lines = [
      relationship.knowsTalks
        ? words.text(
          "threads-line",
          [
            "days": words.days(relationship.windowDays),
            "theirs": words.count(relationship.theirThreads.count),
            "ours": words.count(relationship.ourThreads.count),
            "alarm": words.label("thread.\(explanation.threadAlarm.rawValue)"),
          ]) : nil,
      words.text(
        "last-talk",
        [
          "last": words.optional(relationship.lastTouch),
          "two-way": words.optional(relationship.lastTwoWay),
          "key": relationship.lastTwoWayKey.map(words.key) ?? "–",
        ]),
      relationship.takenChannel.map { words.text("talk-taken", ["channel": $0]) },
      relationship.unknownTouches > 0
        ? words.text(
          "talks-unknown",
          [
            "days": words.days(relationship.windowDays),
            "count": words.count(relationship.unknownTouches),
            "touches": words.count(relationship.touches),
          ]) : nil,
    ]
    return lines.compactMap { $0 }
  }

  private func champion(_ person: PersonStanding) -> String {
    func answer(_ value: Bool?) -> String {
      value.map { words.text($0 ? "yes" : "no") } ?? words.text("unknown")
    }
    return words.text(
      "champion-line",
      [
        "person": words.person(person.id), "support": answer(person.champion.support),
        "mobilising": answer(person.champion.mobilising),
        "advocacy": answer(person.champion.advocacy),
      ])
  }

  private func promises(_ relationship: RelationshipAssessment) -> [String] {
    guard !relationship.promises.isEmpty else { return [] }
    let late = relationship.overduePromises.prefix(5).map { promise in
      words.text(
        "promise-line",
        [
          "text": promise.text, "due": words.optional(promise.due),
          "days": words.days(promise.daysOverdue ?? 0), "key": words.key(promise.key),
        ])
    }
    return [
      words.text(
        "promises-line",
        [
          "open": words.count(relationship.openPromises.count),
          "overdue": words.count(relationship.overduePromises.count),
        ])
    ] + late
  }

  private func strength() -> [String] {
    guard let strength = explanation.strength, let score = strength.score else { return [] }
    let parts = strength.parts.map { part in
      let points = part.points.map { words.count($0) } ?? words.text("unknown")
      return "\(words.label("strength.\(part.kind.rawValue)")) \(points) × \(part.weight)"
    }
    return [
      words.text(
        "strength-line",
        [
          "score": words.count(score), "coverage": words.percent(Int64(strength.coverage) * 100),
          "parts": parts.joined(separator: " + "),
        ])
    ]
  }
}
