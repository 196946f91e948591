public import Diagnostics
import Portfolio

/// Loads portfolios: the one door of the module.
public enum PortfolioLoader {
  /// Reads every source of a portfolio.
  ///
  /// Bad rows are counted, kept with their reason and left out of the portfolio; what makes a
  /// whole file unreadable throws.
  public static func load(
    _ request: LoadRequest
  ) throws(DiagnosticsError) -> LoadedPortfolio {
    var assembly = PortfolioAssembly(request)
    assembly.noteSources()
    // What other tables name comes before them.
    try assembly.loadRates()
    try assembly.loadHolidays()
    try assembly.loadTeam()
    try assembly.loadClients()
    try assembly.loadProducts()
    try assembly.loadInvoices()
    assembly.noteEmptyClients()
    assembly.joinSpellings()
    try assembly.loadPeople()
    try assembly.loadAgreements()
    try assembly.loadSuccess()
    try assembly.loadRelationship()
    try assembly.loadHistory()
    assembly.joinOwners()
    try assembly.loadNotes()
    assembly.noteUnreadFiles()
    var loaded = assembly.finish()
    let loader = ProductLedgerLoader(loaded, request)
    let ground = request.ground(of: [.invoices, .products], naming: loader.fingerprint)
    let products = try request.remembering(.products, on: ground) {
      () throws(DiagnosticsError) in try loader.load().map { [$0] } ?? []
    }
    if let products = products.first { loaded.portfolio = loaded.portfolio.with(products) }
    try request.opened.release(keeping: loaded.pushed?.session)
    return loaded
  }
}
