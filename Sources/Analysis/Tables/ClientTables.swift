import Portfolio

/// The rows of the tables of `assess` that are about one client.
public struct ClientTables: Sendable {
  /// A table with the rows of the client.
  public struct Part: Sendable {
    /// The table.
    public let table: AssessmentTable
    /// Its rows, each with a value for each column.
    public let rows: [[AssessmentValue]]
  }

  /// Tables with a row of the client, in the order of the documentation.
  public let parts: [Part]

  /// Made from the records of the client alone.
  private static let narrow = [
    AssessmentTable.segmentMembers, .relationships, .consents, .calendar, .objectives, .milestones,
    .playbookSteps, .renewals,
  ]

  /// Where a client stands among the others, so that all of them are looked at.
  private static let wide = [
    AssessmentTable.actions, .whitespace, .coverage, .rebalancing, .advocacy, .advocacyActs,
    .referrals, .winBack,
    .pipeline, .lostOpportunities,
  ]

  /// The rows of a client.
  ///
  /// - Complexity: Linear in clients, for the tables that compare them.
  public init(of client: ClientAssessment, in study: Study) {
    let id = study.portfolio.clients[client.client].id
    let alone = Study(study.portfolio, study.assessment.narrowed(to: client))
    let names = Set(ClientTables.narrow.map(\.name))
    parts =
      AssessmentTable.all.compactMap { table in
        guard
          names.contains(table.name) || ClientTables.wide.contains(where: { $0.name == table.name })
        else { return nil }
        let rows = table.rows(names.contains(table.name) ? alone : study)
          .filter { table.isAbout(id, $0) }
        return rows.isEmpty ? nil : Part(table: table, rows: rows)
      }
      + [AssessmentTable.clientHistory(of: client.client, in: study)]
      .compactMap { $0.rows.isEmpty ? nil : $0 }
  }
}

extension AssessmentTable {
  /// Whether a row names a client.
  fileprivate func isAbout(_ id: String, _ row: [AssessmentValue]) -> Bool {
    let naming: Set<String> = name == "referrals" ? ["from", "to"] : ["client"]
    return zip(columns, row).contains { naming.contains($0.name) && $1 == .text(id) }
  }
}
