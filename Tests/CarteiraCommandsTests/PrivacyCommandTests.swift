import Foundation
import TestSupport
import Testing

@Suite("Data protection on the command line") struct PrivacyCommandTests {
  private static let keys = [
    "CARTEIRA_ALIAS_KEY": "a key for tests of aliases",
    "CARTEIRA_PRIVACY_KEY": "a key for the register",
  ]

  /// Two owners with a client each, a contact at either, a client who is a person.
  private func shop() throws -> Workshop {
    let place = try Workshop(
      invoices: """
        cliente;nota;emissao;valor
        C-1;1;2026-10-10;100,00
        C-2;2;2026-10-11;200,00
        C-3;3;2026-10-12;300,00
        529.982.247-25;4;2026-10-13;50,00

        """)
    try place.put(
      """
      id;nome;documento;tipo;responsavel;telefone;setor
      C-1;Padaria Canarinho;11.222.333/0001-81;PJ;Ana Prado;(19) 3333-4444;Alimentos
      C-2;Mercearia Girassol;;PJ;Bruno Lima;;Alimentos
      C-3;Helena Quaresma;529.982.247-25;PF;Ana Prado;;Alimentos

      """, at: "data/clientes.csv")
    try place.put(
      """
      id;cliente;nome;email;base legal;finalidade
      P-901;C-1;Carla Nunes Teixeira;carla@canarinho.example;legítimo interesse;
      P-902;C-2;Otávio Bittencourt;otavio@girassol.example;;

      """, at: "data/contatos.csv")
    try place.put(
      """
      id;cliente;data;canal;direcao;contatos;resumo
      I-1;C-1;2026-10-05;visita;ambos;Carla Nunes Teixeira;Carla Nunes Teixeira quer dois anos
      I-2;C-2;2026-10-06;visita;ambos;Otávio Bittencourt;Segredo da Girassol

      """, at: "data/interacoes.csv")
    return place
  }

  private func traces(_ texts: [String], in tree: [String: Data]) -> [String] {
    tree.compactMap { path, bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      return texts.contains { text.contains($0) || path.contains($0) } ? path : nil
    }.sorted()
  }

