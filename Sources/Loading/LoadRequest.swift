public import Diagnostics
public import Files
import Parallel
public import Portfolio

/// What to load, from where, as seen on which day.
public struct LoadRequest: Sendable {
  /// The sources; where it names none at all, tables are looked for under their usual names.
  public let sources: SourcesConfiguration
  /// The portfolio folder that paths are relative to.
  public let folder: String
  /// Where files are read.
  public let fileSystem: FileSystem
  /// The day of the report: later dates are reported, not dropped.
  public let day: Day
  /// The one currency.
  public let currency: Currency
  /// The country that counts as national.
  public let homeCountry: String
  /// The most threads at work at once.
  public let threads: Int
  /// Whether invoices are read a second time for what was bought of each product.
  public var productLedger = ProductLedgerWish.off
  /// Collects the rows that are taken, where somebody wants to keep them.
  public var canonical: CanonicalTables?
  /// Whether lines are read even where their database could sum them up: what is digested must be read.
  public var readsLines = false
  /// What was unpacked and converted before, for all who read it again.
  let opened = OpenedSources()
  /// What was read before, for those who read again and again; nil for nobody.
  public var memory: ReadingMemory?
  /// Knows who was erased; nil where nobody was.
  public var screen: PersonScreen?
  /// How much of a file is read at a time, in bytes; no result depends on it.
  package var blockSize = 512 << 10
  /// Told now and then how far a file has been read, in percent; called from several threads.
  public var onProgress: @Sendable (_ file: String, _ percent: Int) -> Void = { _, _ in }

  /// A request to load a portfolio.
  public init(
    sources: SourcesConfiguration, folder: String, fileSystem: FileSystem, day: Day,
    currency: Currency = .real, homeCountry: String = "Brasil", threads: Int
  ) {
    self.sources = sources
    self.folder = folder
    self.fileSystem = fileSystem
    self.day = day
    self.currency = currency
    self.homeCountry = homeCountry
    self.threads = max(1, threads)
  }

  /// Where a file of the portfolio lies.
  func path(of name: String) -> String {
    name.hasPrefix("/") ? name : FilePath.join(folder, name)
  }

  /// Whether the rules of Brazil hold for a client of a country; nil is the home country.
  func isBrazilian(_ country: String?) -> Bool {
    ["brasil", "brazil", "br", "bra"].contains(HeaderKey.fold(country ?? homeCountry))
  }

  /// Whether there is a folder of notes.
  var hasNotes: Bool { fileSystem.isFolder(path(of: sources.notesFolder)) }

  /// The sources of a table: as configured, or where nothing is configured, the file with its usual
  /// name in `data/`.
  func sources(of table: TableName) -> [SourceConfiguration] {
    var configured = sources.sources.filter { $0.table == table }
    if table == .holidays, let holidays = sources.holidays { configured.append(holidays) }
    guard configured.isEmpty, sources.sources.isEmpty else { return configured }
    let usual = TableNames.usualFiles(of: table).first { fileSystem.isFile(path(of: $0)) }
    return usual.map { [SourceConfiguration(table: table, files: [$0])] } ?? []
  }

  /// Files under further usual names of a table that is read from one of them.
  func unreadFiles(of table: TableName) -> (read: String, others: [String])? {
    guard sources.sources.isEmpty, let read = sources(of: table).first?.files.first,
      TableNames.usualFiles(of: table).contains(read)
    else { return nil }
    let others = TableNames.usualFiles(of: table).filter {
      $0 != read && fileSystem.isFile(path(of: $0))
    }
    return (read, others)
  }
}

/// Whether invoices are read a second time for what was bought of each product.
public enum ProductLedgerWish: Sendable, Hashable {
  case off
  /// Wherever invoices name products.
  case on
  /// Where there is a table of products, and invoices have no more lines than this.
  case upTo(lines: Int)
}

/// A portfolio with what is known about its data.
public struct LoadedPortfolio: Sendable {
  /// The portfolio.
  public internal(set) var portfolio: Portfolio
  /// Files, guesses, gaps; worked out when somebody asks.
  public var quality: DataQuality { measured.quality }
  let measured: MeasuredQuality
  /// Everything found on the way.
  public let log: DiagnosticLog
  /// Rows that were not taken.
  public let rejected: [RejectedRows]
  /// Where records were read, for `explain` and diagnostics; pages never show it.
  public let definitions: RecordDefinitions
  /// What the files of invoices were when they were read.
  let stamps: [String: FileStamp]
  /// How cells name clients, for reading the sources again.
  var references: ClientReferences {
    tableReferences ?? ClientReferences(portfolio.clients, naming: erasedTexts)
  }
  let tableReferences: ClientReferences?
  /// By their ids, what else invoices call the clients that they alone describe: those that were erased, and
  /// those whose documents are written in several ways.
  var erasedTexts: [String: [String]] = [:]
  /// Where the lines of invoices are, if their database summed them up.
  var pushed: PushedInvoices?

  /// Whether the files of invoices are as they were when another portfolio was loaded.
  ///
  /// - Returns: Never true where invoices stay in their database: only reading them would tell.
  public func hasInvoices(of other: LoadedPortfolio) -> Bool {
    pushed == nil && other.pushed == nil && stamps == other.stamps
  }

  /// The same with the values that fields had on a day, as far as the table of past values says.
  public func asKnown(on day: Day) -> LoadedPortfolio {
    LoadedPortfolio(
      portfolio: portfolio.asKnown(on: day), measured: measured, log: log, rejected: rejected,
      definitions: definitions, stamps: stamps, tableReferences: tableReferences,
      erasedTexts: erasedTexts, pushed: pushed)
  }
}

/// How good the data are, worked out once and only where somebody wants to know: it looks at every
/// field of every client.
final class MeasuredQuality: Sendable {
  /// What is known without measuring.
  let files: [FileSummary]
  private let once = Once<DataQuality>()
  private let measure: @Sendable () -> DataQuality

  init(_ files: [FileSummary], _ measure: @escaping @Sendable () -> DataQuality) {
    self.files = files
    self.measure = measure
  }

  var quality: DataQuality { once(measure) }
}
