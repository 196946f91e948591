import CCMark
import CSystem
import Glibc

/// A parsed text: the only place that touches libcmark.
///
/// The tree and all that libcmark takes on the way lie in the arena of the thread and go with it, so
/// that no node is freed by itself; that is why a document must end on the thread it began on, which
/// a value that cannot be copied does. No recursion: depth is libcmark's to bear, and it walks and
/// renders without recursion as well.
@safe
struct MarkdownDocument: ~Copyable {
  private let root: OpaquePointer?
  private let memory: UnsafeMutablePointer<cmark_mem>

  /// Parses a text; one that is not known to be valid UTF-8 is repaired.
  init(parsing text: Span<UInt8>, isValid: Bool) {
    carteira_arena_open()
    let memory = UnsafeMutablePointer<cmark_mem>.allocate(capacity: 1)
    unsafe memory.initialize(
      to: cmark_mem(
        calloc: carteira_arena_calloc, realloc: carteira_arena_realloc, free: carteira_arena_free))
    let options = isValid ? CMARK_OPT_DEFAULT : CMARK_OPT_VALIDATE_UTF8
    let parser = unsafe cmark_parser_new_with_mem(options, memory)
    unsafe text.withUnsafeBytes { bytes in
      unsafe cmark_parser_feed(
        parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    unsafe root = cmark_parser_finish(parser)
    unsafe cmark_parser_free(parser)
    unsafe self.memory = memory
  }

  deinit {
    unsafe memory.deallocate()
    carteira_arena_close()
  }

  /// The markup; raw HTML that is still in the tree is left out by libcmark.
  func html() -> [UInt8] {
    guard let text = unsafe cmark_render_html(root, CMARK_OPT_DEFAULT) else { return [] }
    let bytes = unsafe UnsafeRawBufferPointer(start: text, count: strlen(text))
    return unsafe [UInt8](bytes)
  }

  /// Where the paragraphs of more than one line are.
  func paragraphs() -> [ParagraphPlace] {
    var places: [ParagraphPlace] = []
    unsafe walk { node, event in
      guard event == CMARK_EVENT_ENTER, unsafe cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH
      else { return }
      let first = unsafe Int(cmark_node_get_start_line(node))
      let last = unsafe Int(cmark_node_get_end_line(node))
      guard first < last else { return }
      unsafe places.append(
        ParagraphPlace(
          firstLine: first, lastLine: last, firstColumn: Int(cmark_node_get_start_column(node)),
          quotes: quotes(around: node)))
    }
    return places
  }

  /// Visits every node; one may change or go when it is left, or when it has no children.
  @inline(__always)
  private func walk(_ visit: (OpaquePointer, cmark_event_type) -> Void) {
    let iterator = unsafe cmark_iter_new(root)
    defer { unsafe cmark_iter_free(iterator) }
    while true {
      let event = unsafe cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE else { return }
      if let node = unsafe cmark_iter_get_node(iterator) { unsafe visit(node, event) }
    }
  }

  private func quotes(around node: OpaquePointer) -> Int {
    var count = 0
    var ancestor = unsafe cmark_node_parent(node)
    while let current = unsafe ancestor {
      if unsafe cmark_node_get_type(current) == CMARK_NODE_BLOCK_QUOTE { count += 1 }
      unsafe ancestor = cmark_node_parent(current)
    }
    return count
  }

  private func replace(_ node: OpaquePointer, by other: OpaquePointer?) {
    unsafe cmark_node_replace(node, other)
    unsafe cmark_node_free(node)
  }
}

// MARK: - Safety

extension MarkdownDocument {
  /// Shifts headings, shows raw HTML as text, and takes away targets that are not allowed.
  mutating func makeSafe(headingShift: Int) {
    unsafe walk { node, event in
      switch unsafe cmark_node_get_type(node) {
      case CMARK_NODE_HEADING where event == CMARK_EVENT_EXIT:
        let level = unsafe Int(cmark_node_get_heading_level(node)) + headingShift
        unsafe cmark_node_set_heading_level(node, Int32(min(6, level)))
      case CMARK_NODE_LINK where event == CMARK_EVENT_EXIT:
        if unsafe !isAllowed(cmark_node_get_url(node)) { unsafe unwrap(node) }
      case CMARK_NODE_IMAGE where event == CMARK_EVENT_EXIT: unsafe settleImage(node)
      case CMARK_NODE_HTML_INLINE: unsafe showInline(node)
      case CMARK_NODE_HTML_BLOCK: unsafe showBlock(node)
      default: return
      }
    }
  }

  private func isAllowed(_ target: UnsafePointer<CChar>?) -> Bool {
    guard let target = unsafe target else { return true }
    let bytes = unsafe UnsafeRawBufferPointer(start: target, count: strlen(target))
    let span = unsafe Span<UInt8>(_unsafeBytes: bytes)
    return LinkTarget.isAllowed(span)
  }

  /// Leaves pictures of the same place, and makes a link of those that would be fetched from elsewhere:
  /// a page asks nobody, and whoever wrote the text must not learn who reads it.
  private func settleImage(_ node: OpaquePointer) {
    guard let target = unsafe cmark_node_get_url(node), unsafe isAllowed(target) else {
      return unsafe unwrap(node)
    }
    let bytes = unsafe UnsafeRawBufferPointer(start: target, count: strlen(target))
    guard unsafe LinkTarget.hasScheme(Span<UInt8>(_unsafeBytes: bytes)) else { return }
    guard unsafe !isInLink(node),
      let link = unsafe cmark_node_new_with_mem(CMARK_NODE_LINK, memory)
    else { return unsafe unwrap(node) }
    unsafe cmark_node_set_url(link, target)
    while let child = unsafe cmark_node_first_child(node) {
      guard unsafe cmark_node_append_child(link, child) == 1 else { break }
    }
    unsafe replace(node, by: link)
  }

  private func isInLink(_ node: OpaquePointer) -> Bool {
    var current = unsafe cmark_node_parent(node)
    while let ancestor = unsafe current {
      if unsafe cmark_node_get_type(ancestor) == CMARK_NODE_LINK { return true }
      unsafe current = cmark_node_parent(ancestor)
    }
    return false
  }

  /// Leaves the children of a node in its place.
  private func unwrap(_ node: OpaquePointer) {
    while let child = unsafe cmark_node_first_child(node) {
      guard unsafe cmark_node_insert_before(node, child) == 1 else { break }
    }
    unsafe cmark_node_free(node)
  }

  private func showInline(_ node: OpaquePointer) {
    switch unsafe RawHTML(cmark_node_get_literal(node)) {
    case .comment: unsafe cmark_node_free(node)
    case .lineBreak: unsafe replace(node, by: cmark_node_new_with_mem(CMARK_NODE_LINEBREAK, memory))
    case .other(let shown): unsafe replace(node, by: text(shown))
    }
  }

  private func showBlock(_ node: OpaquePointer) {
    switch unsafe RawHTML(cmark_node_get_literal(node)) {
    case .comment, .lineBreak: unsafe cmark_node_free(node)
    case .other(let shown):
      let paragraph = unsafe cmark_node_new_with_mem(CMARK_NODE_PARAGRAPH, memory)
      unsafe cmark_node_append_child(paragraph, text(shown))
      unsafe replace(node, by: paragraph)
    }
  }

  private func text(_ literal: String) -> OpaquePointer? {
    let node = unsafe cmark_node_new_with_mem(CMARK_NODE_TEXT, memory)
    unsafe cmark_node_set_literal(node, literal)
    return unsafe node
  }
}

// MARK: - Tables

extension MarkdownDocument {
  /// Moves the cells that stand before a text into tables, in the place of their paragraphs.
  ///
  /// - Parameters:
  ///   - tables: The tables whose preamble the document begins with.
  ///   - lineShift: How many lines that is.
  /// - Returns: False where the document does not look as expected; it is of no use then.
  mutating func moveCells(into tables: [PipeTable], lineShift: Int) -> Bool {
    let wanted = Set(tables.map { $0.line + lineShift })
    var places: [Int: OpaquePointer] = unsafe [:]
    unsafe walk { node, event in
      guard event == CMARK_EVENT_ENTER, unsafe cmark_node_get_type(node) == CMARK_NODE_PARAGRAPH
      else { return }
      let line = unsafe Int(cmark_node_get_start_line(node))
      if wanted.contains(line) { unsafe places[line] = node }
    }
    for table in tables {
      guard let place = unsafe places[table.line + lineShift] else { return false }
      while let first = unsafe cmark_node_first_child(root),
        unsafe cmark_node_get_type(first) != CMARK_NODE_THEMATIC_BREAK
      {
        guard unsafe first != place, unsafe cmark_node_insert_before(place, first) == 1 else {
          return false
        }
      }
      unsafe cmark_node_free(cmark_node_first_child(root))
      guard let block = unsafe tableOfHeadings(table) else { return false }
      unsafe replace(place, by: block)
    }
    return true
  }

  /// A block of markup with the first headings of the document as its cells.
  private func tableOfHeadings(_ table: PipeTable) -> OpaquePointer? {
    let block = unsafe wrapper(CMARK_NODE_CUSTOM_BLOCK, "<table>\n", "</table>")
    for (number, cells) in table.rows.enumerated() {
      let (start, end) = TableTags.ofRow(number, of: table.rows.count)
      let row = unsafe wrapper(CMARK_NODE_CUSTOM_INLINE, start, end)
      unsafe cmark_node_append_child(block, row)
      for (column, alignment) in table.alignments.enumerated() {
        let (start, end) = TableTags.ofCell(isHead: number == 0, alignment)
        let cell = unsafe wrapper(CMARK_NODE_CUSTOM_INLINE, start, end)
        unsafe cmark_node_append_child(row, cell)
        if column < cells.count, unsafe !moveHeading(into: cell) {
          unsafe cmark_node_free(block)
          return nil
        }
      }
    }
    return unsafe block
  }

  private func moveHeading(into cell: OpaquePointer?) -> Bool {
    guard let heading = unsafe cmark_node_first_child(root),
      unsafe cmark_node_get_type(heading) == CMARK_NODE_HEADING
    else { return false }
    while let child = unsafe cmark_node_first_child(heading) {
      guard unsafe cmark_node_append_child(cell, child) == 1 else { return false }
    }
    unsafe cmark_node_free(heading)
    return true
  }

  private func wrapper(
    _ type: cmark_node_type, _ start: String, _ end: String
  ) -> OpaquePointer? {
    let node = unsafe cmark_node_new_with_mem(type, memory)
    unsafe cmark_node_set_on_enter(node, start)
    unsafe cmark_node_set_on_exit(node, end)
    return unsafe node
  }
}

/// The tags of a table.
private enum TableTags {
  static func ofRow(_ number: Int, of count: Int) -> (start: String, end: String) {
    switch number {
    case 0: ("<thead>\n<tr>\n", "</tr>\n</thead>\n")
    case 1 where count == 2: ("<tbody>\n<tr>\n", "</tr>\n</tbody>\n")
    case 1: ("<tbody>\n<tr>\n", "</tr>\n")
    case count - 1: ("<tr>\n", "</tr>\n</tbody>\n")
    default: ("<tr>\n", "</tr>\n")
    }
  }

  static func ofCell(
    isHead: Bool, _ alignment: PipeTable.Alignment
  ) -> (start: String, end: String) {
    let name =
      switch alignment {
      case .none: ""
      case .left: " class=\"align-left\""
      case .center: " class=\"align-center\""
      case .right: " class=\"align-right\""
      }
    return isHead
      ? ("<th scope=\"col\"\(name)>", "</th>\n") : ("<td\(name)>", "</td>\n")
  }
}
