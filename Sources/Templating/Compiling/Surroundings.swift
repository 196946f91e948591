import Diagnostics

/// What a piece of a template is compiled in.
struct Surroundings {
  /// A template on the way to the piece, and where the one before named it.
  struct Link {
    let template: String
    let location: SourceLocation?
  }

  /// A block of a parent tag, with the template that it is written in.
  struct Override {
    let block: Block
    let source: SourceText
    /// The routine's key needs to tell overrides apart.
    var key: String { "\(source.name)#\(block.number)" }
  }

  /// The source that the ranges of nodes refer to.
  var source: SourceText
  var chain: [Link]
  var scopes: StaticScopes
  var overrides: [String: Override] = [:]
  /// Written at the start of each line.
  var added: [UInt8] = []
  /// Taken off the white space at the start of each line, as far as it is there.
  var removed: [UInt8] = []
  var audience: DocumentAudience

  /// White space of the source as it comes out here.
  func indentation(_ range: Range<Int>) -> [UInt8] {
    let space = source.bytes[range]
    if space.starts(with: removed) { return added + space.dropFirst(removed.count) }
    return added + space.drop { removed.contains($0) }
  }

  /// The chain of templates for a diagnostic, outermost first; empty without partials.
  var context: [String] {
    chain.dropFirst().enumerated().map { index, link in
      guard let location = link.location, let line = location.line else { return link.template }
      return "\(chain[index].template) › \(link.template) (\(location.file):\(line))"
    }
  }

  /// What tells routines apart beside their template.
  func key(_ place: Place) -> String {
    let overrides = overrides.sorted { $0.key < $1.key }
      .map { "\($0.key)=\($0.value.key)" }.joined(separator: ",")
    return "\(scopes.key)|\(overrides)|\(added)|\(audience)|\(place)"
  }
}
