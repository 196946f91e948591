public import Portfolio

/// The headings under which a column of a table is recognised, in Portuguese and in English.
///
/// Case, accents, punctuation, small words ("de", "do", "of") and usual abbreviations ("Cód.",
/// "Qtde", "Nº", "Vlr") do not count, so they are not listed.
public struct HeaderAlias: Sendable, Hashable {
  /// The table.
  public let table: TableName
  /// The column's name in the design and in configurations, for instance `legal-name`.
  public let field: String
  /// Headings, the most telling first: of two columns that claim the field, the one that comes
  /// earlier here has it.
  public let headings: [String]
  /// The heading to write into new files; nil for the most telling one.
  let written: String?

  /// The headings of a field.
  public init(_ table: TableName, _ field: String, _ headings: [String]) {
    self.init(table, field, headings, written: nil)
  }

  init(_ table: TableName, _ field: String, _ headings: [String], written: String?) {
    self.table = table
    self.field = field
    self.headings = headings
    self.written = written
  }
}

/// A heading that means a second thing when its first meaning is taken by another column.
public struct HeaderAlternative: Sendable, Hashable {
  /// The table.
  public let table: TableName
  /// The heading.
  public let heading: String
  /// The field it feeds when the first one is taken, or when that would otherwise be empty.
  public let field: String
  /// Whether the second meaning wins as soon as no other column has it, rather than when the first
  /// is taken.
  public let isPreferred: Bool

  init(_ table: TableName, _ heading: String, _ field: String, isPreferred: Bool = false) {
    self.table = table
    self.heading = heading
    self.field = field
    self.isPreferred = isPreferred
  }
}

/// What became of one heading of a file.
public struct HeaderMatch: Sendable, Hashable {
  /// The heading as written.
  public let heading: String
  /// The field it feeds; nil when none.
  public let field: String?
  /// The heading of the column that has the field this one would feed; nil when there is no such.
  public let takenBy: String?
}

/// Finds the field that a heading means.
public enum HeaderAliases {
  /// Every alias, by table and in the order of the table's columns.
  public static let all: [HeaderAlias] =
    clients + invoices + payments + contacts + accountMap + relations + bases + team + products
    + contracts
    + opportunities + objectives + milestones + lifecycle + experience + tickets
    + relationship + records

  /// The field a heading means in a table when looked at alone; nil when it is not recognised.
  ///
  /// `field(for: "Razão Social", in: .clients)` is `legal-name`. For a whole file use
  /// `match(_:in:)`, which knows what to do when two columns mean the same.
  public static func field(for heading: String, in table: TableName) -> String? {
    index[table]?[key(heading)]?.field
  }

  /// The fields of a table that a heading can feed, in the order of the table's columns.
  public static func fields(in table: TableName) -> [String] {
    all.filter { $0.table == table }.map(\.field)
  }

  /// The field or heading that was probably meant by one that is not known.
  public static func suggestion(for heading: String, in table: TableName) -> String? {
    HeaderSuggestion.nearest(to: heading, in: table)
  }

  /// What the headings of a file feed, in their order.
  ///
  /// Of two columns that mean the same field the more telling heading has it, the first of equals.
  /// The other takes its second meaning where it has one: beside `Nome Fantasia`, `Nome` is the
  /// legal name; beside `Valor total`, `Valor` is the unit price; `Vendedor` is the owner only
  /// where no other column is.
  ///
  /// - Parameters:
  ///   - headings: The headings as written.
  ///   - table: The table they belong to.
  ///   - taken: Fields that the configuration feeds from elsewhere.
  /// - Returns: One match for each heading.
  public static func match(
    _ headings: [String], in table: TableName, taken: Set<String> = []
  ) -> [HeaderMatch] {
    HeaderMatching(headings, in: table, taken: taken).matches
  }

  /// A heading reduced to what tells it apart: folded, abbreviations spelled out, small words left
  /// out.
  public static func key(_ heading: String) -> String {
    let folded = HeaderKey.fold(heading)
    let words = folded.split(separator: " ").map { abbreviations[String($0)] ?? String($0) }
    let telling = words.filter { !smallWords.contains($0) }
    return telling.isEmpty ? folded : telling.joined(separator: " ")
  }

  struct Entry {
    let field: String
    /// Lower is more telling.
    let rank: Int
  }

  /// By table and key; the first declaration of a key has it, then what systems write.
  static let index: [TableName: [String: Entry]] = {
    var index: [TableName: [String: Entry]] = [:]
    for alias in all {
      for (rank, heading) in ([alias.field] + alias.headings).enumerated() {
        let entry = Entry(field: alias.field, rank: rank)
        if index[alias.table]?[key(heading)] == nil {
          index[alias.table, default: [:]][key(heading)] = entry
        }
      }
    }
    for heading in SystemHeading.all + SystemHeading.codes {
      for (table, field) in SystemFields.fields(of: heading)
      where index[table]?[key(heading.heading)] == nil {
        index[table, default: [:]][key(heading.heading)] = Entry(field: field, rank: 500)
      }
    }
    return index
  }()

  private static let smallWords: Set<String> = [
    "de", "do", "da", "dos", "das", "em", "of", "the", "r", "brl", "reais",
  ]

  private static let abbreviations = [
    "no": "numero", "n": "numero", "nr": "numero", "nro": "numero", "num": "numero",
    "number": "numero", "cod": "codigo", "code": "codigo", "qtd": "quantidade",
    "qtde": "quantidade", "qde": "quantidade", "quant": "quantidade", "qty": "quantity",
    "vlr": "valor", "vl": "valor", "val": "valor", "dt": "data", "dat": "data", "dta": "data",
    "tip": "tipo", "tp": "tipo",
    "doc": "documento", "nom": "nome", "emis": "emissao", "tel": "telefone",
    "fone": "telefone", "cel": "celular", "resp": "responsavel", "prod": "produto",
    "unit": "unitario", "un": "unitario", "cli": "cliente", "emp": "empresa",
    "nasc": "nascimento", "func": "funcionarios", "depto": "departamento",
    "dept": "departamento", "mail": "email", "venc": "vencimento", "pgto": "pagamento",
    "pagto": "pagamento", "munic": "municipio",
  ]
}
