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
    var texts: [Int: [String]] = [:]
    for entry in entries where entry.kind == .file && entry.name.hasSuffix(".md") {
      let name = FilePath.join(folder, entry.name)
      let id = String(entry.name.dropLast(3))
      if id.lowercased() == "readme" { continue }
      guard
        let client = references.position(of: id)
          ?? NoteName.id(id).flatMap({ references.position(of: $0) })
      else {
        log.add(
          Diagnostic(
            .noteWithoutClient, at: SourceLocation(file: name), facts: ["found": id],
            suggestion: references.suggestion(for: id)))
        continue
      }
      do throws(FileError) {
        let bytes = try request.fileSystem.read(
          request.path(of: name), limit: NotesLoader.limit)
        if let screen = request.screen {
          // A note on somebody who was erased is about that person whatever it says.
          guard !references.id(at: client).hasPrefix(ErasedClient.prefix) else { continue }
          texts[client, default: []].append(screen.scrub(NotesLoader.text(bytes)))
          continue
        }
        texts[client, default: []].append(NotesLoader.text(bytes))
      } catch {
        for diagnostic in error.asDiagnostics(name).diagnostics { log.add(diagnostic) }
      }
    }
    // A client that two files name, by its id and by its name, has one note with both texts.
    return texts.sorted { $0.key < $1.key }.map {
      ClientNote(client: $0.key, markdown: $0.value.joined(separator: "\n\n"))
    }
  }

  /// The text of a file in whatever encoding it is written.
  private static func text(_ bytes: [UInt8]) -> String {
    var evidence = EncodingEvidence()
    evidence.add(bytes.span)
    let guess = evidence.guess
    let raw = Array(bytes[guess.markLength...])
    guard !guess.isIdentity else { return String(decoding: raw, as: UTF8.self) }
    var decoder = TextDecoder(guess.encoding)
    var text: [UInt8] = []
    decoder.decode(raw.span, into: &text)
    decoder.finish(into: &text)
    return String(decoding: text, as: UTF8.self)
  }
}
