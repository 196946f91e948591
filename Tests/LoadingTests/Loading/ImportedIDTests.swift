import Portfolio
import Testing

@testable import Loading

@Suite("Ids of foreign files")
struct ImportedIDTests {
  private func proposal(
    _ text: String, file: String = "export.csv", as table: TableName? = nil
  ) throws -> ImportProposal {
    let request = try TestFolder([file: text]).request()
    return try #require(try ForeignFile(file, in: request).proposal(as: table))
  }

  private func mapping(_ proposal: ImportProposal) -> [String] {
    proposal.columns.compactMap { column in
      column.field.map { "\(column.heading) → \($0)" }
    }
  }

  /// Clients under codes, some of them again at the end.
  private func clients(_ count: Int, repeating again: Int) -> String {
    let codes = Array(1...count) + Array(1...max(1, again)).prefix(again)
    return "Código do cliente;Nome;CNPJ\n"
      + codes.enumerated().map { row, code in
        let document = 11_222_333_000_100 + row
        return "\(1000 + code);Cliente \(row);\(document)"
      }.joined(separator: "\n")
  }

  @Test("keep an id that a few rows repeat, and say so")
  func repeatedID() throws {
    let found = try proposal(clients(22, repeating: 1), as: .clients)
    #expect(mapping(found).contains("Código do cliente → id"))
    #expect(found.borrowed.isEmpty)
    #expect(found.repeatedIDs?.heading == "Código do cliente")
    #expect(found.repeatedIDs?.texts == ["1001"])
    #expect(found.repeatedIDs?.isTaken == true)
    #expect(found.isUsable)
    #expect(try proposal(clients(22, repeating: 0), as: .clients).repeatedIDs == nil)
  }

  @Test("never take another column for the id while a heading means it, unless somebody says so")
  func openID() throws {
    let text = clients(10, repeating: 5)
    let found = try proposal(text, as: .clients)
    #expect(!mapping(found).contains("Código do cliente → id"))
    #expect(found.borrowed.isEmpty)
    #expect(found.missing == ["id"])
    #expect(found.repeatedIDs?.isTaken == false)
    #expect(found.repeatedIDs?.texts.count == 5)
    let request = try TestFolder(["export.csv": text]).request()
    let file = try ForeignFile("export.csv", in: request)
    let taken = try #require(
      try file.proposal(
        as: .clients, choosing: [ImportChoice(heading: "Código do cliente", field: "id")]))
    #expect(taken.isUsable)
    let left = try #require(
      try file.proposal(
        as: .clients, choosing: [ImportChoice(heading: "Código do cliente", field: nil)]))
    #expect(left.borrowed.map(\.field) == ["id"])
  }

  @Test("take the id that other tables name clients by")
  func namedID() throws {
    let text = """
      Código;Código no legado;Nome
      1;A-17;Um
      2;A-18;Dois
      3;A-19;Três
      4;A-20;Quatro
      """
    let request = try TestFolder(["export.csv": text]).request()
    var file = try ForeignFile("export.csv", in: request)
    #expect(mapping(try #require(try file.proposal(as: .clients))).contains("Código → id"))
    file.clientsNamed = ["A-17", "A-19", "A-20", "3"]
    let found = try #require(try file.proposal(as: .clients))
    #expect(mapping(found).contains("Código no legado → id"))
    #expect(!mapping(found).contains("Código → id"))
    let invoices = try proposal(
      "Cliente;Nota;Emissão;Valor\nA-17;1;15/04/2026;10,00\n;2;16/04/2026;20,00\n",
      as: .invoices)
    #expect(invoices.clientTexts == ["A-17"])
    let read = try TestFolder([
      "data/notas.csv": "Cliente;Nota;Emissão;Valor\nA-17;1;15/04/2026;10,00\n"
    ]).request()
    #expect(read.clientTexts == ["A-17"])
  }
}