  @Test("a tree of one owner holds nothing of the others' clients")
  func owner() throws {
    let shop = try shop()
    let outcome = try shop.run("build", "--owner", "ana prado")
    #expect(outcome.code == 0, "\(outcome.findings)")
    let tree = shop.tree("output/owners/ana-prado")
    #expect(tree["index.html"] != nil)
    #expect(!traces(["Canarinho"], in: tree).isEmpty)
    #expect(
      traces(["Girassol", "Otávio", "girassol.example", "Bruno Lima", "C-2"], in: tree) == [])
    #expect(shop.tree("output/site").isEmpty)
    let nobody = try shop.run("build", "--owner", "Ana Prada")
    #expect(nobody.code == 2)
    #expect(nobody.findings.contains("E560") && nobody.findings.contains("Ana Prado"))
    #expect(try shop.run("build", "--owner", "Ana Prado", "--only", "C-1").code == 2)
  }

  @Test("made names need a key, and leave no name in any byte")
  func anonymous() throws {
    let shop = try shop()
    #expect(try shop.run("build", "--anonymize").code == 2)
    let outcome = try shop.run("build", "--anonymize", environment: Self.keys)
    #expect(outcome.code == 0, "\(outcome.findings)")
    let tree = shop.tree("output/anonymous")
    #expect(tree["index.html"] != nil)
    let secrets = [
      "Canarinho", "Girassol", "Quaresma", "Teixeira", "Bittencourt", "Ana Prado", "Bruno Lima",
      "canarinho.example", "529.982", "52998224725", "11.222.333", "3333-4444", "33334444",
    ]
    #expect(traces(secrets, in: tree) == [])
    let owned = try shop.run(
      "build", "--owner", "Ana Prado", "--anonymize", environment: Self.keys)
    #expect(owned.code == 0, "\(owned.findings)")
    let both = shop.tree("output/anonymous")
    #expect(both.count > tree.count)
    #expect(traces(secrets + ["ana-prado"], in: both) == [])
  }

  @Test("somebody who was forgotten is in no snapshot and does not come back")
  func forget() throws {
    let shop = try shop()
    #expect(try shop.run("snapshot", "--as-of", "2026-11-01", environment: Self.keys).code == 0)
    #expect(try shop.run("snapshot", "--tar", environment: Self.keys).code == 0)
    let numbers = try figures(shop)
    let report = try shop.run(
      "privacy", "person", "carla@canarinho.example", "--format", "json", environment: Self.keys)
    let held = try JSONSerialization.jsonObject(with: Data(report.output.utf8)) as? [String: Any]
    #expect((held?["records"] as? [Any])?.count == 2)
    #expect((held?["snapshots"] as? [Any])?.count == 2)
    let secrets = [
      ["Carla Nunes", "carla nunes", "carla@canarinho", "P-901"],
      ["Quaresma", "quaresma", "529.982", "52998224725"],
    ]
    for (word, secrets) in zip(["P-901", "529.982.247-25"], secrets) {
      let dry = try shop.run("privacy", "forget", word, environment: Self.keys)
      #expect(dry.code == 0 && dry.output.contains("--yes"), "\(dry.findings)")
      let done = try shop.run("privacy", "forget", word, "--yes", environment: Self.keys)
      #expect(done.code == 0, "\(done.findings)")
      #expect(traces(secrets, in: shop.tree("output/archive")) == [])
      let built = try shop.run("build", environment: Self.keys)
      #expect(built.findings.contains("W569"), "\(built.findings)")
      #expect(traces(secrets, in: shop.tree("output")) == [])
      #expect(traces(secrets, in: shop.tree("privacy")) == [])
    }
    #expect(try figures(shop) == numbers)
    #expect(try shop.run("snapshot", "verify", "--all", environment: Self.keys).code == 0)
    #expect(try shop.run("build").code == 2)
    #expect(
      try shop.run("build", environment: ["CARTEIRA_PRIVACY_KEY": "quite another key, as long"])
        .findings.contains("E564"))
  }

  /// The portfolio's own figures of each snapshot.
  private func figures(_ shop: Workshop) throws -> [String] {
    try shop.tree("output/archive").filter { $0.key.hasSuffix("/data/metrics.json") }
      .sorted { $0.key < $1.key }.map { path, bytes in
        let object = try JSONSerialization.jsonObject(with: bytes) as? [String: Any]
        let portfolio = object?.filter { $0.key != "clients" } ?? [:]
        return path
          + String(
            decoding: try JSONSerialization.data(
              withJSONObject: portfolio, options: [.sortedKeys]), as: UTF8.self)
      }
  }

  @Test("a withdrawal is remembered when the next import has lost it")
  func withdrawal() throws {
    let shop = try shop()
    try shop.put(
      """
      id;cliente;nome;email;base legal;finalidade;revogado em
      P-901;C-1;Carla Nunes Teixeira;carla@canarinho.example;consentimento;pesquisa;2026-11-01

      """, at: "data/contatos.csv")
    #expect(try shop.run("build", environment: Self.keys).code == 0)
    try shop.put(
      """
      id;cliente;nome;email;base legal;finalidade
      P-901;C-1;Carla Nunes Teixeira;carla@canarinho.example;consentimento;pesquisa

      """, at: "data/contatos.csv")
    let asked = try shop.run(
      "privacy", "contacts", "--purpose", "survey", "--format", "json", environment: Self.keys)
    #expect(asked.output.contains("\"why\":\"withdrawn\""), "\(asked.output)\(asked.findings)")
  }

  /// One row a basis, for a purpose each.
  private func put(bases rows: [String], in shop: Workshop) throws {
    let heading = "id;cliente;contato;base legal;finalidade;fonte;data;validade;revogado em"
    try shop.put(([heading] + rows).joined(separator: "\n") + "\n", at: "data/bases-legais.csv")
  }

  /// Why the first contact may not be contacted, by purpose; nothing where it may.
  private func refusals(_ shop: Workshop) throws -> [String: String] {
    var refusals: [String: String] = [:]
    for purpose in ["relationship", "contract", "billing", "survey", "marketing"] {
      let asked = try shop.run(
        "privacy", "contacts", "--purpose", purpose, "--format", "json", environment: Self.keys)
      let people = try #require(
        try JSONSerialization.jsonObject(with: Data(asked.output.utf8)) as? [[String: Any]])
      refusals[purpose] = people.first { $0["contact"] as? String == "P-901" }?["why"] as? String
    }
    return refusals
  }

  @Test("several bases hold for a purpose each, and a withdrawal is remembered with its own")
  func bases() throws {
    let shop = try shop()
    let given = [
      "B-1;C-1;Carla Nunes Teixeira;consentimento;pesquisa de satisfação;formulário;2025-02-01;;",
      "B-2;C-1;P-901;consentimento;newsletter;evento;2025-02-01;;",
      "B-3;C-1;carla@canarinho.example;proteção do crédito;cobrança;;2024-01-05;;",
    ]
    try put(bases: given.map { $0.hasPrefix("B-2") ? $0 + "2026-11-01" : $0 }, in: shop)
    #expect(try shop.run("build", environment: Self.keys).code == 0)
    #expect(try refusals(shop) == ["marketing": "withdrawn"])
    // The next export has lost the day.
    try put(bases: given, in: shop)
    #expect(try refusals(shop) == ["marketing": "withdrawn"])
    #expect(shop.text("privacy/persons.txt")?.contains(" p:marketing ") == true)
    // Given again after it.
    try put(
      bases: given + ["B-4;C-1;P-901;consentimento;newsletter;evento;2026-11-02;;"], in: shop)
    #expect(try refusals(shop) == [:])
    let register = try shop.run("privacy", "register", environment: Self.keys)
    for line in ["newsletter: 1", "cobrança: 1"] {
      #expect(register.output.contains(line), "\(register.output)")
    }
    try put(bases: ["B-1;C-1;P-901;consentimento;pesquisa;;2025-02-01;logo;"], in: shop)
    #expect(try refusals(shop)["survey"] == "unclear")
  }

  @Test("bases are told to the person, cut with the clients, renamed, and forgotten")
  func basesOfAPerson() throws {
    let shop = try shop()
    try put(
      bases: [
        "B-1;C-1;P-901;consentimento;pesquisa;Formulário Canarinho;2025-02-01;;",
        "B-2;C-2;P-902;consentimento;pesquisa;Formulário Girassol;2025-02-01;;",
      ], in: shop)
    let report = try shop.run(
      "privacy", "person", "P-901", "--format", "json", environment: Self.keys)
    let held = try JSONSerialization.jsonObject(with: Data(report.output.utf8)) as? [String: Any]
    let records = try #require(held?["records"] as? [[String: Any]])
    let basis = try #require(records.first { $0["table"] as? String == "bases" })
    #expect(basis["id"] as? String == "B-1")
    #expect((basis["fields"] as? [String: String])?["source"] == "Formulário Canarinho")
    #expect(try shop.run("build", "--owner", "Ana Prado").code == 0)
    let tree = shop.tree("output/owners/ana-prado")
    #expect(!traces(["Formulário Canarinho"], in: tree).isEmpty)
    #expect(traces(["Girassol"], in: tree) == [])
    let anonymous = try shop.run("build", "--anonymize", environment: Self.keys)
    #expect(anonymous.code == 0, "\(anonymous.findings)")
    let renamed = shop.tree("output/anonymous")
    #expect(traces(["Formulário", "P-901"], in: renamed) == [])
    #expect(!traces(["pesquisa"], in: renamed).isEmpty)
    #expect(try shop.run("snapshot", "--as-of", "2026-11-01", environment: Self.keys).code == 0)
    let done = try shop.run("privacy", "forget", "P-901", "--yes", environment: Self.keys)
    #expect(done.code == 0, "\(done.findings)")
    let archive = shop.tree("output/archive")
    #expect(traces(["P-901", "Carla Nunes"], in: archive) == [])
    let inputs = archive.filter { $0.key.hasSuffix("/data/bases.csv") }
    #expect(!inputs.isEmpty && traces(["Formulário Canarinho"], in: inputs) == [])
    #expect(try shop.run("build", environment: Self.keys).code == 0)
    #expect(traces(["P-901", "Formulário Canarinho"], in: shop.tree("output/site")) == [])
  }

  @Test("lists whom to decide on, and keeps a register")
  func lists() throws {
    let shop = try shop()
    let review = try shop.run("privacy", "review", "--months", "1")
    #expect(review.code == 0 && review.output.contains("Otávio Bittencourt"), "\(review.findings)")
    let register = try shop.run("privacy", "register")
    #expect(register.output.contains("contacts, email (contacts.email): 2"), "\(register.output)")
    let portuguese = try shop.run("privacy", "register", "--locale", "pt-BR")
    #expect(
      portuguese.output.contains("contatos, E-mail (contacts.email): 2"), "\(portuguese.output)")
    #expect(!register.output.contains("Carla"))
    let machine = try shop.run("privacy", "register", "--format", "json")
    #expect(
      try JSONSerialization.jsonObject(with: Data(machine.output.utf8)) is [String: Any])
    #expect(try shop.run("privacy", "person", "nobody@example.com").findings.contains("E565"))
  }

  @Test(
    "a document for a client that says what is not for it stops the build",
    arguments: [
      ("Mercearia Girassol", "clients.name"),
      ("Carla Nunes Teixeira quer dois anos", "interactions.summary"),
    ])
  func leaks(text: String, field: String) throws {
    let shop = try shop()
    try shop.put(
      "id;cliente;titulo;prazo\nO-1;C-1;Reduzir perdas;2026-12-31\n", at: "data/objetivos.csv")
    #expect(try shop.run("build").code == 0)
    let before = shop.tree("output/site")
    #expect(before.keys.contains { $0.hasSuffix("/review.html") })
    #expect(try shop.run("templates", "eject", "review.md").code == 0)
    let template = try #require(shop.text("templates/review.md"))
    try shop.put(template + "\n" + text + "\n", at: "templates/review.md")
    let outcome = try shop.run("build")
    #expect(outcome.code == 1)
    #expect(outcome.findings.contains("E398") && outcome.findings.contains(field))
    #expect(outcome.findings.contains("review."), "\(outcome.findings)")
    #expect(shop.tree("output/site") == before)
  }

  @Test("the log is chained, and a change of it is found")
  func audit() throws {
    let shop = try shop()
    for _ in 0..<2 { #expect(try shop.run("build", "--again").code == 0) }
    #expect(try shop.run("export", "contatos", "--to", "csv").output.contains("Carla"))
    let sound = try shop.run("audit", "verify")
    #expect(sound.code == 0 && sound.output.contains("3 lines"), "\(sound.output)")
    let head = sound.output.split(separator: " ").last.map {
      String($0).trimmingCharacters(in: .whitespacesAndNewlines)
    }
    let text = try #require(shop.text("output/audit.jsonl"))
    #expect(text.contains("\"action\":\"export\",\"facts\":{\"what\":\"contacts\""))
    for name in ["Ana Prado", "Canarinho", "Carla"] { #expect(!text.contains(name)) }
    let lines = text.split(separator: "\n")
    try shop.put(lines.dropLast().joined(separator: "\n") + "\n", at: "output/audit.jsonl")
    #expect(try shop.run("audit", "verify").code == 0)
    #expect(try shop.run("audit", "verify", "--head", try #require(head)).code == 1)
    try shop.put(
      text.replacingOccurrences(of: "\"clients\":", with: "\"client\":"), at: "output/audit.jsonl")
    let changed = try shop.run("audit", "verify")
    #expect(changed.code == 1 && changed.findings.contains("E566"))
  }
}
