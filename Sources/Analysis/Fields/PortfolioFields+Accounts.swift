extension PortfolioFields {
  private typealias Field = AssessmentField<Assessment>

  /// Contracts and renewals.
  static let contracts: [AssessmentField<Assessment>] =
    [
      Field(
        "monthly-recurring-revenue", .money,
        "what the contracts in force bring a month; empty where the value of none is known"
      ) {
        .money($0.summary.contracts?.knownRevenue)
      },
      Field(
        "cancelled-recurring-revenue", .money,
        "of it, what was cancelled and still runs; empty where the value of none of that is known"
      ) {
        .money($0.summary.contracts?.knownCancelledRevenue)
      },
      Field("contracts-in-service", .integer, "contracts that run on the day") {
        .integer($0.summary.contracts?.running)
      },
      Field("contracts-without-value", .integer, "of them, those whose value is not known") {
        .integer($0.summary.contracts?.withoutValue)
      },
      Field("contract-clients", .integer, "clients with a contract that runs") {
        .integer($0.summary.contracts?.clients)
      },
    ]
    + RenewalBucket.allCases.flatMap { bucket in
      [
        Field(
          "opt-out-\(bucket.rawValue)-contracts", .integer,
          "contracts to be renewed with the opt-out bucket `\(bucket.rawValue)`"
        ) {
          .integer($0.summary.contracts?[bucket].contracts)
        },
        Field("opt-out-\(bucket.rawValue)-value", .money, "what they bring in twelve months") {
          .money($0.summary.contracts?[bucket].knownValue)
        },
      ]
    }

  /// How invoiced revenue moved from the twelve months before to the last twelve; nothing where the
  /// data do not reach back so far.
  static let movements: [AssessmentField<Assessment>] =
    MovementKind.allCases.flatMap { kind in
      [
        Field(
          "movement-\(kind.rawValue)", .money,
          "invoices of 12 months against the 12 before: `\(kind.rawValue)`; empty without those"
        ) {
          .money($0.comparedYear?.amount(kind))
        },
        Field("movement-\(kind.rawValue)-clients", .integer, "how many clients that were") {
          .integer($0.comparedYear?.clients(kind))
        },
      ]
    } + [
      Field(
        "movement-below-zero", .money,
        "of the same difference, what returns beyond a client's sales take, or give back"
      ) {
        .money($0.comparedYear?.belowZero)
      },
      Field("gross-retention-percent", .decimal, "revenue kept of the 12 months before, no growth")
      {
        $0.comparedYear.map { .percent($0.grossRetention) } ?? .missing
      },
      Field("net-retention-percent", .decimal, "the same with the growth of the same clients") {
        $0.comparedYear.map { .percent($0.netRetention) } ?? .missing
      },
      Field("logo-churn-percent", .decimal, "part of the clients before that bring nothing now") {
        $0.comparedYear.map { .percent($0.logoChurn) } ?? .missing
      },
    ]

  /// What the clients say.
  static let voice: [AssessmentField<Assessment>] = [
    Field("nps", .decimal, "promoters less detractors, −100 to 100; empty below three answers") {
      $0.summary.voice?.nps.hundredths.map { .decimal($0, scale: 2) } ?? .missing
    },
    Field("nps-answers", .integer, "answers that still count") {
      .integer($0.summary.voice?.nps.count)
    },
    Field("nps-margin", .decimal, "half the interval of 95 % certainty") {
      $0.summary.voice?.nps.marginHundredths.map { .decimal($0, scale: 2) } ?? .missing
    },
    Field("csat-percent", .decimal, "part of the CSAT answers of 4 or 5") {
      $0.summary.voice.map { .percent($0.csat.share) } ?? .missing
    },
    Field("csat-answers", .integer, "answers that still count") {
      .integer($0.summary.voice?.csat.count)
    },
    Field(
      "surveys-sent", .integer,
      "surveys sent in the last twelve months; empty where none ever says when it was sent"
    ) {
      .integer($0.summary.voice?.sent)
    },
    Field("surveys-answered", .integer, "of them, those that were answered; empty likewise") {
      .integer($0.summary.voice?.answered)
    },
  ]
}

extension Assessment {
  /// How invoiced revenue moved within a year; nil where no year before is known.
  fileprivate var comparedYear: MovementTotals? {
    summary.hasYearBefore ? summary.yearMovements : nil
  }
}
