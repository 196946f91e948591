/// How the elements of a message look: written on each of them, since most mail programs read nothing else.
///
/// The classes are for programs that read a style sheet, which makes them dark.
enum MailStyle {
  static let sans = "font-family:'Segoe UI',Roboto,Helvetica,Arial,sans-serif;"
  static let serif = "font-family:Cambria,Georgia,'Times New Roman',serif;"
  static let mono = "font-family:Consolas,Menlo,monospace;"
  static let ink = "#1a1d21"
  static let quiet = "#4a4f57"
  static let soft = "#666a72"
  static let accent = "#0b5873"
  static let alert = "#a52a1a"
  static let rule = "#dcd8d0"
  static let edge = "#85817a"
  static let full = "#6f7c86"
  static let rest = "#d3d5d4"

  /// The class and the style of an element; nil for those that are left as they are.
  static func attributes(_ name: String) -> String? {
    switch name {
    case "h1":
      attributes(
        "ink title",
        "margin:4px 0 4px 0;\(serif)font-size:30px;line-height:36px;font-weight:bold;color:\(ink)")
    case "h2":
      attributes(
        "ink top",
        "margin:26px 0 6px 0;padding:8px 0 0 0;border-top:1px solid \(ink);\(serif)font-size:19px;"
          + "line-height:24px;font-weight:bold;color:\(ink)")
    case "h3", "h4", "h5", "h6":
      attributes(
        "ink", "margin:16px 0 4px 0;\(sans)font-size:15px;line-height:22px;color:\(ink)")
    case "p":
      attributes("ink", "margin:0 0 8px 0;\(sans)font-size:15px;line-height:22px;color:\(ink)")
    case "ul", "ol":
      attributes(
        "ink",
        "margin:0 0 8px 0;padding:0 0 0 22px;\(sans)font-size:15px;line-height:22px;color:\(ink)")
    case "li": attributes("ink", "margin:0 0 5px 0;color:\(ink)")
    case "em": attributes("soft", "\(mono)font-size:11px;font-style:normal;color:\(soft)")
    case "strong": " style=\"font-weight:bold\""
    case "a": attributes("link", "color:\(accent)")
    case "code", "pre": " style=\"\(mono)font-size:13px\""
    case "hr": " style=\"border:0;border-top:1px solid \(rule)\""
    default: nil
    }
  }

  /// The first line below a heading and the line above it: smaller, and not so dark.
  static let remark = attributes(
    "quiet", "margin:0 0 4px 0;\(sans)font-size:13px;line-height:20px;color:\(quiet)")

  /// The sentence that a document is about.
  static let lead = attributes(
    "quiet", "margin:0;\(sans)font-size:15px;line-height:22px;color:\(quiet)")

  /// What to do, inside that sentence.
  static let leadStrong = attributes(
    "ink",
    "\(serif)font-size:18px;line-height:25px;font-weight:bold;color:\(ink)")

  static let table =
    " width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" border=\"0\""
    + " style=\"width:100%;border-collapse:collapse;margin:0 0 6px 0\""

  /// A cell.
  ///
  /// - Parameters:
  ///   - isHead: Whether it is the head of a column.
  ///   - isName: Whether it is the head of a row.
  ///   - isLast: Whether it ends its row.
  ///   - align: To which side its text leans.
  /// - Returns: Its attributes.
  static func cell(isHead: Bool, isName: Bool, isLast: Bool, align: String) -> String {
    let text =
      isHead
      ? "font-size:12px;line-height:17px;font-weight:normal;color:\(quiet);"
        + "padding:2px \(isLast ? 0 : 10)px 5px 0;border-bottom:1px solid \(edge);vertical-align:bottom"
      : "font-size:14px;line-height:19px;font-weight:\(isName ? "bold" : "normal");color:\(ink);"
        + "padding:6px \(isLast ? 0 : 10)px 6px 0;border-bottom:1px solid \(rule);vertical-align:top"
    let scope = isHead ? " scope=\"col\"" : isName ? " scope=\"row\"" : ""
    return "\(scope) align=\"\(align)\""
      + attributes(
        isHead ? "quiet edge" : "ink line", "\(sans)\(text);text-align:\(align)")
  }

  /// What stands below the name in the head of a row.
  static let note = attributes("quiet", "font-weight:normal;color:\(quiet)")

  private static func attributes(_ classes: String, _ style: String) -> String {
    " class=\"\(classes)\" style=\"\(style)\""
  }
}
