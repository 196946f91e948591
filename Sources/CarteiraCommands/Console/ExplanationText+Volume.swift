import Analysis

extension ExplanationText {
  /// The periods that are compared, how long they are, and what they say; or why they cannot.
  func volume() -> [String] {
    let volume = explanation.volume
    var lines = volume.length.map { [periodLength($0)] } ?? []
    if let obstacle = volume.obstacle {
      return section("volume", lines + [words.text("obstacle.\(obstacle.rawValue)")])
    }
    lines += volume.periods.map { period in
      "\(words.day(period.first))–\(words.day(period.last)): \(words.money(period.net))"
    }
    lines.append(
      words.text(
        "volume-share",
        [
          "median": words.money(volume.median), "share": words.percent(volume.share.basisPoints),
          "limit": words.percent(policy.status.volumeFall),
        ]))
    return section("volume", lines)
  }

  private func periodLength(_ length: VolumeComparison.PeriodLength) -> String {
    words.text(
      "volume-length",
      [
        "count": words.count(length.count), "days": words.count(length.days),
        "cycles": words.count(length.cycles), "cycle": words.halves(length.cycleHalfDays),
      ])
  }
}
