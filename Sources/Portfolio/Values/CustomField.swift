/// What a column of the company's own holds.
public enum CustomType: String, Sendable, Hashable, CaseIterable {
  case text
  case list
  case number
  case money
  case day
  case flag
}

/// A column that the configuration declares beyond the known ones.
public struct CustomField: Sendable, Hashable {
  /// The table it belongs to.
  public let table: TableName
  /// Its name in policies and exports: lower-case letters, digits and hyphens.
  public let name: String
  /// What it is called on pages.
  public let label: String
  /// What it holds.
  public let type: CustomType
  /// Whether it may never leave the company: external documents and shared exports go without it.
  public let isSensitive: Bool

  /// A column of the company's own.
  public init(
    table: TableName, name: String, label: String, type: CustomType, isSensitive: Bool = false
  ) {
    self.table = table
    self.name = name
    self.label = label
    self.type = type
    self.isSensitive = isSensitive
  }
}

/// A value in a column of the company's own.
public enum CustomValue: Sendable, Hashable {
  case text(String)
  case list([String])
  case number(DecimalNumber)
  case money(Money)
  case day(Day)
  case flag(Bool)
}
