import Portfolio

/// A record that may hold values of the company's own columns.
protocol CustomRecord: Sendable {
  var custom: [String: CustomValue] { get set }
}

extension ClientAttributes: CustomRecord {}
extension Contact: CustomRecord {}
extension Product: CustomRecord {}
extension Contract: CustomRecord {}
extension Opportunity: CustomRecord {}
extension Objective: CustomRecord {}

extension CustomField {
  /// The tables whose records may have such columns.
  static let tables: Set<TableName> = [
    .clients, .contacts, .products, .contracts, .opportunities, .objectives,
  ]
}

extension CustomType {
  /// How the cells of such a column are read.
  var columnType: ColumnType {
    switch self {
    case .text: .text
    case .list: .list
    case .number: .decimal
    case .money: .money
    case .day: .day
    case .flag: .flag
    }
  }
}

extension CustomValue {
  /// The value of a cell; nil where it is of no such type.
  init?(cell: CellValue) {
    switch cell {
    case .text(let text): self = .text(text)
    case .list(let texts): self = .list(texts)
    case .decimal(let number): self = .number(number)
    case .money(let money): self = .money(money)
    case .day(let day): self = .day(day)
    case .flag(let flag): self = .flag(flag)
    case .integer, .document, .currency: return nil
    }
  }
}

extension TableDeclaration where Record: CustomRecord {
  /// The table with the company's own columns after the known ones.
  func adding(_ fields: [CustomField]) -> TableDeclaration {
    with { declaration in
      for field in fields where field.table == table {
        let name = field.name
        declaration.columns.append(
          ColumnDeclaration(
            column: TableColumn(
              table, name, field.type.columnType, example: "", isNeeded: false,
              meaning: field.label)
          ) { record, cell in
            record.custom[name] = CustomValue(cell: cell)
            return nil
          })
      }
    }
  }
}
