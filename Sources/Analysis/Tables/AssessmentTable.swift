/// A table of results that is not one row a client: owners, products, cohorts, actions.
///
/// `assess --table NAME` prints it, `docs/assessment.md` documents it, and the site offers it as a
/// download.
public struct AssessmentTable: Sendable {
  /// Its stable name, in kebab case.
  public let name: String
  /// What its rows are and how they are ordered, in one English sentence.
  public let meaning: String
  /// Its columns.
  public let columns: [Column]
  /// Whether the site offers it as a file: not where it says little of very many.
  public let isOffered: Bool
  /// Its rows, in their order; each has a value for each column.
  public let rows: @Sendable (Study) -> [[AssessmentValue]]

  /// A column of a table.
  public struct Column: Sendable {
    /// Its stable name, in kebab case.
    public let name: String
    /// What kind of value it has.
    public let type: AssessmentType
    /// What it means, with its unit, in one English sentence without full stop.
    public let meaning: String
  }

  init<Row>(
    _ name: String, _ meaning: String, fields: [AssessmentField<Row>], isOffered: Bool = true,
    rows: @escaping @Sendable (Study) -> [Row]
  ) {
    self.name = name
    self.meaning = meaning
    self.isOffered = isOffered
    columns = fields.map { Column(name: $0.name, type: $0.type, meaning: $0.meaning) }
    self.rows = { study in rows(study).map { row in fields.map { $0.value(row) } } }
  }

  /// Every table, in the order of the documentation.
  public static let all: [AssessmentTable] =
    [
      actions, history, clientHistory, changes, healthLift, counterfactuals, contradictions,
      signalChecks, products,
      productCadence, demand, positivation, whitespace, forecastModel, backtest, alarmRate, owners,
      coverage,
      rebalancing, ownerFit, goals, segments, segmentMembers, dimensions, voice, themes, advocacy,
      advocacyActs, referrals, winBack, winBackRates, relationships, departureExposure, consents,
      calendar,
      objectives,
      milestones, playbookSteps,
    ] + revenueTables

  /// The table of a name; nil when there is none.
  public static func named(_ name: String) -> AssessmentTable? { all.first { $0.name == name } }
}
