import Files
import Glibc

/// A folder of its own for a preview, gone at the end.
final class TemporarySite {
  let path: String
  /// Where the site lies in it.
  var site: String { FilePath.join(path, "site") }

  /// Makes the folder; nil where the system does not.
  init?() {
    let base = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = Array("\(base)/carteira-preview-XXXXXX".utf8CString)
    let made = unsafe template.withUnsafeMutableBufferPointer { buffer in
      unsafe buffer.baseAddress.flatMap { unsafe mkdtemp($0) }.map { unsafe String(cString: $0) }
    }
    guard let made else { return nil }
    path = made
  }

  /// Removes the folder with all that is in it.
  func remove() {
    guard let folder = try? Folder(at: path) else { return }
    TemporarySite.empty(folder)
    _ = unsafe rmdir(path)
  }

  private static func empty(_ folder: Folder) {
    for entry in (try? folder.list()) ?? [] {
      if entry.kind == .folder, let inner = try? folder.folder(entry.name) {
        empty(inner)
        try? folder.removeFolder(entry.name)
      } else {
        try? folder.removeFile(entry.name)
      }
    }
  }
}
