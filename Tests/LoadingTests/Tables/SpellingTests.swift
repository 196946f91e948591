import Diagnostics
import Portfolio
import Testing

@testable import Loading

@Suite("Words in several spellings")
struct SpellingTests {
  @Test("are one value in the commonest spelling, marks told apart")
  func spellings() throws {
    let loaded = try TestFolder([
      "data/clientes.csv": """
      id;nome;setor;porte;tags
      1;a;SAUDE;A+;vip
      2;b;Saúde;A;"VIP; Vip"
      3;c;Saúde;a;"VIP; piloto"
      4;d;saúde ;A-;"vip; Vip"
      5;e;Varejo;;

      """
    ]).load()
    let clients = loaded.portfolio.clients
    #expect(clients.map(\.sector) == ["Saúde", "Saúde", "Saúde", "Saúde", "Varejo"])
    #expect(clients.map(\.size) == ["A+", "A", "A", "A-", nil])
    #expect(clients.map(\.attributes.tags) == [["VIP"], ["VIP"], ["VIP", "piloto"], ["VIP"], []])
    #expect(loaded.codes == ["N674×3"])
    #expect(loaded.findings("N674").first?.facts["found"] == "saúde (1), SAUDE (1)")
  }

  @Test("are one value where invoices alone describe clients")
  func derived() throws {
    let loaded = try TestFolder([
      "data/notas.csv":
        "cliente;data;valor;cidade\nA;31/01/2026;1,00;CAMPINAS\nB;31/01/2026;1,00;Campinas\n"
    ]).load()
    #expect(loaded.portfolio.clients.map(\.attributes.city) == ["Campinas", "Campinas"])
  }
}
