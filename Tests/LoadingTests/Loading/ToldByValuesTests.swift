import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Columns that their values tell")
struct ToldByValuesTests {
  private func loaded(_ files: [String: String]) throws -> LoadedPortfolio {
    var files = files
    files["data/clientes.csv"] = files["data/clientes.csv"] ?? "id;nome\nA;A\nB;B\n"
    return try TestFolder(files).load()
  }

  // MARK: Cancelled invoices

  @Test(
    "one cancelled invoice makes a column of states one of kinds, and unknown words are refused")
  func states() throws {
    let loaded = try TestFolder([
      "data/notas.csv": """
      Cliente;Número;Data;Valor;Status
      A;1;15/04/2026;10,00;Pago
      A;2;15/04/2026;20,00;Cancelado
      A;3;15/04/2026;30,00;Em atraso
      A;4;15/04/2026;40,00;Boleto emitido
      A;5;15/04/2026;50,00;Protestado
      A;6;15/04/2026;60,00;Serasa
      A;7;15/04/2026;70,00;Jurídico
      A;8;15/04/2026;80,00;Cartório
      A;9;15/04/2026;90,00;Acordo
      """
    ]).load()
    #expect(loaded.purchases["A"]?.first?.hasPrefix("2026-04-15 +9000 0") == true)
    #expect(loaded.rejectedLines == ["5 E127", "7 E127", "8 E127", "9 E127", "10 E127"])
  }

  @Test("a word for cards is no proof that invoices came back")
  func cards() throws {
    let ambiguity = try #require(HeaderAliases.ambiguity(of: "Tipo", in: .invoices))
    #expect(ambiguity.isConfirmed(by: ["Boleto", "Pix", "TED", "Cancelada"]))
    #expect(!ambiguity.isConfirmed(by: ["Boleto", "Pix", "Crédito"]))
  }

  @Test("yes under Cancelada takes an invoice out", arguments: ["Cancelada", "Canceled"])
  func flags(_ heading: String) throws {
    let loaded = try TestFolder([
      "data/notas.csv":
        "Cliente;Número;Data;Valor;\(heading)\nA;1;15/04/2026;10,00;N\nA;2;15/04/2026;20,00;S\n"
    ]).load()
    #expect(loaded.purchases["A"]?.first?.hasPrefix("2026-04-15 +1000 0") == true)
    #expect(loaded.rejectedLines == [])
  }

  // MARK: Contracts

  @Test("an amount of a year is no monthly value")
  func periods() throws {
    let loaded = try loaded([
      "data/contratos.csv": """
      Contrato;Cliente;Início;Valor;Periodicidade
      1;A;15/01/2026;12.000,00;Anual
      2;B;15/01/2026;1.000,00;Mensal
      """
    ])
    let values = loaded.portfolio.records.contracts.map { $0.monthlyValue?.minorUnits }
    #expect(values == [nil, 100_000])
    #expect(loaded.codes == ["W683×1"])
    #expect(HeaderAliases.field(for: "Valor do contrato", in: .contracts) == nil)
  }

  @Test("an amount under a heading of months is one, whatever stands beside it")
  func monthly() throws {
    let loaded = try loaded([
      "data/contratos.csv":
        "Contrato;Cliente;Início;Valor mensal;Periodicidade\n1;A;15/01/2026;1.000,00;Anual\n"
    ])
    #expect(loaded.portfolio.records.contracts.first?.monthlyValue?.minorUnits == 100_000)
    #expect(loaded.codes == [])
  }

