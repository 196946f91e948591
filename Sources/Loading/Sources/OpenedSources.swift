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
  /// Whether these are some rows among others of a database: where a row stands says nothing then.
  var isPart = false
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
  private let databases = Mutex<[String: DatabaseSession]>([:])

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

  private func keep(_ content: SourceContent, _ key: Key) {
    contents.withLock { $0[key] = content }
  }

  /// The database that a source is in, opened once for all sources in it: they see one state of it.
  func database(
    of opener: ContentOpener, stamp: FileStamp?
  ) throws(DiagnosticsError) -> DatabaseSession {
    let name = opener.name
    return try databases.withLock { databases throws(DiagnosticsError) in
      if let known = databases[name] { return known }
      let session =
        if let stamp {
          try DatabaseSession(
            file: opener.request.path(of: name), name: name, stamp: stamp, timeout: opener.timeout)
        } else {
          try DatabaseSession(server: name, timeout: opener.timeout)
        }
      databases[name] = session
      return session
    }
  }

  /// Lets databases go, now that everything is loaded.
  ///
  /// - Parameter kept: The one that will be asked again for what pages show.
  /// - Throws: What a database refuses.
  func release(keeping kept: DatabaseSession?) throws(DiagnosticsError) {
    for session in databases.withLock({ Array($0.values) }) where session !== kept {
      try session.close()
    }
    try kept?.finishLoading()
    databases.withLock { databases in
      databases = databases.filter { _, session in session === kept }
    }
  }

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
