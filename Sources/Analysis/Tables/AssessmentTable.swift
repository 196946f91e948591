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
  private let make: Make

  /// Hands over rows a block at a time.
  private typealias Make = @Sendable (Study, _ take: ([[AssessmentValue]]) -> Void) -> Void

  /// A column of a table.
  public struct Column: Sendable {
    /// Its stable name, in kebab case.
    public let name: String
    /// What kind of value it has.
    public let type: AssessmentType
    /// What it means, with its unit, in one English sentence without full stop.
    public let meaning: String
  }

  /// A table whose rows are worked out together.
  init<Row>(
    _ name: String, _ meaning: String, fields: [AssessmentField<Row>], isOffered: Bool = true,
    rows: @escaping @Sendable (Study) -> [Row]
  ) {
    let values = fields.map(\.value)
    self.init(name, meaning, fields, isOffered) { study, take in
      let rows = rows(study)
      var next = 0
      while next < rows.count {
        let end = min(rows.count, next + AssessmentTable.rowsOfBlock)
        take(rows[next..<end].map { row in values.map { $0(row) } })
        next = end
      }
    }
  }

  /// A table that goes client by client: no more than a few clients' rows are ever there at once.
  init<Row>(
    _ name: String, _ meaning: String, fields: [AssessmentField<Row>], isOffered: Bool = true,
    byClient rows: @escaping @Sendable (ClientAssessment, Study) -> [Row]
  ) {
    let values = fields.map(\.value)
    self.init(name, meaning, fields, isOffered) { study, take in
      var block: [[AssessmentValue]] = []
      for client in study.assessment.clients {
        for row in rows(client, study) { block.append(values.map { $0(row) }) }
        guard block.count >= AssessmentTable.rowsOfBlock else { continue }
        take(block)
        block.removeAll(keepingCapacity: true)
      }
      if !block.isEmpty { take(block) }
    }
  }

  private init<Row>(
    _ name: String, _ meaning: String, _ fields: [AssessmentField<Row>], _ isOffered: Bool,
    _ make: @escaping Make
  ) {
    self.name = name
    self.meaning = meaning
    self.isOffered = isOffered
    columns = fields.map { Column(name: $0.name, type: $0.type, meaning: $0.meaning) }
    self.make = make
  }

  private static let rowsOfBlock = 1024

  /// Its rows, in their order; each has a value for each column.
  public func rows(_ study: Study) -> [[AssessmentValue]] {
    var rows: [[AssessmentValue]] = []
    make(study) { rows += $0 }
    return rows
  }

  /// Hands over the rows in their order, a few at a time, so that memory does not follow their number.
  ///
  /// - Parameters:
  ///   - study: What the rows are made from.
  ///   - take: Takes the next rows.
  /// - Throws: What `take` throws; no rows are handed over after that.
  public func forEachBlock<Failure: Error>(
    of study: Study, _ take: ([[AssessmentValue]]) throws(Failure) -> Void
  ) throws(Failure) {
    var failure: Failure?
    make(study) { rows in
      guard failure == nil else { return }
      do throws(Failure) { try take(rows) } catch { failure = error }
    }
    if let failure { throw failure }
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
