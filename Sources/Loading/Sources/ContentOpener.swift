import Diagnostics
import Files
import Portfolio
import Unpacking
import Workbooks

/// Opens a file of a source and takes off what packs it, until there is text or rows.
struct ContentOpener {
  /// How often a file may be packed in itself: one that unpacks to itself would never end.
  private static let mostLayers = 2
  private static let sqliteHead = Array("SQLite format 3\0".utf8)

  let name: String
  let configuration: SourceConfiguration
  let request: LoadRequest

  func open() throws(DiagnosticsError) -> SourceContent {
    if SourceName.isServer(name) { return try readDatabase() }
    let outer = try outerFile()
    let stamp = FileStamp(outer.file)
    var (file, isPlain) = outer
    var inner = name
    var head = try self.head(of: file)
    var layers = 0
    while head.starts(with: [0x1F, 0x8B]) {
      layers += 1
      guard layers <= ContentOpener.mostLayers else {
        throw refusal(.packageTooLarge, ["limit": "\(ContentOpener.mostLayers) × gzip"])
      }
      file = try unpack(UnpackedStream(file, form: .gzip))
      isPlain = false
      inner = SourceName.unpacked(inner)
      head = try self.head(of: file)
    }
    if Workbook.isOld(head) { throw refusal(.closedWorkbook) }
    if ZipArchive.isZip(head) {
      return try check(outer.file, WorkbookRows(opener: self, file: file, stamp: stamp).read())
    }
    if head.starts(with: ContentOpener.sqliteHead) {
      return try readDatabase()
    }
    var content = SourceContent(
      bytes: .file(file, name: name), stamp: stamp, plain: isPlain ? file : nil)
    content.namedFormat = NamedFormat(file: inner)
    if inner == SourceName.standardInput, ContentOpener.isJSON(head) { content.namedFormat = .json }
    return isPlain ? content : try check(outer.file, content)
  }

  /// The file itself, taken out of the package that it is in.
  private func outerFile() throws(DiagnosticsError) -> (file: ByteFile, isPlain: Bool) {
    guard name != SourceName.standardInput else {
      return (try request.opened.standardInput(), false)
    }
    guard let parts = SourceName.parts(name),
      request.fileSystem.isFile(request.path(of: parts.package))
    else { return (try openFile(name), true) }
    let package = try openFile(parts.package)
    let stream: UnpackedStream
    do throws(UnpackingError) {
      let archive = try ZipArchive(package)
      guard let entry = archive.entry(parts.member) else { throw .missing(parts.member) }
      stream = try archive.stream(entry)
    } catch {
      throw error.asDiagnostics(name)
    }
    return (try unpack(stream), false)
  }

  private func openFile(_ name: String) throws(DiagnosticsError) -> ByteFile {
    do throws(FileError) { return try request.fileSystem.open(request.path(of: name)) } catch {
      throw error.asDiagnostics(name, at: configuration.location)
    }
  }

  /// Half of an old file and half of a new one would be no file at all.
  private func check(
    _ file: ByteFile, _ content: SourceContent
  ) throws(DiagnosticsError) -> SourceContent {
    guard name != SourceName.standardInput, SourceName.parts(name) == nil else { return content }
    do throws(FileError) { try file.checkUnchanged() } catch { throw error.asDiagnostics(name) }
    return content
  }

  private func unpack(_ stream: UnpackedStream) throws(DiagnosticsError) -> ByteFile {
    var spool = Spool()
    do throws(UnpackingError) {
      while let piece = try stream.next() {
        do throws(FileError) { try spool.append(piece) } catch { throw .file(error) }
      }
    } catch {
      throw error.asDiagnostics(name)
    }
    do throws(FileError) { return try spool.finish(as: name) } catch {
      throw error.asDiagnostics(name)
    }
  }

  private func head(of file: ByteFile) throws(DiagnosticsError) -> [UInt8] {
    do throws(FileError) { return try file.read(at: 0, count: 512) } catch {
      throw error.asDiagnostics(name)
    }
  }

  private static func isJSON(_ head: [UInt8]) -> Bool {
    let first = head.drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF].contains($0) }.first
    return first == 0x5B || first == 0x7B
  }

  /// The longest that any source in the same place lets a statement take, in minutes.
  var timeout: Int {
    let sources = request.sources.sources.filter { $0.files.contains(name) } + [configuration]
    return sources.compactMap(\.timeoutMinutes).max() ?? DatabaseSession.usualTimeout
  }

  /// The database that the source is in; nil where it is in none.
  func database() throws(DiagnosticsError) -> DatabaseSession? {
    if SourceName.isServer(name) { return try request.opened.database(of: self, stamp: nil) }
    guard name != SourceName.standardInput, SourceName.parts(name) == nil else { return nil }
    let file = try openFile(name)
    guard try head(of: file).starts(with: ContentOpener.sqliteHead) else { return nil }
    return try request.opened.database(of: self, stamp: FileStamp(file))
  }

  /// What the source wants of its database, as rows of cells.
  private func readDatabase() throws(DiagnosticsError) -> SourceContent {
    guard let session = try database() else { throw refusal(.badPackage) }
    return try session.reading { reader throws(DiagnosticsError) in
      let wish = try DatabaseWish(of: self, in: reader)
      return try reader.content([wish.sql], table: wish.table) {
        refusal(.badQuery, at: configuration.location)
      }.content
    }
  }

  /// The table of a database that a source names, else the one called as ours is.
  func table(
    among names: [String], _ configuration: SourceConfiguration
  ) throws(DiagnosticsError) -> String {
    let wanted = configuration.databaseTable
    let found =
      wanted.map { wanted in names.first { $0.lowercased() == wanted.lowercased() } }
      ?? names.first { TableNames.table(named: $0) == configuration.table }
    if let found { return found }
    throw refusal(
      .unknownDatabaseTable,
      ["found": wanted ?? configuration.table.rawValue, "tables": names.joined(separator: ", ")],
      suggestion: wanted.flatMap { NearMiss.nearest(to: $0, among: names) },
      at: configuration.location)
  }

  /// A finding about the file.
  func refusal(
    _ code: DiagnosticCode, _ facts: [String: String] = [:], suggestion: String? = nil,
    at location: SourceLocation? = nil
  ) -> DiagnosticsError {
    DiagnosticsError([
      Diagnostic(
        code, at: location ?? SourceLocation(file: name), facts: facts, suggestion: suggestion)
    ])
  }
}
