import Portfolio

extension AssessmentTable {
  /// The owners with their time and their clients.
  static let owners = AssessmentTable(
    "owners", "Who answers for clients, with time and book; at the end the clients without owner.",
    fields: OwnerFields.all
  ) { study in
    CoverageReport(study).all.map { OwnerResult($0, study) }
  }

  /// The accounts with the hours they ask for.
  static let coverage = AssessmentTable(
    "coverage", "Clients of the base with the hours they are given and whether somebody spoke.",
    fields: AccountRow.fields
  ) { study in
    CoverageReport(study).all.flatMap { book in
      book.accounts.compactMap { account in
        study.assessment.client(account.client).map { client in
          AccountRow(
            account: account, owner: book.id, client: client,
            id: study.portfolio.clients[account.client].id)
        }
      }
    }
  }

  /// Which accounts should change hands.
  static let rebalancing = AssessmentTable(
    "rebalancing", "Accounts that should change hands, in the order of the proposal.",
    fields: MoveRow.fields
  ) { study in
    let report = CoverageReport(study)
    let plan = Rebalancing(report, study)
    return plan.moves.map { move in
      MoveRow(
        move: move, id: study.portfolio.clients[move.client].id,
        from: move.from.flatMap { report.book($0) }, to: report.book(move.to), plan: plan)
    }
  }

  /// How clients of a kind do with each owner.
  static let ownerFit = AssessmentTable(
    "owner-fit", "How clients of a sector or tier do with each owner, against all of the kind.",
    fields: FitRow.fields
  ) { study in
    OwnerFit.all(study).map { FitRow(fit: $0) }
  }
}

private struct AccountRow: Sendable {
  let account: CoveredAccount
  let owner: String?
  let client: ClientAssessment
  let id: String

  static let fields: [AssessmentField<AccountRow>] = [
    AssessmentField("client", .text, "the client's id") { .text($0.id) },
    AssessmentField("owner", .text, "id of who answers for the client; empty for nobody") {
      $0.owner.map { .text($0) } ?? .missing
    },
    AssessmentField("tier", .word, ClientFields.words(Tier.self)) {
      $0.client.tier.map { .text($0.rawValue) } ?? .missing
    },
    AssessmentField("touch", .word, ClientFields.words(Touch.self)) {
      $0.client.touch.map { .text($0.rawValue) } ?? .missing
    },
    AssessmentField("hours", .decimal, "hours a year that the account is given") {
      .decimal($0.account.hours, scale: 1)
    },
    AssessmentField("by-touch", .boolean, "whether its touch decides them, not its tier") {
      .boolean($0.account.isByTouch)
    },
    AssessmentField("last-two-way-touch", .day, "the last touch in which both spoke") {
      .day($0.client.relationship?.lastTwoWay)
    },
    AssessmentField("touched", .boolean, "whether that is recent; empty where none is planned") {
      $0.account.isTouched.map { .boolean($0) } ?? .missing
    },
    AssessmentField(
      "protection", .word,
      "why it stays with its owner: " + ClientFields.words(CoveredAccount.Protection.self)
    ) {
      $0.account.protection.map { .text($0.rawValue) } ?? .missing
    },
  ]
}

private struct MoveRow: Sendable {
  let move: AccountMove
  let id: String
  let from: OwnerBook?
  let to: OwnerBook?
  let plan: Rebalancing

  static let fields: [AssessmentField<MoveRow>] = [
    AssessmentField("client", .text, "the client's id") { .text($0.id) },
    AssessmentField("from", .text, "id of the owner now; empty for nobody") {
      $0.move.from.map { .text($0) } ?? .missing
    },
    AssessmentField("to", .text, "id of the owner proposed") { .text($0.move.to) },
    AssessmentField("hours", .decimal, "hours a year that go with it") {
      .decimal($0.move.hours, scale: 1)
    },
    AssessmentField("specialty", .text, "the sector or tier that the new owner knows best") {
      $0.move.specialty.map { .text($0) } ?? .missing
    },
    AssessmentField("from-load-before", .decimal, "load of the owner now, all accounts") {
      $0.from.map { .decimal($0.load, scale: 1) } ?? .missing
    },
    AssessmentField("from-load-after", .decimal, "the same after all moves") { row in
      row.move.from.flatMap { row.plan.loadsAfter[$0] }.map { .decimal($0, scale: 1) } ?? .missing
    },
    AssessmentField("to-load-before", .decimal, "load of the owner proposed, all accounts") {
      $0.to.map { .decimal($0.load, scale: 1) } ?? .missing
    },
    AssessmentField("to-load-after", .decimal, "the same after all moves") { row in
      row.plan.loadsAfter[row.move.to].map { .decimal($0, scale: 1) } ?? .missing
    },
  ]
}

private struct FitRow: Sendable {
  let fit: OwnerFit

  static let fields: [AssessmentField<FitRow>] = [
    AssessmentField("owner", .text, "id of the owner") { .text($0.fit.owner) },
    AssessmentField("dimension", .word, ClientFields.words(OwnerFit.Dimension.self)) {
      .text($0.fit.dimension.rawValue)
    },
    AssessmentField("value", .text, "the sector as written, or the tier") { .text($0.fit.value) },
    AssessmentField("clients", .integer, "clients of the kind with this owner") {
      .integer($0.fit.clients.count)
    },
    figure("retention-percent", "revenue kept of the 12 months before", \.own) {
      $0.retention.basisPoints
    },
    figure("retention-all-percent", "the same of all clients of the kind", \.all) {
      $0.retention.basisPoints
    },
    score("health", "mean health score", \.own), score("health-all", "the same of all", \.all),
    figure("growth-percent", "revenue against the 12 months before, same clients", \.own) {
      $0.growthBasisPoints
    },
    figure("growth-all-percent", "the same of all clients of the kind", \.all) {
      $0.growthBasisPoints
    },
    AssessmentField("verdict", .word, ClientFields.words(OwnerFit.Verdict.self)) {
      .text($0.fit.verdict.rawValue)
    },
  ]

  private static func figure(
    _ name: String, _ meaning: String, _ path: any KeyPath<OwnerFit, FitFigures> & Sendable,
    _ points: @escaping @Sendable (FitFigures) -> Int64?
  ) -> AssessmentField<FitRow> {
    AssessmentField(name, .decimal, "\(meaning), in percent") {
      points($0.fit[keyPath: path]).map { .decimal($0, scale: 2) } ?? .missing
    }
  }

  private static func score(
    _ name: String, _ meaning: String, _ path: any KeyPath<OwnerFit, FitFigures> & Sendable
  ) -> AssessmentField<FitRow> {
    AssessmentField(name, .decimal, WordMeaning(text: meaning)) {
      $0.fit[keyPath: path].healthTenths.map { .decimal($0, scale: 1) } ?? .missing
    }
  }
}
