import Diagnostics
public import Portfolio

/// What tables are called by people: in commands, as files and in files of several tables.
public enum TableNames {
  /// The names of a table, the usual one first.
  public struct Names: Sendable, Hashable {
    /// In Portuguese.
    public let portuguese: [String]
    /// In English.
    public let english: [String]
  }

  /// The names of a table.
  public static func names(of table: TableName) -> Names {
    let portuguese: [String] =
      switch table {
      case .clients: ["clientes"]
      case .invoices: ["notas", "faturas", "vendas", "pedidos"]
      case .contacts: ["contatos"]
      case .relations: ["relacoes", "relações"]
      case .bases: ["bases-legais", "bases legais", "consentimentos"]
      case .team: ["equipe"]
      case .products: ["produtos"]
      case .contracts: ["contratos"]
      case .payments: ["pagamentos"]
      case .interactions: ["interacoes", "interações"]
      case .opportunities: ["oportunidades"]
      case .objectives: ["objetivos"]
      case .milestones: ["marcos"]
      case .stages: ["fases"]
      case .handoffs: ["passagens"]
      case .surveys: ["pesquisas"]
      case .usage: ["uso"]
      case .tickets: ["chamados"]
      case .advocacy: ["depoimentos"]
      case .referrals: ["indicacoes", "indicações"]
      case .snoozes: ["adiamentos"]
      case .history: ["historico", "histórico"]
      case .rates: ["cotacoes", "cotações"]
      case .holidays: ["feriados"]
      case .notes: ["anotacoes", "anotações"]
      }
    return Names(portuguese: portuguese, english: [table.rawValue])
  }

  /// Every name of a table, in the order in which files are looked for.
  static func all(of table: TableName) -> [String] {
    let names = names(of: table)
    return names.english + names.portuguese
  }

  /// The paths at which a table is looked for in a portfolio folder whose configuration names no
  /// sources, in that order.
  public static func usualFiles(of table: TableName) -> [String] {
    guard table != .notes else { return [] }
    return all(of: table).flatMap { name in endings.map { "data/" + name + $0 } }
  }

  /// The endings of files that are looked for, the commonest first.
  private static let endings = [
    ".csv", ".json", ".jsonl", ".yaml", ".yml", ".txt", ".xlsx", ".ods", ".csv.gz", ".zip",
  ]

  /// The table of a name in either language, accents and case aside; nil where there is none.
  public static func table(named name: String) -> TableName? {
    byName[HeaderKey.fold(name)]
  }

  /// The name that was probably meant, in either language.
  public static func nearest(to name: String) -> String? {
    NearMiss.nearest(to: HeaderKey.fold(name), among: byName.keys.sorted())
  }

  private static let byName: [String: TableName] = {
    var tables: [String: TableName] = [:]
    for table in TableName.allCases {
      for name in all(of: table) { tables[HeaderKey.fold(name)] = table }
    }
    return tables
  }()
}
