import Loading
import Portfolio
import TestSupport
import Testing

@Suite("Column headings")
struct HeaderTests {
  @Test(
    "case, accents and punctuation do not count",
    arguments: [
      ("Razão Social", "razao social"), ("RAZÃO_SOCIAL", "razao social"),
      ("Raza\u{303}o Social", "razao social"), ("CNPJ / CPF", "cnpj cpf"),
      ("  Nº  da Nota: ", "no da nota"), ("N° da nota", "no da nota"), ("unitPrice", "unit price"),
      ("CustomerID", "customer id"), ("\u{FEFF}Código", "codigo"), ("Œuvre", "oeuvre"),
      ("Łódź", "lodz"), ("E-mail", "e mail"), ("---", ""), ("", ""), ("Ürünler ₺", "urunler"),
    ])
  func folding(_ text: String, _ expected: String) {
    #expect(HeaderKey.fold(text) == expected)
  }

  @Test("letters of another script beside it change nothing in how a text folds")
  func foldingBesideOthers() {
    var random = FixedRandom(seed: 11)
    let letters = (UInt32(0x20)...0x17F).compactMap { Unicode.Scalar($0) }
    for _ in 0..<2_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        if let letter = letters.randomElement(using: &random) { text.append(letter) }
      }
      let plain = String(text)
      #expect(HeaderKey.fold(plain + "é") + "я" == HeaderKey.fold(plain + "éя"), "\(plain)")
    }
  }

  @Test(
    "headings of Brazilian and English files mean our fields",
    arguments: [
      ("Código do cliente", TableName.clients, "id"), ("Cód. Cliente", .clients, "id"),
      ("Razão Social", .clients, "legal-name"), ("NOME FANTASIA", .clients, "name"),
      ("CNPJ/CPF", .clients, "document"), ("Município", .clients, "city"),
      ("UF", .clients, "state"), ("Estado", .clients, "state"),
      ("Bairro", .clients, "neighborhood"),
      ("CEP", .clients, "postal-code"), ("Ramo de Atividade", .clients, "sector"),
      ("Porte", .clients, "size"), ("Gerente de Contas", .clients, "owner"),
      ("Vendedor", .clients, "executive"), ("Cliente desde", .clients, "since"),
      ("Encerrado em", .clients, "ended"), ("Canal de entrada", .clients, "entry-channel"),
      ("Matriz", .clients, "parent-client"), ("legal_name", .clients, "legal-name"),
      ("annualRevenue", .clients, "annual-revenue"), ("Nº da nota", .invoices, "number"),
      ("Número da nota", .invoices, "number"), ("NF", .invoices, "number"),
      ("Emissão", .invoices, "date"), ("Data Emissão", .invoices, "date"),
      ("Vencimento", .invoices, "due"), ("Data de pagamento", .invoices, "paid"),
      ("Qtde", .invoices, "quantity"), ("Vlr Unit.", .invoices, "unit-price"),
      ("Valor Unitário (R$)", .invoices, "unit-price"), ("Valor total", .invoices, "amount"),
      ("Tipo", .invoices, "kind"), ("InvoiceNo", .invoices, "number"),
      ("StockCode", .invoices, "product"), ("Description", .invoices, "product"),
      ("Quantity", .invoices, "quantity"), ("InvoiceDate", .invoices, "date"),
      ("UnitPrice", .invoices, "unit-price"), ("CustomerID", .invoices, "client"),
      ("Country", .invoices, "country"), ("Cargo", .contacts, "title"),
      ("Papel", .contacts, "roles"), ("Nível", .contacts, "level"),
      ("Não contatar", .contacts, "do-not-contact"), ("Base legal", .contacts, "lawful-basis"),
      ("Função", .team, "role"), ("Horas por semana", .team, "weekly-hours"),
      ("Especialidades", .team, "specialties"), ("Biografia", .team, "biography"),
      ("Quem (nós)", .interactions, "ours"), ("Com quem", .interactions, "theirs"),
      ("Com quem (cliente)", .interactions, "theirs"),
      ("Participantes do cliente", .interactions, "theirs"),
      ("Quem (cliente)", .interactions, "theirs"), ("Contato(s)", .interactions, "theirs"),
    ])
  func fields(_ heading: String, _ table: TableName, _ expected: String) {
    #expect(HeaderAliases.field(for: heading, in: table) == expected)
  }

  @Test("a heading that means nothing to us is left alone")
  func unknownHeading() {
    #expect(HeaderAliases.field(for: "Acessos adicionais", in: .clients) == nil)
    #expect(HeaderAliases.field(for: "", in: .clients) == nil)
    #expect(HeaderAliases.field(for: "Nome", in: .notes) == nil)
  }

  @Test("every heading has a letter: cells without one are never looked up")
  func letters() {
    for alias in HeaderAliases.all {
      #expect(alias.headings.allSatisfy { $0.contains(where: \.isLetter) }, "\(alias)")
    }
  }

  @Test("no heading is declared for two fields of a table")
  func declaredOnce() {
    for table in TableName.allCases {
      var fields: [String: String] = [:]
      for alias in HeaderAliases.all where alias.table == table {
        for heading in [alias.field] + alias.headings {
          let key = HeaderAliases.key(heading)
          #expect(fields[key] == nil || fields[key] == alias.field, "\(table) \(heading)")
          fields[key] = alias.field
        }
      }
    }
  }

  @Test("every field is known by its own name")
  func ownNames() {
    for alias in HeaderAliases.all {
      #expect(HeaderAliases.field(for: alias.field, in: alias.table) == alias.field)
    }
  }

  @Test(
    "every heading of the vectors is known with what it holds",
    .enabled(if: SharedFolder.isPresent, "the shared folder is not here"))
  func systemHeadings() {
    let rows = SharedFolder.rows("vectors/header_aliases.csv")
    #expect(rows.count == 142)
    let expected = rows.map { row in
      ["system", "entity", "header", "canonical"].map { row[$0] ?? "" }
    }
    let known = SystemHeading.all.map { [$0.system, $0.entity, $0.heading, $0.canonical] }
    #expect(Set(known) == Set(expected))
    #expect(known.count == expected.count)
  }

  @Test(
    "headings of CRM and ERP exports feed our tables",
    arguments: [
      ("Organização - Nome", TableName.clients, "name"),
      ("Organização - Segmento", .clients, "sector"),
      ("Negócio - Proprietário", .clients, "owner"),
      ("Cliente (Nome Fantasia)", .clients, "name"),
      ("Cliente (Razão Social)", .clients, "legal-name"),
      ("Cliente (CNPJ/CPF)", .clients, "document"), ("Tags do Cliente", .clients, "tags"),
      ("Nome/Razão Social", .clients, "legal-name"), ("Usuário responsável", .clients, "owner"),
      ("Negócio - Título", .opportunities, "title"), ("Etapa do negócio", .opportunities, "stage"),
      ("Negócio - Organização", .opportunities, "client"),
      ("Motivo de Perda", .opportunities, "lost-reason"),
      ("Data de fechamento", .opportunities, "closed"),
      ("Previsão de fechamento", .opportunities, "expected"),
      ("Pessoa - Nome", .contacts, "name"), ("Pessoa - Cargo", .contacts, "title"),
      ("Pessoa - E-mail - Trabalho", .contacts, "email"),
      ("Pessoa - Phone - Mobile", .contacts, "phone"),
      ("Total da Nota Fiscal", .invoices, "amount"),
      ("Data de Emissão (completa)", .invoices, "date"), ("Pedido de Venda", .invoices, "number"),
    ])
  func exports(_ heading: String, _ table: TableName, _ expected: String) {
    #expect(HeaderAliases.field(for: heading, in: table) == expected)
  }

  static func fields(_ headings: [String], _ table: TableName) -> [String?] {
    HeaderAliases.match(headings, in: table).map(\.field)
  }

  @Test(
    "of two columns that mean the same, the more telling one has the field",
    arguments: [
      (["Código", "Nome", "Fantasia"], .clients, ["id", "legal-name", "name"]),
      (["ID", "Nome"], .clients, ["id", "name"]),
      (["Vendedor"], .clients, ["owner"]),
      (["Responsável", "Vendedor"], .clients, ["owner", "executive"]),
      (["Vendedor", "Gerente"], .clients, ["executive", "owner"]),
      (["Quantidade", "Valor", "Valor total"], .invoices, ["quantity", "unit-price", "amount"]),
      (["Quantidade", "Valor"], .invoices, ["quantity", "amount"]),
      (["Código do cliente", "Cliente"], .invoices, ["client", "client-name"]),
      (["Telefone", "Celular"], .clients, ["phone", nil]),
      (["Valor da parcela", "Total da nota"], .invoices, [nil, "amount"]),
      (["Valor total da nota", "Total do item"], .invoices, [nil, "amount"]),
      (["Valor líquido", "Valor bruto", "Valor"], .payments, [nil, nil, "amount"]),
      (["Valor", "Valor líquido"], .payments, ["amount", nil]),
      (["Valor líquido"], .payments, ["amount"]),
    ] as [([String], TableName, [String?])])
  func matching(_ headings: [String], _ table: TableName, _ expected: [String?]) {
    #expect(Self.fields(headings, table) == expected)
  }

  @Test("a column that lost its field says to which, and configured fields are taken")
  func takenFields() {
    let matches = HeaderAliases.match(["Telefone", "Celular"], in: .clients)
    #expect(matches[1].takenBy == "Telefone")
    let configured = HeaderAliases.match(["Nome"], in: .clients, taken: ["name", "legal-name"])
    #expect(configured[0].field == nil)
    #expect(configured[0].takenBy == nil)
  }

  @Test("the headings of the sample files are understood")
  func sampleHeadings() {
    let clients =
      "Código do cliente;Razão Social;Nome Fantasia;CNPJ/CPF;País;UF;Cidade;Bairro;CEP;Setor;Porte;"
      + "Funcionários;Telefone;E-mail;Responsável;Vendedor;Cliente desde;Encerrado em;"
      + "Motivo do encerramento;Canal de entrada;Matriz;Tags"
    #expect(
      Self.fields(clients.split(separator: ";").map { String($0) }, .clients) == [
        "id", "legal-name", "name", "document", "country", "state", "city", "neighborhood",
        "postal-code", "sector", "size", "employees", "phone", "email", "owner", "executive",
        "since", "ended", "end-reason", "entry-channel", "parent-client", "tags",
      ])
    let invoices =
      "Número da nota;Emissão;Vencimento;Pagamento;Tipo;Código do cliente;Produto;Quantidade;"
      + "Valor unitário;Valor total"
    #expect(
      Self.fields(invoices.split(separator: ";").map { String($0) }, .invoices) == [
        "number", "date", "due", "paid", "kind", "client", "product", "quantity", "unit-price",
        "amount",
      ])
  }

  @Test("the values decide whether Estado is a state or a status")
  func ambiguousHeading() throws {
    let ambiguity = try #require(HeaderAliases.ambiguity(of: "ESTADO", in: .clients))
    #expect(ambiguity.field == "state")
    #expect(ambiguity.isConfirmed(by: ["SP", "", "Minas Gerais", "exterior"]))
    #expect(!ambiguity.isConfirmed(by: ["Ganho", "Perdido", "SP"]))
    #expect(ambiguity.isConfirmed(by: []))
    #expect(HeaderAliases.ambiguity(of: "UF", in: .clients) == nil)
  }

  @Test("a misspelt heading is answered with the nearest")
  func suggestions() {
    #expect(HeaderAliases.suggestion(for: "Razao Socail", in: .clients) == "razão social")
    #expect(HeaderAliases.suggestion(for: "legal-nmae", in: .clients) == "legal-name")
    #expect(HeaderAliases.suggestion(for: "zzzzzzzz", in: .clients) == nil)
  }
}
