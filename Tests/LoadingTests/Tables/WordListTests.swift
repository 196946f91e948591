import Portfolio
import Testing

@testable import Loading

@Suite("Words of closed lists")
struct WordListTests {
  @Test("mean every value in both languages, with or without accents, in any case")
  func lists() {
    var seen = 0
    for column in TableCatalog.all.flatMap(\.columns) {
      for word in column.words {
        seen += 1
        for text in [word.word.portuguese, word.word.english] {
          #expect(text == text.trimmingBlanks)
          #expect(!HeaderKey.fold(text).isEmpty, "\(column.table).\(column.field)")
        }
      }
      let all = column.words.flatMap { Set($0.all.map { HeaderKey.fold($0) }) }
      #expect(Set(all).count == all.count, "\(column.table).\(column.field) has a word twice")
    }
    #expect(seen > 80)
  }

  @Test("cover every case of their enumeration")
  func cases() {
    expectWhole(ValueWords.direction, TouchDirection.self)
    expectWhole(ValueWords.contractStatus, ContractStatus.self)
    expectWhole(ValueWords.opportunityKind, OpportunityKind.self)
    expectWhole(ValueWords.opportunityResult, OpportunityResult.self)
    expectWhole(ValueWords.objectiveState, ObjectiveState.self)
    expectWhole(ValueWords.surveyKind, SurveyKind.self)
    expectWhole(ValueWords.severity, TicketSeverity.self)
    expectWhole(ValueWords.authority, DecisionAuthority.self)
    expectWhole(ValueWords.disposition, BlockerDisposition.self)
    expectWhole(ValueWords.relationshipLevel, RelationshipLevel.self)
    expectWhole(ValueWords.relationKind, RelationKind.self)
    expectWhole(ValueWords.advocacyKind, AdvocacyKind.self)
    expectWhole(ValueWords.lawfulBasis, LawfulBasis.self)
    expectWhole(ValueWords.contactRole, ContactRole.self)
    expectWhole(ValueWords.hierarchyLevel, HierarchyLevel.self)
  }

  private func expectWhole<Value: CaseIterable & Hashable & Sendable>(
    _ words: WordTable<Value>, _ type: Value.Type
  ) {
    #expect(Set(words.entries.map(\.value)) == Set(type.allCases))
  }

  @Test(
    "are found however they are written",
    arguments: [("IDA E VOLTA", TouchDirection.twoWay), ("two way", .twoWay), ("Saida", .outbound)])
  func spelling(_ word: String, _ value: TouchDirection) {
    #expect(ValueWords.direction.value(of: word) == value)
  }

  @Test(
    "of months are read in every usual form",
    arguments: [
      ("2026-05", "2026-05-01"), ("05/2026", "2026-05-01"), ("5/2026", "2026-05-01"),
      ("mai/2026", "2026-05-01"), ("Mai/26", "2026-05-01"), ("maio de 2026", "2026-05-01"),
      ("May 2026", "2026-05-01"), ("202605", "2026-05-01"), ("2026/12", "2026-12-01"),
      ("13/2026", nil), ("05/26", nil), ("2026", nil), ("maio", nil), ("", nil),
      ("01/05/2026", nil),
    ])
  func months(_ text: String, _ day: String?) {
    #expect(MonthReader.firstDay(text)?.description == day)
  }
}
