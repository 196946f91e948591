/// Looks at markup as a reader of its source would: links, ids, words.
enum Markings {
  /// What stands between a mark and the next double quote, for every occurrence.
  static func values(of mark: String, in text: String) -> [String] {
    text.ranges(of: mark).map { String(text[$0.upperBound...].prefix { $0 != "\"" }) }
  }

  /// The targets of all links, styles and scripts.
  static func links(in text: String) -> [String] {
    values(of: "href=\"", in: text) + values(of: "src=\"", in: text)
  }

  /// A relative address seen from a file of the site.
  static func resolve(_ link: String, from path: String) -> String {
    var folders = path.split(separator: "/").dropLast().map(String.init)
    for part in link.split(separator: "/") {
      if part == ".." { _ = folders.popLast() } else { folders.append(String(part)) }
    }
    return folders.joined(separator: "/")
  }

  /// Words of a template that stand outside of tags, elements and comments.
  ///
  /// What fills a block for an id or a class is no word either.
  static func words(outside template: String) -> [String] {
    var text = ""
    var depth = 0
    let template = template.replacing(/{{\$([a-z-]+-(?:id|class))}}.*?{{\/\1}}/, with: "")
    var rest = template[...]
    while let character = rest.first {
      if rest.hasPrefix("{{") || character == "<" { depth += 1 }
      if depth == 0 { text.append(character) }
      if rest.hasPrefix("{{") {
        text.append(" ")
        guard let end = rest.firstRange(of: "}}") else { break }
        rest = rest[end.upperBound...].drop { $0 == "}" }
        depth -= 1
        continue
      }
      if character == ">" { depth = max(0, depth - 1) }
      rest = rest.dropFirst()
    }
    return text.split { !$0.isLetter }.map(String.init).filter { $0.count > 1 }
  }
}
