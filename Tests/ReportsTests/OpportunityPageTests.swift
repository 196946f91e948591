import Markup
import Portfolio
import Testing

@testable import Reports

@Suite("Opportunities of which little is known") struct OpportunityPageTests {
  private func client(_ set: (inout Opportunity) -> Void) -> OneClient {
    var client = OneClient()
    client.records.opportunities = ByClient([Fixture.make(Opportunity(id: "OP-1", client: 0), set)])
    return client
  }

  @Test func `without a value nothing is worth zero`() throws {
    let client = client { $0.kind = .upsell }
    let page = OpportunitiesMaking(try client.context()).page
    let lead = String(decoding: page.lead.utf8, as: UTF8.self)
    #expect(lead.contains("Valor desconhecido em 1 oportunidade"))
    #expect(!lead.contains("R$"))
    let expansion = try #require(page.figures?.figures.first)
    #expect(expansion.figure == "–")
    #expect(expansion.notes.last == "sem ponderado: nenhuma tem valor e probabilidade")
    for panel in page.panels where ["stages", "kinds", "open"].contains(panel.id) {
      let words = try #require(panel.table?.total).cells.map(\.words)
      #expect(words.contains("desconhecido") && words.contains("–"), "\(panel.id)")
    }
    let fold = try #require(OpportunityFold(dossier: try client.dossier()).fold)
    #expect(fold.verdict == "1 aberta, valor desconhecido")
  }

  @Test func `with a value and a probability it is said as before`() throws {
    let client = client {
      $0.kind = .upsell
      $0.value = Fixture.money(1_000)
      $0.probability = 5_000
    }
    let page = OpportunitiesMaking(try client.context()).page
    #expect(String(decoding: page.lead.utf8, as: UTF8.self).contains("ponderados</b>"))
    #expect(page.figures?.figures.first?.notes.last?.contains("ponderados") == true)
  }

  @Test func `one that was lost on an unknown day is said to be left out`() throws {
    let client = client { $0.result = .lost }
    let page = OpportunitiesMaking(try client.context()).page
    #expect(page.empty == nil)
    #expect(
      page.panels.compactMap(\.say)
        == ["1 oportunidade perdida sem data de encerramento não entra."])
  }
}
