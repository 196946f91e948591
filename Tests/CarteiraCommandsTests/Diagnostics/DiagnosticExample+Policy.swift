extension DiagnosticExample {
  /// Conditions and segments of the policy.
  static let policy: [DiagnosticExample] = [
    DiagnosticExample("E280", "`field: setor`", "Write `field: sector`."),
    DiagnosticExample("E281", "`{field: sector}`", "Write `{field: sector, is: Saúde}`."),
    DiagnosticExample(
      "E282", "`{field: sector, at-least: 3}`", "Ask what such a field can answer."),
    DiagnosticExample(
      "E283", "`{field: since, before: 01/02/2026}`", "Write `before: 2026-02-01`."),
    DiagnosticExample("E284", "`{field: status, is: atrisk}`", "Use one of the words."),
    DiagnosticExample(
      "E285", "`when: {sector: Saúde}`", "Write `when: {field: sector, is: Saúde}`."),
    DiagnosticExample(
      "E286", "`{field: employees, between: [9, 3]}`", "Write the lower bound first."),
    DiagnosticExample("E287", "`name: Hospitais Grandes`", "Write `name: hospitais-grandes`."),
    DiagnosticExample("E288", "`name: a` in two rules", "Give one of them another name."),
    DiagnosticExample("E289", "`from: [100, 10]`", "Write `from: [10, 100]`."),
    DiagnosticExample(
      "W290", "`{field: sector, is: Saude}` where the data says Saúde", "Write it as the data does."
    ),
    DiagnosticExample(
      "W291", "`at-least: 10` and `at-most: 9` of one field in one `all`",
      "Use `any`, or other bounds."),
    DiagnosticExample(
      "W292", "A rule that no client meets", "Loosen the rule, or fill in the missing values."),
    DiagnosticExample(
      "E463", "`measure: ativos` in a goal", "Use a name of docs/assessment.md, or a short one."),
    DiagnosticExample(
      "E464", "`segment: hospital` where the rule is `hospitais`", "Name a rule of `segments`."),
    DiagnosticExample("E465", "`name: renewal` in a rule of `actions`", "Give it another name."),
    DiagnosticExample(
      "E466", "`ask-apart-days: 60` in `expansion`", "Say it where the message says."),
    DiagnosticExample(
      "E453", "`{field: tier, is: gold}` in a rule of `status.rules`",
      "Ask for what decides it instead, such as `net-sales-12-months`."),
    DiagnosticExample(
      "W454", "`red-most: 80` above `yellow-most: 75`", "Put the two in order."),
    DiagnosticExample(
      "W455", "All weights of `health` set to 0", "Give weight to at least one family."),
    DiagnosticExample(
      "W456", "A rule for at least 90 days overdue after one for at least 30",
      "Write the narrower rule first."),
    DiagnosticExample(
      "W457", "`employees` at most 49 in one segment and at least 60 in the next",
      "Let the next begin where the first ends."),
    DiagnosticExample(
      "W458", "`employees` between 10 and 50, and between 50 and 250", "Let one end at 49."),
    DiagnosticExample("E459", "`name: a` in two rules of `health.caps`", "Rename one of them."),
  ]
}
