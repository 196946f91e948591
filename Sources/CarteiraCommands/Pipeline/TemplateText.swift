import Diagnostics
import Theme

/// Whether the user's own templates are the text that they are read as.
enum TemplateText {
  /// Whether a file of the folder has the ending of a template or of what goes along with them.
  static func isTemplate(_ path: String) -> Bool {
    let ending = path.split(separator: ".").last
    return Theme.files.contains { $0.path.split(separator: ".").last == ending }
  }

  /// Where the first byte stands that is no UTF-8; nil where every one is.
  static func fault(_ bytes: [UInt8], in file: String) -> SourceLocation? {
    guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
    let repaired = String(decoding: bytes, as: UTF8.self).utf8
    let sound = bytes[..<zip(bytes, repaired).prefix { $0 == $1 }.count]
    let line = sound.lastIndex(of: 0x0A).map { sound[($0 + 1)...] } ?? sound
    return SourceLocation(
      file: file, line: sound.count { $0 == 0x0A } + 1,
      column: String(decoding: line, as: UTF8.self).count + 1)
  }
}
