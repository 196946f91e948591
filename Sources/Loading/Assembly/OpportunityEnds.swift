import Portfolio

extension Opportunity {
  /// The opportunity with the result that its stage says, where nothing else says one.
  ///
  /// CRMs without a column of results name the end as the last stage, and its day where the expected one
  /// was. A day still to come is none.
  ///
  /// - Parameter day: The day of the report.
  /// - Returns: The same where its stage is no end.
  func endedByStage(on day: Day) -> Opportunity {
    guard result == nil, let stage, let said = Opportunity.ends.value(of: stage) else {
      return self
    }
    var ended = self
    ended.result = said
    if closed == nil, let expected, expected <= day { ended.closed = expected }
    return ended
  }

  /// Stages that are results: "Fechada" alone may be either.
  private static let ends = WordTable<OpportunityResult>([
    (
      .won,
      [
        "ganho", "closed won", "ganha", "won", "closedwon", "fechado ganho", "fechada ganha",
        "fechado e ganho", "negócio ganho", "negócio fechado", "venda ganha", "vendido", "vendida",
      ]
    ),
    (
      .lost,
      [
        "perdido", "closed lost", "perdida", "lost", "closedlost", "fechado perdido",
        "fechada perdida", "fechado e perdido", "negócio perdido", "venda perdida",
      ]
    ),
  ])
}
