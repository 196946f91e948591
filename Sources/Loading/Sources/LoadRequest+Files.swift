import Diagnostics
import Files
public import Portfolio
import Unpacking

extension LoadRequest {
  /// Whether rows come from a database or from another program, so that only reading them all tells
  /// whether they are the same as before.
  public var asksDatabases: Bool {
    sources.sources.contains { source in
      source.databaseTable != nil || source.query != nil
        || source.files.contains {
          $0 == SourceName.standardInput || SourceName.isServer($0)
        }
    }
  }

  /// Every file that tables, notes and aliases are read from, as paths that can be opened.
  ///
  /// What packs others stands for them; what cannot be listed is not there.
  public var filesRead: [String] {
    let tables = TableName.allCases.filter { $0 != .notes }.flatMap { self.sources(of: $0) }
    let files = tables.flatMap { source in
      source.files.filter { $0 != SourceName.standardInput && !SourceName.isServer($0) }
        .flatMap { pattern in
          (try? plainFiles(SourceName.parts(pattern)?.package ?? pattern, of: source)) ?? []
        }
    }
    let folder = sources.notesFolder
    let notes = ((try? fileSystem.list(path(of: folder))) ?? []).map(\.name)
      .filter { $0.hasSuffix(".md") }.map { FilePath.join(folder, $0) }
    return (files + notes + [ClientAliases.fileName]).map { path(of: $0) }
  }

  /// Whether a file is read for a table already.
  ///
  /// - Parameters:
  ///   - name: The file, as a configuration would name it.
  ///   - sheet: The sheet that is wanted of it; nil for no one in particular.
  ///   - table: The table.
  /// - Returns: Whether a source of the table has the file.
  public func reads(_ name: String, sheet: String?, for table: TableName) -> Bool {
    func place(_ name: String) -> String {
      let path = path(of: SourceName.parts(name)?.package ?? name)
      return FilePath.resolved(path) ?? path
    }
    let wanted = place(name)
    return sources(of: table).contains { source in
      let isOfSheet = sheet == nil || source.sheet == nil || source.sheet == sheet
      guard isOfSheet, source.databaseTable == nil, source.query == nil else { return false }
      return ((try? files(of: source)) ?? []).contains { place($0) == wanted }
    }
  }

  /// The files of a source, patterns resolved, in the order named and then by name.
  ///
  /// A folder stands for the tables in it, a ZIP file for those packed in it.
  func files(of source: SourceConfiguration) throws(DiagnosticsError) -> [String] {
    var names: [String] = []
    for pattern in source.files {
      let found = try files(matching: pattern, of: source)
      guard !found.isEmpty else {
        throw DiagnosticsError([
          Diagnostic(
            .noFiles, at: source.location,
            facts: ["found": pattern, "table": source.table.rawValue],
            suggestion: nearest(to: pattern))
        ])
      }
      names += found.filter { !names.contains($0) }
    }
    return names
  }

  private func files(
    matching pattern: String, of source: SourceConfiguration
  ) throws(DiagnosticsError) -> [String] {
    guard pattern != SourceName.standardInput, !SourceName.isServer(pattern) else {
      return [pattern]
    }
    let parts = SourceName.parts(pattern)
    var names: [String] = []
    for name in try plainFiles(parts?.package ?? pattern, of: source) {
      names += SourceName.isPackage(name) ? try members(of: name, parts?.member) : [name]
    }
    return names
  }

  private func plainFiles(
    _ pattern: String, of source: SourceConfiguration
  ) throws(DiagnosticsError) -> [String] {
    let isPattern = Glob.isPattern(pattern)
    do throws(FileError) {
      if !isPattern, fileSystem.isFolder(path(of: pattern)) {
        return try fileSystem.list(path(of: pattern)).filter { entry in
          entry.kind != .folder
            && (SourceName.isTable(entry.name) || SourceName.isPackage(entry.name))
        }.map { FilePath.join(pattern, $0.name) }
      }
      if pattern.hasPrefix("/"), !isPattern { return fileSystem.isFile(pattern) ? [pattern] : [] }
      return try fileSystem.glob(pattern, in: folder)
    } catch {
      throw error.asDiagnostics(pattern, at: source.location)
    }
  }

  /// The files within a package, under names that begin with its own.
  private func members(
    of name: String, _ pattern: String?
  ) throws(DiagnosticsError) -> [String] {
    let file: ByteFile
    do throws(FileError) { file = try fileSystem.open(path(of: name)) } catch {
      throw error.asDiagnostics(name)
    }
    let found: [String]
    do throws(UnpackingError) {
      found = SourceName.members(try ZipArchive(file), matching: pattern)
    } catch {
      throw error.asDiagnostics(name)
    }
    guard !found.isEmpty else {
      throw DiagnosticsError([
        Diagnostic(.emptyPackage, at: SourceLocation(file: name), facts: ["found": pattern ?? "*"])
      ])
    }
    return found.map { name + "/" + $0 }
  }

  private func nearest(to pattern: String) -> String? {
    let parent = FilePath.parent(of: pattern)
    guard let entries = try? fileSystem.list(path(of: parent)) else { return nil }
    // The folder and the ending are alike in most names and say nothing of their likeness.
    func stem(_ name: String) -> String { String(name.prefix { $0 != "." }) }
    let wanted = FilePath.name(of: pattern)
    let names = entries.map(\.name).filter { $0 != wanted }
    guard let found = NearMiss.nearest(to: stem(wanted), among: names.map(stem)) else { return nil }
    let alike = names.filter { stem($0) == found }
    return NearMiss.nearest(to: wanted, among: alike).map { FilePath.join(parent, $0) }
      ?? alike.first.map { FilePath.join(parent, $0) }
  }
}
