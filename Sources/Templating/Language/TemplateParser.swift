import Diagnostics

/// Makes a tree of a template's text; collects what is wrong with its form.
struct TemplateParser {
  /// How deep sections may lie in sections.
  private static let depthLimit = 100

  private let source: SourceText
  private let expressions: ExpressionParser
  private var tokens: [Token] = []
  private var next = 0
  private var blocks = 0
  private var diagnostics: [Diagnostic] = []

  private init(_ source: SourceText, allowsFilters: Bool) {
    self.source = source
    expressions = ExpressionParser(source: source, allowsFilters: allowsFilters)
  }

  /// Parses a template; what could be read comes back even where something is wrong.
  static func parse(
    _ template: TemplateSource, allowsFilters: Bool
  ) -> (template: ParsedTemplate, diagnostics: [Diagnostic]) {
    let source = SourceText(template)
    var scanner = TagScanner(source)
    scanner.scan()
    var rules = LineRules(source)
    var parser = TemplateParser(source, allowsFilters: allowsFilters)
    parser.tokens = rules.apply(to: scanner.tokens)
    parser.diagnostics = scanner.diagnostics
    let nodes = parser.nodes(inside: nil, depth: 0)
    return (ParsedTemplate(source: source, nodes: nodes), parser.diagnostics)
  }

  /// The nodes up to the closing tag of `opener`, which is taken too, or to the end of the text.
  private mutating func nodes(inside opener: Token?, depth: Int) -> [TemplateNode] {
    var nodes: [TemplateNode] = []
    while next < tokens.count {
      let token = tokens[next]
      next += 1
      guard case .tag(let kind) = token.kind else {
        nodes.append(token.kind == .text ? .text(token.range) : .lineStart(token.range))
        continue
      }
      if kind == .close {
        if closes(token, opener) { return nodes }
        continue
      }
      if depth >= TemplateParser.depthLimit, [.section, .inverted, .parent, .block].contains(kind) {
        diagnostics.append(
          source.diagnostic(
            .nestedTooDeep, token.range, facts: ["limit": String(TemplateParser.depthLimit)]))
        next = tokens.count
        return nodes
      }
      do {
        if let node = try node(token, kind, depth: depth) { nodes.append(node) }
      } catch {
        diagnostics.append(error)
      }
    }
    if let opener {
      diagnostics.append(
        source.diagnostic(
          .unclosedSection, opener.range, facts: ["name": source.text(opener.content)]))
    }
    return nodes
  }

  /// Whether a closing tag ends `opener`; reports one that ends something else and goes on.
  private mutating func closes(_ token: Token, _ opener: Token?) -> Bool {
    let name = source.text(token.content)
    guard let opener else {
      diagnostics.append(source.diagnostic(.unopenedSection, token.range, facts: ["name": name]))
      return false
    }
    let expected = source.text(opener.content)
    if name != expected {
      diagnostics.append(
        source.diagnostic(
          .wrongClosing, token.range, facts: ["found": name, "expected": expected],
          suggestion: expected, other: opener.range))
    }
    return true
  }

  private mutating func node(
    _ token: Token, _ kind: TagKind, depth: Int
  ) throws(Diagnostic) -> TemplateNode? {
    switch kind {
    case .print:
      return .print(try expressions.expression(token.content), raw: false)
    case .rawPrint:
      return .print(try expressions.expression(token.content), raw: true)
    case .section, .inverted:
      let body = nodes(inside: token, depth: depth + 1)
      let expression = try expressions.expression(token.content)
      return .section(expression, inverted: kind == .inverted, body: body)
    case .partial:
      return .partial(try inclusion(token))
    case .parent:
      let body = nodes(inside: token, depth: depth + 1)
      let blocks = body.compactMap { node -> Block? in
        guard case .block(let block) = node else { return nil }
        return block
      }
      return .parent(try inclusion(token), blocks: blocks)
    case .block:
      return .block(block(token, depth: depth))
    case .close, .comment, .delimiters:
      return nil
    }
  }

  private mutating func block(_ token: Token, depth: Int) -> Block {
    blocks += 1
    let number = blocks
    let empty = token.range.upperBound..<token.range.upperBound
    let intrinsic = token.isStandalone ? firstIndentation() ?? empty : empty
    let own = token.indentation ?? empty
    let body = nodes(inside: token, depth: depth + 1)
    return Block(
      name: source.text(token.content), number: number, body: body, range: token.range,
      isStandalone: token.isStandalone,
      indentation: token.isStandalone && !body.isEmpty ? intrinsic : own, intrinsic: intrinsic)
  }

  /// The white space before the first line of what comes next; nil when a tag closes at once.
  private func firstIndentation() -> Range<Int>? {
    for token in tokens[next...] {
      switch token.kind {
      case .lineStart: return token.range
      case .tag(.close): return nil
      case .tag: return token.isStandalone ? token.indentation : nil
      case .text: continue
      }
    }
    return nil
  }

  private func inclusion(_ token: Token) throws(Diagnostic) -> Inclusion {
    var content = token.content
    var isDynamic = false
    if source.bytes[content].first == 0x2A {
      isDynamic = true
      content = content.lowerBound + 1..<content.upperBound
      while let first = source.bytes[content].first, TagScanner.isSpace(first) {
        content = content.lowerBound + 1..<content.upperBound
      }
    }
    let name =
      isDynamic
      ? try expressions.expression(content)
      : Expression(path: [source.text(content)], filters: [], range: content)
    return Inclusion(
      name: name, isDynamic: isDynamic,
      indentation: token.isStandalone ? token.indentation : nil, range: token.range)
  }
}
