extension DiagnosticExample {
  /// carteira.yaml, policy.yaml, catalogs and the command line.
  static let settings = [
    DiagnosticExample("E200", "`name: [Sol`", "Mend the YAML at the place named."),
    DiagnosticExample("E201", "A tab before a key", "Indent with two spaces."),
    DiagnosticExample("E202", "`locale: en` and, below, `locale: pt-BR`", "Delete one."),
    DiagnosticExample(
      "E203", "A data file named as configuration, or a table of 20 MB in YAML",
      "Name the right file; give large tables as CSV."),
    DiagnosticExample("E204", "Dozens of `*name` in one file", "Write the values out."),
    DiagnosticExample(
      "E205", "A list of millions of values", "Put tables into data files, large ones as CSV."),
    DiagnosticExample("E206", "A hundred brackets inside one another", "Flatten it."),
    DiagnosticExample("E207", "`[a, b]: 1`", "Use a text as the key."),
    DiagnosticExample("E210", "`curency: BRL`", "Use the key suggested."),
    DiagnosticExample("E211", "A source without `file`", "Add the key."),
    DiagnosticExample("E212", "`name: [Sol]`", "Write `name: Sol`."),
    DiagnosticExample("E213", "`grace-days: \"10\"`", "Write `grace-days: 10`."),
    DiagnosticExample("E214", "`broken-factor: 2,5`", "Write `broken-factor: 2.5`."),
    DiagnosticExample("E215", "`missing: sim`", "Write `missing: true`."),
    DiagnosticExample("E216", "`site-permissions: public`", "Use one of the choices."),
    DiagnosticExample("E217", "`as-of: 2026-02-30`", "Write a day that exists."),
    DiagnosticExample("E218", "`leave-out: x`", "Write a list: `leave-out: [{ … }]`."),
    DiagnosticExample("E219", "`sources: data`", "Write keys: `sources: { invoices: … }`."),
    DiagnosticExample("E220", "`grace-days: 4000`", "Stay within the bounds."),
    DiagnosticExample("E250", "`window: twelve`", "Write `window: 12` or `window: all`."),
    DiagnosticExample(
      "E251", "A share of A above that of B", "Give B the larger share; both count from the top."),
    DiagnosticExample("E252", "`champions: [R9 F5]`", "Write scores from 1 to 5."),
    DiagnosticExample("E253", "Segments that leave out R3 F3", "Give the cell to one segment."),
    DiagnosticExample("E254", "R3 F3 in two segments", "Take it out of one."),
    DiagnosticExample(
      "E400", "One key in two files of templates/locales/en", "Delete one of them."),
    DiagnosticExample("E401", "`home.title: [a]` in a catalog", "Write a text."),
    DiagnosticExample("E402", "A key of your own in a catalog", "Replace texts that exist only."),
    DiagnosticExample(
      "E403", "`{clients}` in a text that is given `{count}`", "Use the parameters expected."),
    DiagnosticExample(
      "E404", "A catalog without a text that a page asks for", "Report it: a defect."),
    DiagnosticExample("E405", "A page that gives a text too little", "Report it: a defect."),
    DiagnosticExample("E406", "`--locale fr`", "Use pt-BR or en."),
    DiagnosticExample(
      "E470", "`carteira build` in another folder",
      "Change into the portfolio's folder, or use `--config`."),
    DiagnosticExample("E471", "`currency: R$`", "Write `currency: BRL`."),
    DiagnosticExample(
      "E473", "`time-zone: Brasilia`", "Write `time-zone: America/Sao_Paulo`."),
    DiagnosticExample(
      "E499", "`carteira explain Padaria` where two clients have that name", "Use one of the ids."),
    DiagnosticExample(
      "E474", "`carteira explain Padaria` where three names begin so",
      "Use the id; `assess --fields id,name --format csv` lists them."),
    DiagnosticExample(
      "E475", "`carteira init .` in a folder with carteira.yaml", "Choose another folder."),
    DiagnosticExample("E476", "`--fields revenue`", "Use a name of docs/assessment.md."),
    DiagnosticExample("E479", "`--table action`", "Use a name of docs/assessment.md."),
    DiagnosticExample(
      "W477", "`templates/profil.html`", "Name the file as the one it replaces."),
    DiagnosticExample(
      "E407", "`count.clients: contas` under labels",
      "Write both forms: `count.clients: { one: …, other: … }`."),
    DiagnosticExample("E485", "`accent: petrol`", "Write `accent: \"#0b5873\"`."),
    DiagnosticExample(
      "W486", "`accent: \"#7fb4c8\"` on light paper", "Take a darker colour, or a darker paper."),
    DiagnosticExample("E487", "`text: url(font.woff)`", "Write the family's name: `text: Inter`."),
    DiagnosticExample("E488", "`logo: marca.svg` without such a file", "Name the file as it is."),
    DiagnosticExample("E489", "A logo that is a PDF", "Save it as SVG, PNG, JPEG or WebP."),
    DiagnosticExample("E490", "A logo of 3 MB", "Save it smaller: it is shown 28 pixels high."),
  ]
}
