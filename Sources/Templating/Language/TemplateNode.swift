/// A piece of a parsed template; ranges are bytes of its source.
indirect enum TemplateNode: Sendable {
  /// Text as it is.
  case text(Range<Int>)
  /// The white space before the first thing on a line: what partials and blocks indent.
  case lineStart(Range<Int>)
  /// `{{name}}`; `raw` for `{{{name}}}` and `{{&name}}`.
  case print(Expression, raw: Bool)
  /// `{{#name}}…{{/name}}`, or `{{^name}}…{{/name}}` when inverted.
  case section(Expression, inverted: Bool, body: [TemplateNode])
  /// `{{>name}}`.
  case partial(Inclusion)
  /// `{{<name}}…{{/name}}` with the blocks inside.
  case parent(Inclusion, blocks: [Block])
  /// `{{$name}}…{{/name}}`.
  case block(Block)
}

/// What a tag names: a path of names, and the filters behind it.
struct Expression: Sendable {
  /// The names between dots; empty for `.`, the value of the innermost section.
  let path: [String]
  let filters: [FilterCall]
  let range: Range<Int>

  /// The path as written.
  var name: String { path.isEmpty ? "." : path.joined(separator: ".") }
}

/// A filter inside a tag: `| money`, `| count: home.clients`, `| default: "–"`.
struct FilterCall: Sendable {
  enum Argument: Sendable {
    case quoted(String)
    case key(String)
  }

  let name: String
  let argument: Argument?
  let range: Range<Int>
}

/// Another template in place of a tag.
struct Inclusion: Sendable {
  /// The name of the template, or with `dynamic` the path of the value that names it.
  let name: Expression
  let isDynamic: Bool
  /// The white space before a tag that has its line to itself; nil for a tag among other things.
  let indentation: Range<Int>?
  let range: Range<Int>
}

/// A block: in a layout a part with a default, inside a parent tag what replaces it.
struct Block: Sendable {
  let name: String
  /// Tells blocks of one template apart.
  let number: Int
  let body: [TemplateNode]
  let range: Range<Int>
  /// Whether the opening tag has its line to itself, so that the content starts on the next.
  let isStandalone: Bool
  /// The white space that content put in place of the block is indented by.
  let indentation: Range<Int>
  /// The white space before the first line of the content, taken off where the content is used.
  let intrinsic: Range<Int>
}

/// A template as a tree.
struct ParsedTemplate: Sendable {
  let source: SourceText
  let nodes: [TemplateNode]
}
