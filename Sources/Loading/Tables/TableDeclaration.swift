import Diagnostics
import Portfolio

/// What a cell of a column holds.
enum CellType: String, Sendable {
  case text
  case list
  case integer
  case money
  case day
  case flag
  case word
  case document
  case phone
  case state
  case postalCode = "postal-code"
}

/// A cell's value once it has been read.
enum CellValue: Sendable {
  case text(String)
  case list([String])
  case integer(Int)
  case money(Money)
  case day(Day)
  case flag(Bool)
  case document(TaxDocument)
}

/// One column of a table: what it is called, what it holds, where it goes.
struct ColumnDeclaration<Record>: Sendable {
  /// The field's name in configurations and documentation.
  let field: String
  let type: CellType
  /// Puts a value into the record; false where the value is none the field knows.
  let assign: @Sendable (inout Record, CellValue) -> Bool

  static func text(
    _ field: String, _ path: any WritableKeyPath<Record, String?> & Sendable, type: CellType = .text
  ) -> ColumnDeclaration {
    ColumnDeclaration(field: field, type: type) { record, value in
      guard case .text(let text) = value else { return false }
      record[keyPath: path] = text
      return true
    }
  }

  static func list(
    _ field: String, _ path: any WritableKeyPath<Record, [String]> & Sendable
  ) -> ColumnDeclaration {
    ColumnDeclaration(field: field, type: .list) { record, value in
      guard case .list(let texts) = value else { return false }
      record[keyPath: path] = texts
      return true
    }
  }

  static func day(
    _ field: String, _ path: any WritableKeyPath<Record, Day?> & Sendable
  ) -> ColumnDeclaration {
    ColumnDeclaration(field: field, type: .day) { record, value in
      guard case .day(let day) = value else { return false }
      record[keyPath: path] = day
      return true
    }
  }

  static func integer(
    _ field: String, _ path: any WritableKeyPath<Record, Int?> & Sendable
  ) -> ColumnDeclaration {
    ColumnDeclaration(field: field, type: .integer) { record, value in
      guard case .integer(let number) = value else { return false }
      record[keyPath: path] = number
      return true
    }
  }

  static func flag(
    _ field: String, _ path: any WritableKeyPath<Record, Bool?> & Sendable
  ) -> ColumnDeclaration {
    ColumnDeclaration(field: field, type: .flag) { record, value in
      guard case .flag(let flag) = value else { return false }
      record[keyPath: path] = flag
      return true
    }
  }

  /// A column of words out of a closed list.
  static func word(
    _ field: String, assign: @escaping @Sendable (inout Record, String) -> Bool
  ) -> ColumnDeclaration {
    ColumnDeclaration(field: field, type: .word) { record, value in
      guard case .text(let text) = value else { return false }
      return assign(&record, text)
    }
  }
}

/// A table: its columns in order.
///
/// The loader and the documentation both follow it.
struct TableDeclaration<Record>: Sendable {
  let table: TableName
  let columns: [ColumnDeclaration<Record>]
  /// The country a record is in, as far as it has been read; nil where it says nothing.
  let country: @Sendable (Record) -> String?

  init(
    table: TableName, columns: [ColumnDeclaration<Record>],
    country: @escaping @Sendable (Record) -> String? = { _ in nil }
  ) {
    self.table = table
    self.columns = columns
    self.country = country
  }
}
