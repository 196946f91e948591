import CommonMark
import Markup

/// The markup of a text as a string.
func rendered(
  _ text: String, _ options: MarkdownOptions = MarkdownOptions()
) throws(MarkdownError) -> String {
  String(decoding: try Markdown.html(text, options: options).utf8, as: UTF8.self)
}
