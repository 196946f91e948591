import Foundation
import TestSupport
import Testing

@Suite("check") struct CheckTests {
  static let clients = """
    código;nome;setor;e-mail;observação
    1017;Padaria São João;Alimentos;;x
    1018;Bar do Zé;;ze@bar.example;
    1019;Nunca Comprou;;;

    """
  static let contacts = "código do cliente;nome;nível\n1018;Zé;diretoria\n"

  private func shop() throws -> Workshop {
    let shop = try Workshop()
    try shop.put(CheckTests.clients, at: "data/clientes.csv")
    try shop.put(CheckTests.contacts, at: "data/contatos.csv")
    return shop
  }

  @Test("prints tables, fields and where to start", arguments: ["pt-BR", "en"])
  func text(_ locale: String) throws {
    let outcome = try shop().run("check", "--locale", locale)
    #expect(outcome.code == 0, "\(outcome.findings)")
    Golden.expect(outcome.output, matches: "check-\(locale).txt")
  }

  @Test("prints every column and heading where all is asked for")
  func verbose() throws {
    let output = try shop().run("check", "--verbose", "--locale", "pt-BR").output
    #expect(output.contains("observação → não usada"))
    #expect(output.contains("setor → sector"))
  }

  @Test("says how much of a column is empty, and how much of each is filled where all is asked for")
  func gaps() throws {
    let shop = try Workshop()
    try shop.put(
      "código;nome;telefone\n1017;Padaria;(19) 3333-4444\n1018;Bar;\n1019;Loja;\n1020;Café;\n",
      at: "data/clientes.csv")
    let short = try shop.run("check", "--locale", "pt-BR").output
    #expect(short.contains("LACUNAS, vazias em % das linhas"), "\(short)")
    #expect(short.contains("'telefone' 75,0"), "\(short)")
    let whole = try shop.run("check", "--verbose", "--locale", "pt-BR").output
    #expect(whole.contains("COLUNAS, preenchidas em % das linhas"), "\(whole)")
    #expect(whole.contains("'telefone' 25,0"), "\(whole)")
  }

  @Test("gives machines the numbers that the page shows")
  func agreement() throws {
    let shop = try shop()
    let outcome = try shop.run("check", "--format", "json")
    #expect(outcome.code == 0)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    _ = try shop.run("build")
    let page = try #require(shop.text("output/site/quality.html"))
    let fields = try #require(object["fields"] as? [[String: Any]])
    #expect(fields.count > 20)
    for field in fields {
      let name = try #require(field["field"] as? String)
      let known = try #require(field["known"] as? Int)
      let missing = try #require(field["missing"] as? Int)
      let row =
        field["presence"] as? String == "present"
        ? "</th><td class=\"n\">\(known)</td><td class=\"n\">\(missing)</td>"
        : "</th><td colspan="
      let begin = try #require(page.range(of: "<tr data-field=\"\(name)\">"), "\(name)")
      let cells = page[begin.upperBound...].prefix { $0 != "\n" }
      #expect(cells.contains(row), "\(name)")
      #expect(!cells.contains("<code>"), "\(name)")
    }
    let text = try shop.run("check").output.split(whereSeparator: \.isWhitespace)
    let told = try #require(page.range(of: "Where to start</h3>\n<ul class=\"say-list\">\n"))
    let step = page[told.upperBound...].dropFirst("<li><span></span><span>".count)
      .prefix { $0 != "<" }.split(whereSeparator: \.isWhitespace)
    #expect(step.count > 10)
    #expect(text.joined(separator: " ").contains(step.joined(separator: " ")))
    let tables = try #require(object["tables"] as? [[String: Any]])
    #expect(tables.count == 25)
    #expect(tables.filter { $0["present"] as? Bool == true }.count == 3)
    let contacts = try #require(tables.first { $0["table"] as? String == "contacts" })
    #expect(contacts["clients"] as? Int == 1)
    #expect(contacts["clients-percent"] as? Double == 33.33)
    #expect(contacts["revenue-percent"] as? Double == 10.14)
    #expect(object["fill-first"] as? [String] != [])
  }

  @Test("says nothing of clients where there are none")
  func noClients() throws {
    let shop = try Workshop(invoices: nil)
    try shop.put("código;nome\n", at: "data/clientes.csv")
    let outcome = try shop.run("check")
    #expect(outcome.code == 0)
    #expect(outcome.output.contains("0 clients"))
    #expect(!outcome.output.contains("WHERE TO START"))
    let json = try shop.run("check", "--format", "json").output
    let object = try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any]
    #expect(object?["clients"] as? Int == 0)
  }
}
