extension DiagnosticExample {
  /// Templates and pages.
  static let templates = [
    DiagnosticExample("E300", "`{{name`", "Close the tag: `{{name}}`."),
    DiagnosticExample("E301", "`{{#contacts}}` without its end", "Add `{{/contacts}}`."),
    DiagnosticExample("E302", "`{{/contacts}}` alone", "Delete it, or open the section."),
    DiagnosticExample("E303", "`{{#a}}{{#b}}{{/a}}{{/b}}`", "Close the inner one first."),
    DiagnosticExample("E304", "`{{=<% =}}`", "Write `{{=<% %>=}}`."),
    DiagnosticExample("E305", "`{{a b}}`", "Write a name, then filters after `|`."),
    DiagnosticExample("E306", "Hundreds of open sections", "Move inner parts into partials."),
    DiagnosticExample("E310", "`{{nmae}}`", "Use the name suggested; docs/templates.md lists all."),
    DiagnosticExample("E311", "`{{> partials/heade}}`", "Use a template that exists."),
    DiagnosticExample(
      "E312", "`{{owner}}` where a client may have none",
      "Write `{{#owner}}…{{/owner}}` or `{{owner | default: –}}`."),
    DiagnosticExample("E313", "`{{revenue}}`", "Write `{{revenue | money}}`."),
    DiagnosticExample("E314", "`{{{name}}}`", "Write `{{name}}`."),
    DiagnosticExample("E315", "`{{chart}}`", "Write `{{{chart}}}`."),
    DiagnosticExample("E316", "`{{revenue | currency}}`", "Use a filter of docs/templates.md."),
    DiagnosticExample("E317", "`{{name | money}}`", "Use a filter for the type."),
    DiagnosticExample("E318", "`{{day | date: loud}}`", "Use one of the words expected."),
    DiagnosticExample("E319", "`{{t.home.titel}}`", "Use a key of the catalogs."),
    DiagnosticExample("E320", "A text with two parameters in a plain tag", "Use a text without."),
    DiagnosticExample("E321", "`{{contacts}}`", "Open a section: `{{#contacts}}…{{/contacts}}`."),
    DiagnosticExample(
      "E322", "`{{$heading}}` where the layout has no such block", "Use a block it has."),
    DiagnosticExample(
      "E323", "`<a onclick=\"{{name}}\">`", "Write values as text or plain attributes."),
    DiagnosticExample(
      "E324", "`{{#x}}<a href=\"{{/x}}`", "Close quotes and tags inside the section."),
    DiagnosticExample("E325", "`a{{name}},` in a CSV template", "Give the tag its own cell."),
    DiagnosticExample(
      "E326", "An HTML page that includes a .md partial", "Use a partial of one kind."),
    DiagnosticExample("E327", "Partials that include one another", "Break the circle."),
    DiagnosticExample("E328", "A theme without home.html", "Put the file back."),
    DiagnosticExample("E329", "Internal notes in an external document", "Take the tag out."),
    DiagnosticExample("E330", "One template from two places", "Delete one of them."),
    DiagnosticExample("E331", "A partial that is included thousands of times", "Use a section."),
    DiagnosticExample("E332", "`{{> *kind}}` over a type without templates", "Name the partial."),
    DiagnosticExample("E333", "`{{#x | money}}`", "Take the filter off."),
    DiagnosticExample("E340", "A partial that includes itself without end", "Break the circle."),
    DiagnosticExample(
      "E341", "A name of twenty million characters", "Mend the value; the page cannot hold it."),
    DiagnosticExample("E342", "A program that fills the wrong record in", "Report it: a defect."),
    DiagnosticExample("E343", "A value that names no template", "Use one of those known."),
    DiagnosticExample("E344", "A program that renders a partial", "Report it: a defect."),
    DiagnosticExample("E360", "An address with `..`", "Report it: a defect."),
    DiagnosticExample("E361", "A client who is not there on the day", "Report it: a defect."),
  ]
}
