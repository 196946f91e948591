import Foundation
import TestSupport
import Testing

/// Whoever is forgotten goes whole, and nobody else goes along.
@Suite("Forgetting a person, and that person alone") struct ForgettingTests {
  private static let keys = [
    "CARTEIRA_ALIAS_KEY": "a key for tests of aliases",
    "CARTEIRA_PRIVACY_KEY": "a key for the register",
  ]

  private func traces(_ texts: [String], in tree: [String: Data]) -> [String] {
    tree.compactMap { path, bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      return texts.contains { text.contains($0) || path.contains($0) } ? path : nil
    }.sorted()
  }

  private func forget(_ word: String, in shop: Workshop) throws {
    let done = try shop.run("privacy", "forget", word, "--yes", environment: Self.keys)
    #expect(done.code == 0, "\(done.findings)")
    let built = try shop.run("build", environment: Self.keys)
    #expect(built.code == 0, "\(built.findings)")
  }

  @Test("a company that has the address of a forgotten contact stays, without the address")
  func company() throws {
    let shop = try Workshop(
      invoices: "cliente;nota;emissao;valor\nC-1;1;2026-10-10;100,00\nC-2;2;2026-10-10;90,00\n")
    try shop.put(
      """
      id;nome;documento;email;telefone
      C-1;Padaria Canarinho;11.222.333/0001-81;maria@acme.example;(19) 98888-7777
      C-2;Mercearia Girassol;;Maria@Acme.example;

      """, at: "data/clientes.csv")
    try shop.put(
      "id;cliente;nome;email;telefone\nP-17;C-1;Maria Souza;maria@acme.example;(19) 98888-7777\n",
      at: "data/contatos.csv")
    try forget("P-17", in: shop)
    let site = shop.tree("output/site")
    #expect(traces(["erased-"], in: site) == [])
    for name in ["Padaria Canarinho", "Mercearia Girassol"] {
      #expect(!traces([name], in: site).isEmpty)
    }
    #expect(traces(["acme.example", "Acme.example", "98888-7777", "988887777"], in: site) == [])
  }

  /// Contacts and clients that count from the same number, and figures that are such a number.
  private func numbered() throws -> Workshop {
    let shop = try Workshop(
      invoices: """
        cliente;nota;emissao;valor
        1017;1024;2026-10-10;1017,00
        1018;1017;2026-10-11;1024,00

        """)
    try shop.put(
      """
      id;nome;documento;tipo;funcionarios;responsavel
      1017;Padaria Canarinho;11.222.333/0001-81;PJ;1024;Ana Prado
      1018;Helena Quaresma;529.982.247-25;PF;1017;Ana Prado
      1024;Mercearia Girassol;;PJ;1018;Ana Prado

      """, at: "data/clientes.csv")
    try shop.put(
      """
      id;cliente;nome;email
      1017;1024;Carla Nunes Teixeira;carla@canarinho.example
      1018;1017;Otávio Bittencourt;otavio@girassol.example

      """, at: "data/contatos.csv")
    #expect(try shop.run("snapshot", environment: Self.keys).code == 0)
    return shop
  }

