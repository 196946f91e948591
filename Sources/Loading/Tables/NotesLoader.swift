import Diagnostics
import Files
import Portfolio

/// Reads the free notes: one Markdown file for each client, named after its id.
struct NotesLoader {
  /// The largest note, in bytes.
  static let limit = 1 << 20

  let request: LoadRequest
  let references: ClientReferences

  /// The notes, by client.
  func load(log: inout DiagnosticLog) -> [ClientNote] {
    let folder = request.sources.notesFolder
    guard let entries = try? request.fileSystem.list(request.path(of: folder)) else { return [] }
    var notes: [ClientNote] = []
    for entry in entries where entry.kind == .file && entry.name.hasSuffix(".md") {
      let name = FilePath.join(folder, entry.name)
      let id = String(entry.name.dropLast(3))
      if id.lowercased() == "readme" { continue }
      guard let client = references.position(of: id) else {
        log.add(
          Diagnostic(
            .noteWithoutClient, at: SourceLocation(file: name), facts: ["found": id],
            suggestion: references.suggestion(for: id)))
        continue
      }
      do throws(FileError) {
        let text = try request.fileSystem.readText(
          request.path(of: name), limit: NotesLoader.limit)
        notes.append(ClientNote(client: client, markdown: text))
      } catch {
        for diagnostic in error.asDiagnostics(name).diagnostics { log.add(diagnostic) }
      }
    }
    return notes.sorted { $0.client < $1.client }
  }
}
