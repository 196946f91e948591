import Portfolio

extension AssessmentTable {
  /// How we stand with the people of each client.
  static let relationships = AssessmentTable(
    "relationships",
    "How we stand with the people of each client: seats, threads, blockers, authority, strength.",
    fields: RelationshipRow.fields,
    byClient: { client, study in
      client.relationship.map { relationship in
        [
          RelationshipRow(
            id: study.portfolio.clients[client.client].id, relationship: relationship,
            strength: study.assessment.strength(of: client),
            alarm: study.assessment.threadAlarm(of: client),
            exposures: study.exposures(of: client))
        ]
      } ?? []
    })
}

private struct RelationshipRow: Sendable {
  let id: String
  let relationship: RelationshipAssessment
  let strength: RelationshipStrength?
  let alarm: ThreadAlarm
  let exposures: [ClientExposure]

  private typealias Field = AssessmentField<RelationshipRow>

  static let fields: [AssessmentField<RelationshipRow>] = people + seats + threads + rest

  private static let people: [AssessmentField<RelationshipRow>] = [
    Field("client", .text, "the client's id") { .text($0.id) },
    Field("people", .integer, "contacts who work there on the day") {
      .integer($0.relationship.present.count)
    },
    Field("champions", .text, "ids of those who pass the champion test, with spaces between") {
      text($0.relationship.present.filter(\.isChampion).map(\.id))
    },
    Field("stale-sentiments", .integer, "people whose support is too old to count: unknown") {
      .integer($0.relationship.staleSentiments.count)
    },
  ]

  private static let seats: [AssessmentField<RelationshipRow>] =
    [
      Field("seats-covered", .decimal, "of four seats, those filled; half for those out of touch") {
        $0.relationship.knowsRoles
          ? .decimal(Int64($0.relationship.coverageHalves) * 5, scale: 1) : .missing
      }
    ]
    + CoverageSeat.roles.map { role in
      Field(
        "seat-\(role.rawValue)", .word,
        ClientFields.words(CoverageSeat.State.self) + "; empty where no role is known"
      ) { row in
        guard row.relationship.knowsRoles,
          let seat = row.relationship.seats.first(where: { $0.role == role })
        else { return .missing }
        return .text(seat.state.rawValue)
      }
    }

  private static let threads: [AssessmentField<RelationshipRow>] = [
    Field("threads-theirs", .integer, "their people in a two-way touch within the window") {
      .integer($0.relationship.knowsTalks ? $0.relationship.theirThreads.count : nil)
    },
    Field("threads-ours", .integer, "our people in a two-way touch within the window") {
      .integer($0.relationship.knowsTalks ? $0.relationship.ourThreads.count : nil)
    },
    Field("single-thread-theirs", .boolean, "whether fewer than two of theirs speak with us") {
      $0.relationship.isSingleThreadedTheirs.map { .boolean($0) } ?? .missing
    },
    Field("single-thread-ours", .boolean, "whether fewer than two of ours speak with them") {
      $0.relationship.isSingleThreadedOurs.map { .boolean($0) } ?? .missing
    },
    Field("thread-alarm", .word, ClientFields.words(ThreadAlarm.self)) {
      .text($0.alarm.rawValue)
    },
  ]

  private static let rest: [AssessmentField<RelationshipRow>] = [
    Field("blockers", .text, "ids of those who block, with spaces between") {
      text($0.relationship.blockers.map(\.person))
    },
    Field("blockers-undecided", .integer, "blockers without a sound disposition") {
      .integer($0.relationship.blockers.count { $0.fault != nil })
    },
    Field("deciders", .text, "ids of those who sign or decide, with spaces between") {
      text($0.relationship.authority?.holders ?? [])
    },
    Field("authority-concentrated", .boolean, "whether one person alone signs or decides") {
      $0.relationship.authority.map { .boolean($0.isConcentrated) } ?? .missing
    },
    Field("strength", .integer, "0–100 over what is known of influence, support, recency, depth") {
      .integer($0.strength?.score)
    },
    Field("strength-coverage-percent", .integer, "how much of its weights is known") {
      .integer($0.strength?.coverage)
    },
    Field("exposed-by", .text, "ids of those whose leaving would expose the revenue") {
      text($0.exposures.map(\.person))
    },
    Field(
      "exposed-revenue", .money,
      "the revenue of a year that hangs by them; 0 by nobody, empty where unknown"
    ) {
      guard let first = $0.exposures.first else { return .money(Int64(0)) }
      return .money(first.revenue)
    },
  ]

  private static func text(_ ids: [String]) -> AssessmentValue {
    ids.isEmpty ? .missing : .text(ids.joined(separator: " "))
  }
}