  @Test("what recurs is an amount where its values are, and a fee by the month is one")
  func recurrence() throws {
    let amounts = try loaded([
      "data/contratos.csv": "Contrato;Cliente;Início;Recorrência\n1;A;15/01/2026;1.000,00\n"
    ])
    #expect(amounts.portfolio.records.contracts.first?.monthlyValue?.minorUnits == 100_000)
    for period in ["Recorrência;Mensal", "Recorrência;12", "Periodicidade;Mensalidade"] {
      let parts = period.split(separator: ";")
      let found = try loaded([
        "data/contratos.csv":
          "Contrato;Cliente;Início;Valor;\(parts[0])\n1;A;15/01/2026;1.000,00;\(parts[1])\n"
      ])
      let value = found.portfolio.records.contracts.first?.monthlyValue?.minorUnits
      let expected: Int64? = parts[1] == "12" ? nil : 100_000
      #expect(value == expected)
    }
  }

  // MARK: Currencies

  @Test("codes of currencies under an unknown heading are said")
  func currencies() throws {
    func codes(_ currency: String) throws -> [String] {
      try TestFolder([
        "data/notas.csv":
          "Cliente;Nota;Data;Valor;Xy\nA;1;15/04/2026;10,00;BRL\nA;2;16/04/2026;10,00;\(currency)\n"
      ]).load().codes
    }
    #expect(try codes("USD") == ["W684×1"])
    #expect(try codes("BRL") == [])
    #expect(try codes("SIM") == [])
  }

  // MARK: Deals

  @Test("a stage that is the end is the result, on the day it was expected")
  func ends() throws {
    let loaded = try loaded([
      "data/oportunidades.csv": """
      ID;Cliente;Título;Etapa;Previsão
      1;A;Um;Closed Won;15/10/2026
      2;A;Dois;Fechado Perdido;25/12/2026
      3;B;Três;Fechada;15/10/2026
      4;B;Quatro;Proposta ganha força;15/10/2026
      """
    ])
    let deals = loaded.portfolio.records.opportunities.sorted { $0.id < $1.id }
    #expect(deals.map(\.result) == [.won, .lost, nil, nil])
    #expect(deals.map(\.closed) == [Day(iso: "2026-10-15"), nil, nil, nil])
  }

  // MARK: Tickets

  @Test("a ticket whose status says so is closed, though nobody says since when")
  func tickets() throws {
    let loaded = try loaded([
      "data/chamados.csv": """
      Ticket ID,Subject,Status,Created time,Resolved time,Closed time,Company Name
      1,a,Closed,2026-10-15 09:33:11,2026-10-16 09:33:11,2026-10-17 09:33:11,A
      2,b,Resolvido,2026-10-15 09:33:11,,,A
      3,c,Waiting on customer,2026-10-15 09:33:11,,,B
      4,d,,2026-10-15 09:33:11,,,B
      """
    ])
    let tickets = loaded.portfolio.records.tickets.sorted { $0.id < $1.id }
    let day = try #require(Day(iso: "2026-11-16"))
    #expect(tickets.map { $0.isOpen(on: day) } == [false, false, true, true])
    #expect(tickets.map(\.closed) == [Day(iso: "2026-10-17"), nil, nil, nil])
    #expect(loaded.codes == [])
  }

  // MARK: Surveys

  @Test("what surveys measure is told by the score's heading, or by words of one kind")
  func surveys() throws {
    let named = try loaded([
      "data/pesquisas.csv": "Empresa;Data;CSAT\nA;15/10/2026;5\nB;16/10/2026;10\n"
    ])
    #expect(named.portfolio.records.surveys.map(\.kind) == [.csat, .csat])
    #expect(named.portfolio.records.surveys.map(\.score) == [5, nil])
    #expect(named.codes == ["W163×1"])
    let words = try loaded([
      "data/pesquisas.csv":
        "Empresa;Data;Nota;Classificação\nA;15/10/2026;9;Promotor\nB;16/10/2026;7;Neutro\n"
    ])
    #expect(words.portfolio.records.surveys.map(\.kind) == [.nps, .nps])
    #expect(words.codes == [])
    let open = try loaded(["data/pesquisas.csv": "Empresa;Data;Nota\nA;15/10/2026;9\n"])
    #expect(open.portfolio.records.surveys.first?.kind == nil)
    #expect(open.codes == ["W685×1"])
  }
}
