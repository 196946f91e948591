import Diagnostics
import Files
import Portfolio
import Synchronization

/// What a file of a source holds, unpacked: bytes as they are, or rows of a sheet or a database.
struct SourceContent: Sendable {
  let bytes: ByteSource
  /// What the file was when it was opened.
  let stamp: FileStamp
  /// The file, where its bytes are read as they are.
  var plain: ByteFile?
  /// What rows were made from; nil for bytes that are text.
  var rows: RowsOfCells?
  /// The format in which every value carries its name; nil for delimited text.
  var namedFormat: NamedFormat?
  /// Findings on the way.
  var diagnostics: [Diagnostic] = []
}

/// What was unpacked and converted, so that each source is unpacked once however often it is read.
final class OpenedSources: Sendable {
  /// What of a file is wanted.
  struct Key: Hashable {
    let name: String
    let sheet: String?
    let table: String?
    let query: String?
    let portfolioTable: String

    init(_ name: String, _ configuration: SourceConfiguration) {
      self.name = name
      sheet = configuration.sheet
      table = configuration.databaseTable
      query = configuration.query
      portfolioTable = configuration.table.rawValue
    }
  }

  private let contents = Mutex<[Key: SourceContent]>([:])
  private let input = Mutex<ByteFile?>(nil)

  /// The content of a file: converted before, or now.
  func content(
    of name: String, as configuration: SourceConfiguration, in request: LoadRequest
  ) throws(DiagnosticsError) -> SourceContent {
    let key = Key(name, configuration)
    if let known = contents.withLock({ $0[key] }) { return known }
    let opener = ContentOpener(name: name, configuration: configuration, request: request)
    let content = try opener.open()
    // Bytes that are read as they are need no keeping, and must be looked at again.
    if content.plain == nil { keep(content, key) }
    return content
  }

  /// Keeps what was converted beside what was asked for.
  func keep(_ content: SourceContent, _ key: Key) { contents.withLock { $0[key] = content } }

  /// What another program hands over, read once.
  func standardInput() throws(DiagnosticsError) -> ByteFile {
    if let known = input.withLock({ $0 }) { return known }
    do throws(FileError) {
      let file = try StandardInput.readAll(as: SourceName.standardInput)
      input.withLock { $0 = file }
      return file
    } catch {
      throw error.asDiagnostics(SourceName.standardInput)
    }
  }
}
