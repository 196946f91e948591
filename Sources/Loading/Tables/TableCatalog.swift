public import Portfolio

/// Every table that can be loaded, with its columns: what the loader, the documentation and empty
/// files to fill are made of.
public enum TableCatalog {
  /// The tables in the order in which they are explained.
  public static let all: [TableDescription] = [
    TableDeclaration.clients.description, InvoiceTables.invoices, InvoiceTables.payments,
    TableDeclaration.contacts.description, TableDeclaration.relations.description,
    TableDeclaration.bases.description, TableDeclaration.team.description,
    TableDeclaration.products.description,
    TableDeclaration.contracts.description, TableDeclaration.interactions.description,
    TableDeclaration.opportunities.description, TableDeclaration.objectives.description,
    TableDeclaration.milestones.description, TableDeclaration.stages.description,
    TableDeclaration.handoffs.description, TableDeclaration.surveys.description,
    TableDeclaration.usage.description, TableDeclaration.tickets.description,
    TableDeclaration.advocacy.description, TableDeclaration.referrals.description,
    TableDeclaration.snoozes.description, TableDeclaration.history.description,
    TableDeclaration.rates.description, TableDeclaration.holidays.description,
  ]

  /// The description of a table; nil for notes, which are files of text.
  public static func table(_ name: TableName) -> TableDescription? {
    all.first { $0.table == name }
  }
}
