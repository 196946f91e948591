import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("The order of rows")
struct OrderTests {
  @Test("leaves no trace in any table")
  func shuffled() throws {
    var random = FixedRandom(seed: 11)
    let reference = try Self.folder(&random, shuffles: false).load()
    for _ in 0..<4 {
      let loaded = try Self.folder(&random, shuffles: true).load()
      let (left, right) = (loaded.portfolio, reference.portfolio)
      #expect(left.clients.map(\.id) == right.clients.map(\.id))
      #expect(left.clients.map(\.attributes) == right.clients.map(\.attributes))
      #expect(left.contacts == right.contacts)
      #expect(left.team == right.team)
      #expect(left.records.relations == right.records.relations)
      #expect(left.records.bases == right.records.bases)
      #expect(left.records.products == right.records.products)
      #expect(left.records.contracts == right.records.contracts)
      #expect(left.records.interactions == right.records.interactions)
      #expect(left.records.opportunities == right.records.opportunities)
      #expect(left.records.objectives == right.records.objectives)
      #expect(left.records.tickets == right.records.tickets)
      #expect(left.records.usage == right.records.usage)
      #expect(left.records.referrals == right.records.referrals)
      #expect(left.records.history == right.records.history)
      #expect(left.records.rates == right.records.rates)
      #expect(loaded.codes == reference.codes)
    }
    #expect(reference.portfolio.records.interactions.count == 60)
    #expect(Set(reference.portfolio.records.interactions.map(\.id)).count == 60)
  }

  /// Rows of every kind: with and without ids, equal ones, shared people, circles, other currencies.
  private static func folder(_ random: inout FixedRandom, shuffles: Bool) -> TestFolder {
    var files: [String: String] = [:]
    func add(_ name: String, _ heading: String, _ rows: [String]) {
      let order = shuffles ? rows.shuffled(using: &random) : rows
      files["data/\(name).csv"] = ([heading] + order).joined(separator: "\n")
    }
    let numbers = Array(1...20)
    add(
      "clientes", "id;nome;matriz;responsável",
      numbers.map { "C\($0);Cliente \($0);\($0 % 3 == 0 ? "Cliente \($0 + 1)" : "");Ana" })
    add("equipe", "nome;função", ["Ana;GC", "Bia;CS", "Caio;CS"])
    add(
      "contatos", "id;cliente;nome;reporta a;e-mail",
      numbers.map { "p\($0 % 7);C\($0);Pessoa \($0 % 7 == 3 ? $0 : $0 % 7);;x\($0 % 2)@y.example" }
        + ["a;C1;A;b;", "b;C1;B;c;", "c;C1;C;b;", ";C2;Sem id;p2;"])
    add("relacoes", "cliente;de;para;tipo", ["C1;a;b;conflito", "C1;b;c;influencia", "C1;a;b;"])
    add("produtos", "código;nome;preço", ["F1;Fibra;1,50", "F2;Link;US$ 2,00"])
    add(
      "contratos", "contrato;cliente;válido desde;valor;produto",
      numbers.map { "K\($0 / 2);C\($0 / 4 + 1);2026-0\($0 % 9 + 1)-01;\($0),50;Fibra" })
    add(
      "interacoes", "cliente;data;canal;contatos",
      numbers.flatMap { number in
        [
          "C\(number);2026-01-0\(number % 9 + 1);visita;Pessoa \(number % 7)",
          "C\(number);2026-01-05;e-mail;", "C\(number);2026-01-05;e-mail;",
        ]
      })
    add("oportunidades", "cliente;título;valor", numbers.map { "C\($0 % 3 + 1);Op;\($0),00" })
    add("objetivos", "id;cliente;título", numbers.map { "O\($0);C\($0);Meta" })
    add("chamados", "cliente;aberto em", numbers.map { "C\($0 % 2 + 1);2026-02-0\($0 % 3 + 1)" })
    add("uso", "cliente;mês;valor", numbers.map { "C\($0);0\($0 % 9 + 1)/2026;\($0)" })
    add(
      "indicacoes", "quem indicou;indicado",
      numbers.dropLast().map { "C\($0);C\($0 + 1)" } + ["C5;C2", "C9;C8"])
    add(
      "historico", "tabela;registro;campo;valor;desde",
      numbers.map { "clientes;C\($0 % 4 + 1);responsável;Bia \($0);2026-01-0\($0 % 9 + 1)" })
    add("cotacoes", "moeda;dia;cotação", ["USD;2026-01-01;5,0", "USD;2026-06-01;5,5"])
    return TestFolder(files)
  }

  @Test("makes no id: rows without one have the digest of their values, equal ones a number more")
  func ids() throws {
    let rows = ["C1;05/01/2026;visita", "C1;05/01/2026;visita", "C1;06/01/2026;visita"]
    func ids(_ text: String, _ name: String = "interacoes.csv") throws -> [String] {
      try TestFolder([
        "data/clientes.csv": "id;nome\nC1;a\n", "data/\(name)": text,
      ]).load().portfolio.records.interactions.map(\.id)
    }
    let first = try ids("cliente;data;canal\n" + rows.joined(separator: "\n") + "\n;31/01/2026;x")
    #expect(Set(first).count == 3)
    #expect(first.filter { $0.hasSuffix("-2") }.count == 1)
    // Other order of rows and columns, other spelling of dates, another kind of file.
    #expect(
      try ids(
        "canal;data;cliente\nvisita;2026-01-06;C1\nvisita;2026-01-05;C1\nvisita;2026-01-05;C1")
        == first)
    #expect(
      try ids(
        """
        [{"client": "C1", "date": "2026-01-05", "channel": "visita"},
         {"client": "C1", "date": "2026-01-06", "channel": "visita"},
         {"client": "C1", "date": "2026-01-05", "channel": "visita"}]
        """, "interactions.json") == first)
  }
}