  @Test("contacts and clients may have the same ids, and figures may be such a number")
  func numbers() throws {
    let shop = try numbered()
    try forget("carla@canarinho.example", in: shop)
    #expect(traces(["Carla", "carla@"], in: shop.tree("output")) == [])
    #expect(traces(["erased-"], in: shop.tree("output")) == [])
    try forget("529.982.247-25", in: shop)
    let archive = shop.tree("output/archive")
    #expect(traces(["Quaresma", "52998224725"], in: shop.tree("output")) == [])
    #expect(!traces(["Otávio Bittencourt"], in: shop.tree("output/site")).isEmpty)
    func file(_ end: String) throws -> String {
      String(decoding: try #require(archive.first { $0.key.hasSuffix(end) }?.value), as: UTF8.self)
    }
    for (path, bytes) in archive where path.hasSuffix(".json") {
      #expect(throws: Never.self, "\(path)") { try JSONSerialization.jsonObject(with: bytes) }
    }
    let clients = try file("/inputs/data/clients.csv").split(separator: "\n")
    #expect(clients.count == 4)
    #expect(clients.contains { $0.hasPrefix("1017,Padaria") && $0.contains("1024") })
    #expect(clients.count { $0.contains("erased-") } == 1)
    #expect(try file("/inputs/data/contacts.csv").contains("1018,1017,"))
    let lines = try file("/inputs/data/invoices/2026-10.csv")
    #expect(lines.contains("1017,1024,2026-10-10") && lines.contains("1017.00"))
    #expect(lines.contains(",1017,2026-10-11") && lines.contains("1024.00"))
    #expect(!lines.contains("1018"))
    #expect(try !file("/data/metrics.json").contains("{\"id\":\"1018\""))
    // The contact of the number is still there.
    #expect(try file("/data/persons.json").contains("\"1018\":[\"1017\""))
    #expect(traces(["clients/1018/", "data-id=\"1018\""], in: archive) == [])
    #expect(try !file("/downloads/clients.json").contains("{\"id\":\"1018\""))
    #expect(try shop.run("snapshot", "verify", "--all", environment: Self.keys).code == 0)
  }

  @Test("an id with zeros in front is no figure, and goes from every page")
  func padded() throws {
    let shop = try Workshop(invoices: "cliente;nota;emissao;valor\n000161;1;2026-10-10;161,00\n")
    try shop.put(
      "id;nome;documento;tipo\n000161;Helena Quaresma;529.982.247-25;PF\n",
      at: "data/clientes.csv")
    #expect(try shop.run("snapshot", environment: Self.keys).code == 0)
    try forget("000161", in: shop)
    #expect(traces(["Quaresma", "000161"], in: shop.tree("output")) == [])
    for (path, bytes) in shop.tree("output/archive") where path.hasSuffix(".json") {
      #expect(throws: Never.self, "\(path)") { try JSONSerialization.jsonObject(with: bytes) }
    }
  }

  @Test("a client who is known under other ids goes with all of them")
  func aliases() throws {
    let shop = try Workshop(
      invoices: "cliente;nota;emissao;valor\nCL-33;1;2026-10-10;100,00\nPD-9;2;2026-10-10;90,00\n")
    try shop.put(
      """
      id;nome;documento;tipo;email
      C-1;Padaria Canarinho;;PJ;
      CL-33;Helena Quaresma;529.982.247-25;PF;
      PD-9;Lena Quaresma;;;lena@quaresma.example

      """, at: "data/clientes.csv")
    try shop.put("CL-33: [PD-9]\n", at: "aliases.yaml")
    #expect(try shop.run("snapshot", environment: Self.keys).code == 0)
    try forget("529.982.247-25", in: shop)
    #expect(traces(["Quaresma", "quaresma", "PD-9", "CL-33"], in: shop.tree("output")) == [])
    let clients = try shop.run("assess", "--format", "json", environment: Self.keys)
    #expect(clients.output.contains("erased-"), "\(clients.findings)")
    #expect(clients.output.contains("190.00") || clients.output.contains("19000"))
  }

  @Test("briefs of a client who is the person go whole, and those of others stay")
  func briefs() throws {
    let shop = try Workshop(
      invoices: "cliente;nota;emissao;valor\nCL-33;1;2026-10-10;1,00\n1018;2;2026-10-10;90,00\n")
    try shop.put(
      """
      id;nome;documento;tipo;responsavel
      CL-33;Helena Quaresma;529.982.247-25;PF;Ana Prado
      1018;Lena Prado;111.444.777-35;PF;Ana Prado
      1018-2;Padaria Canarinho;;PJ;Ana Prado

      """, at: "data/clientes.csv")
    for client in ["CL-33", "1018", "1018-2"] {
      #expect(try shop.run("brief", client, environment: Self.keys).code == 0)
    }
    #expect(try shop.run("snapshot", environment: Self.keys).code == 0)
    for word in ["529.982.247-25", "111.444.777-35"] { try forget(word, in: shop) }
    let archive = shop.tree("output/archive")
    #expect(traces(["Quaresma", "CL-33", "cl-33", "Lena Prado"], in: archive) == [])
    let briefs = archive.keys.filter { $0.contains("/briefs/account-") }
    #expect(!briefs.isEmpty && briefs.allSatisfy { $0.contains("account-1018-2.") })
    #expect(try shop.run("snapshot", "verify", "--all", environment: Self.keys).code == 0)
  }

  @Test("a list that names the person loses what else tells of the person, too")
  func lists() throws {
    let shop = try Workshop(invoices: "cliente;nota;emissao;valor\nC-1;1;2026-10-10;100,00\n")
    try shop.put(
      """
      id;nome;tags
      C-1;Padaria Canarinho;"Carla Nunes Teixeira; escrever a carla@canarinho.example; forno"

      """, at: "data/clientes.csv")
    try shop.put(
      "id;cliente;nome;email\nP-901;C-1;Carla Nunes Teixeira;carla@canarinho.example\n",
      at: "data/contatos.csv")
    #expect(try shop.run("snapshot", environment: Self.keys).code == 0)
    try forget("P-901", in: shop)
    #expect(traces(["Carla Nunes", "carla@"], in: shop.tree("output")) == [])
    #expect(!traces(["forno"], in: shop.tree("output/archive")).isEmpty)
  }

  @Test(
    "who is known from lines of invoices alone is forgotten",
    arguments: ["529.982.247-25", "ZZ-22"])
  func invoicesAlone(word: String) throws {
    let shop = try Workshop(
      invoices: """
        cliente;nota;emissao;valor;nome do cliente;cnpj
        Z-1;1;2026-09-10;100,00;Padaria Canarinho;11.222.333/0001-81
        ZZ-22;2;2026-09-11;200,00;Helena Quaresma;529.982.247-25
        ZZ-22;3;2026-10-11;200,00;Helena Quaresma;529.982.247-25

        """)
    #expect(try shop.run("snapshot", environment: Self.keys).code == 0)
    #expect(!traces(["Quaresma"], in: shop.tree("output/archive")).isEmpty)
    try forget(word, in: shop)
    #expect(traces(["Quaresma", "529.982", "52998224725", "ZZ-22"], in: shop.tree("output")) == [])
    #expect(try shop.run("privacy", "person", "Z-1", environment: Self.keys).code == 1)
  }

  @Test("a name goes that drawings cut short, and the first name alone beside it")
  func cutNames() throws {
    let shop = try Workshop(
      invoices: "cliente;nota;emissao;valor\nC-1;1;2026-10-10;100,00\nC-2;2;2026-10-10;90,00\n")
    try shop.put(
      "id;nome\nC-1;Padaria Canarinho\nC-2;Mercearia Girassol\n", at: "data/clientes.csv")
    try shop.put(
      """
      id;cliente;nome;email;influencia;apoio
      P-1;C-1;Maria Aparecida Fernandes dos Santos Albuquerque Cavalcanti;maria@canarinho.example;5;2
      P-2;C-1;Joaquim Albuquerque de Souza Prado;joaquim@canarinho.example;4;1
      P-3;C-2;Maria Bittencourt;maria@girassol.example;4;1

      """, at: "data/contatos.csv")
    #expect(try shop.run("snapshot", environment: Self.keys).code == 0)
    let sealed = shop.tree("output/archive")
    let name = "Maria Aparecida Fernandes dos Santos Albuquerque"
    #expect(!traces((16...40).map { "\(name.prefix($0))…" }, in: sealed).isEmpty)
    try forget("maria@canarinho.example", in: shop)
    let left = shop.tree("output/archive")
    #expect(traces(["Maria Ap"], in: left) == [])
    #expect(!traces(["Joaquim Albuq"], in: left).isEmpty)
    // The first name alone stays where it is somebody else's.
    let drawn = traces([">Maria</text>"], in: left)
    #expect(!drawn.isEmpty && drawn.allSatisfy { $0.contains("/c-2-") })
  }
}
