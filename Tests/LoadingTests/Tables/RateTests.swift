import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Amounts in other currencies")
struct RateTests {
  static let rates = """
    moeda;dia;cotação
    USD;01/01/2026;5,00
    dólar;01/02/2026;5,50
    EUR;31/01/2026;6,123456
    """

  static func load(_ files: [String: String]) throws -> LoadedPortfolio {
    var files = files
    files["data/cotacoes.csv"] = files["data/cotacoes.csv"] ?? rates
    files["data/clientes.csv"] = files["data/clientes.csv"] ?? "id;nome\nC1;a\n"
    return try TestFolder(files).load()
  }

  @Test("are worth what the rate of the row's day says, rounded once")
  func conversion() throws {
    let loaded = try Self.load([
      "data/contratos.csv": """
      contrato;cliente;válido desde;mensalidade;moeda
      1;C1;01/01/2026;100,00;USD
      2;C1;31/01/2026;100,00;usd
      3;C1;01/02/2026;100,00;
      4;C1;15/02/2026;US$ 100,00;
      5;C1;15/02/2026;€ 0,01;USD
      6;C1;15/02/2026;R$ 7,00;USD
      7;C1;15/02/2026;1,00;Dólar
      """
    ])
    #expect(loaded.codes == [])
    #expect(
      loaded.portfolio.records.contracts.map { $0.monthlyValue?.minorUnits }
        == [50_000, 50_000, 10_000, 55_000, 6, 700, 550])
    #expect(loaded.portfolio.records.contracts.allSatisfy { $0.monthlyValue?.currency == .real })
    #expect(loaded.portfolio.records.rates.rates.count == 3)
  }

  @Test("of nothing or less are none, and leave their day to another row")
  func rates() throws {
    let loaded = try Self.load([
      "data/cotacoes.csv":
        "moeda;dia;cotação\nUSD;31/01/2026;-5,00\nUSD;31/01/2026;0,00\nUSD;31/01/2026;5,00\n",
      "data/contratos.csv":
        "contrato;cliente;válido desde;mensalidade;moeda\n1;C1;15/02/2026;2,00;USD\n",
    ])
    #expect(loaded.rejectedLines == ["2 E672", "3 E672"])
    #expect(loaded.portfolio.records.contracts.map { $0.monthlyValue?.minorUnits } == [1_000])
  }

  @Test(
    "take the day of their table, else that of the report",
    arguments: [
      ("oportunidades", "cliente;valor;moeda;previsão\nC1;1,00;USD;01/01/2026\n", 500),
      ("oportunidades", "cliente;valor;moeda;fechada em\nC1;1,00;USD;31/01/2026\n", 500),
      ("oportunidades", "cliente;valor;moeda\nC1;1,00;USD\n", 550),
      ("objetivos", "cliente;valor entregue;moeda;prazo\nC1;1,00;USD;31/01/2026\n", 500),
      ("produtos", "código;preço;moeda\nF1;1,00;USD\n", 550),
      ("contratos", "contrato;cliente;valor;moeda;início\nX;C1;1,00;USD;31/01/2026\n", 500),
    ])
  func days(_ file: String, _ text: String, _ cents: Int64) throws {
    let records = try Self.load(["data/\(file).csv": text]).portfolio.records
    let found =
      records.opportunities.first?.value ?? records.objectives.first?.valueDelivered
      ?? records.products.first?.price ?? records.contracts.first?.monthlyValue
    #expect(found?.minorUnits == cents)
  }

  @Test("without a rate of the day or before reject their row and say which rate is missing")
  func missing() throws {
    let loaded = try Self.load([
      "data/contratos.csv": """
      contrato;cliente;início;mensalidade;moeda
      1;C2;31/12/2025;100,00;USD
      2;C2;31/12/2025;100,00;
      3;C2;31/03/2026;100,00;CLP
      4;C2;31/03/2026;100,00;moedas
      """,
      "data/clientes.csv": "id;nome;faturamento anual\nC1;a;£ 10,00\nC2;b;10,00\n",
    ])
    #expect(loaded.rejectedLines == ["2 E170", "2 E170", "4 E170", "5 E171"])
    let missing = loaded.findings("E170")
    #expect(missing.map { $0.facts["currency"] } == ["GBP", "USD", "CLP"])
    #expect(missing.map { $0.facts["day"] } == ["2026-11-16", "2025-12-31", "2026-03-31"])
    #expect(missing.map(\.location?.column) == [6, 17, 17])
    #expect(loaded.portfolio.clients.map(\.id) == ["C2"])
  }

  @Test("cannot be told where two rates are of one day")
  func doubles() throws {
    let loaded = try Self.load([
      "data/cotacoes.csv": "moeda;dia;cotação\nUSD;2026-01-01;5,1\nUSD;2026-01-01;5,2\n"
    ])
    #expect(loaded.rejectedLines == ["3 E132"])
    #expect(loaded.findings("E132").first?.facts["id"] == "USD 2026-01-01")
  }

  @Test(
    "and shares of a hundred are read by their column",
    arguments: [
      (["60%", "5%"], [6000, 500]), (["0,6", "1"], [6000, 10_000]), (["60", "1"], [6000, 100]),
      (["0,125", "0"], [1250, 0]), (["100", "33,33"], [10_000, 3333]),
      (["1", "1"], [10_000, 10_000]),
    ])
  func percents(_ texts: [String], _ wanted: [Int]) throws {
    let loaded = try Self.load([
      "data/oportunidades.csv": "id;cliente;probabilidade\n"
        + texts.enumerated().map { "\($0.offset);C1;\($0.element)\n" }.joined()
    ])
    #expect(loaded.codes == [])
    #expect(loaded.portfolio.records.opportunities.map(\.probability) == wanted)
  }
}
