import Loading
import TestSupport
import Testing

@Suite("The documentation of tables") struct DataDocumentTests {
  @Test("is what the declarations say", arguments: [false, true])
  func pages(_ isEnglish: Bool) {
    Golden.expect(
      DataDocument(isEnglish: isEnglish).text,
      matches: "../../../../docs/data\(isEnglish ? "" : ".pt-BR").md")
  }

  @Test("says what every table and column is in Portuguese too")
  func meanings() {
    for table in TableCatalog.all {
      #expect(ColumnMeanings.portuguese(table.table) != nil, "\(table.table)")
      for column in table.columns {
        let meaning = ColumnMeanings.portuguese(column.field, of: column.table)
        #expect(meaning != nil, "\(column.table).\(column.field)")
      }
    }
  }

  @Test("names every type in both languages")
  func types() {
    for column in TableCatalog.all.flatMap(\.columns) {
      for words in [DataDocumentWords.english, .portuguese] {
        #expect(words.types[column.type.name] != nil, "\(column.type.name)")
      }
    }
  }
}
