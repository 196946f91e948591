public import Portfolio

/// A stage of a client's life and how long it took.
public struct StageSpan: Sendable, Hashable {
  /// The record in the data.
  public let key: RecordKey
  /// The stage as the company names it.
  public let name: String
  /// The first day in it.
  public let from: Day
  /// The first day of the next stage; nil while it lasts.
  public let to: Day?
  /// Days in it, up to the next stage or the day.
  public let days: Int
  /// Whether it belongs to the beginning, before the client is live.
  public let isOnboarding: Bool
}

/// Where a client stands in its life with us: its stages, its beginning, its first value.
public struct LifeStanding: Sendable, Hashable {
  /// The stages since the life began, or began again, oldest first.
  public let stages: [StageSpan]
  /// The day it began: the first stage, else the start of a contract, else since when it is a client.
  public let start: Day?
  /// The first day after the beginning; nil while it lasts or where no stage says.
  public let live: Day?
  /// Days from the start to being live, or to the day; nil where no stage says how far it has come.
  public let onboardingDays: Int?
  /// The day of the first value: a stage of value, else an objective delivered, a delivery done.
  public let firstValue: Day?
  /// What says so.
  public let firstValueKey: RecordKey?

  /// The stage the client is in.
  public var stage: StageSpan? { stages.last }

  /// Whether the client is not live yet; nil where no stage says.
  public var isOnboarding: Bool? { onboardingDays == nil ? nil : live == nil }

  /// Days from the start to the first value; nil while there is none.
  public var firstValueDays: Int? {
    guard let start, let firstValue, firstValue >= start else { return nil }
    return firstValue.days(since: start)
  }

  init(
    stages records: [StageChange], objectives: ArraySlice<Objective>,
    milestones: ArraySlice<Milestone>, contractStart: Day?, since: Day?, _ moment: Moment
  ) {
    let known = records.filter { ($0.from.map { $0 <= moment.known } ?? false) && $0.stage != nil }
    let life = known.suffix(
      from: known.lastIndex { StageWords.ends($0.stage) }.map { $0 + 1 } ?? known.startIndex)
    let begun = Array(life)
    stages = begun.enumerated().compactMap { index, record in
      guard let name = record.stage, let from = record.from else { return nil }
      let next = index + 1 < begun.count ? begun[index + 1].from : nil
      return StageSpan(
        key: RecordKey(table: .stages, key: record.id), name: name, from: from, to: next,
        days: max(0, (next ?? moment.day).days(since: from)),
        isOnboarding: StageWords.isOnboarding(name))
    }
    let isEnded = known.last.map { StageWords.ends($0.stage) } ?? false
    let start = isEnded ? nil : stages.first?.from ?? contractStart ?? moment.known(since)
    self.start = start
    let live = stages.first { !$0.isOnboarding }?.from
    let isKnown = !stages.isEmpty
    self.live = live
    onboardingDays =
      isKnown ? start.map { max(0, (live ?? moment.day).days(since: $0)) } : nil
    let found = LifeStanding.firstValue(stages, objectives, milestones, start, moment)
    firstValue = found?.day
    firstValueKey = found?.key
  }

  /// What lies further from the start than this says nothing of a first value.
  private static let farthestValue = 730

  private static func firstValue(
    _ stages: [StageSpan], _ objectives: ArraySlice<Objective>, _ milestones: ArraySlice<Milestone>,
    _ start: Day?, _ moment: Moment
  ) -> (day: Day, key: RecordKey)? {
    guard let start else { return nil }
    var found: [(day: Day, key: RecordKey)] = stages.filter { StageWords.isValue($0.name) }
      .map { ($0.from, $0.key) }
    for objective in objectives where objective.state == .delivered || objective.state == .verified
    {
      guard let day = moment.known(objective.stateOn) else { continue }
      found.append((day, RecordKey(table: .objectives, key: objective.id)))
    }
    for milestone in milestones where StageWords.isDelivery(milestone.kind) {
      guard let day = moment.known(milestone.done) else { continue }
      found.append((day, RecordKey(table: .milestones, key: milestone.id)))
    }
    return found.filter { $0.day >= start && $0.day.days(since: start) <= farthestValue }
      .min { ($0.day, $0.key) < ($1.day, $1.key) }
  }
}

/// What the companies' own names of stages and milestones mean, in Portuguese and English.
enum StageWords {
  private static let onboarding: Set<String> = [
    "entrada", "onboarding", "implantacao", "implementacao", "implementation", "kick off",
    "kickoff",
    "preparacao", "preparation", "diagnostico", "discovery", "integracao", "integration",
    "treinamento", "training", "configuracao", "setup", "ativacao", "activation",
  ]
  private static let value: Set<String> = ["valor", "value", "primeiro valor", "first value"]
  private static let end: Set<String> = [
    "encerrado", "encerrada", "ended", "churn", "cancelado", "cancelled", "saida", "ex cliente",
    "former",
  ]
  private static let delivery: Set<String> = [
    "entrega", "delivery", "meta", "goal", "primeiro valor", "first value", "go live",
    "em producao",
  ]

  static func isOnboarding(_ stage: String) -> Bool { onboarding.contains(PlainText.fold(stage)) }
  static func isValue(_ stage: String) -> Bool { value.contains(PlainText.fold(stage)) }
  static func ends(_ stage: String?) -> Bool {
    stage.map { end.contains(PlainText.fold($0)) } ?? false
  }
  static func isDelivery(_ kind: String?) -> Bool {
    kind.map { delivery.contains(PlainText.fold($0)) } ?? false
  }

  /// Whether the topic of a conversation says that it was a review.
  static func isReview(_ topic: String?) -> Bool {
    guard let topic else { return false }
    return PlainText.fold(topic).split(separator: " ").contains {
      $0 == "revisao" || $0 == "review" || $0 == "qbr" || $0 == "ebr"
    }
  }
}
