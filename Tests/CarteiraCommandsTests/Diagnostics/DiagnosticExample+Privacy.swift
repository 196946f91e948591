extension DiagnosticExample {
  /// Data protection.
  static let privacy = [
    DiagnosticExample(
      "W569", "An export that still holds a contact who was forgotten",
      "Take the person out of the system the export comes from."),
    DiagnosticExample(
      "E398", "A template of your own for clients that prints the tier",
      "Take it out of the template; name the field where it is meant for clients."),
    DiagnosticExample(
      "E560", "`carteira build --owner Maria`, where nobody of that name has clients",
      "Use the name suggested, or an id of the team."),
    DiagnosticExample(
      "E561", "`carteira build --anonymize` without CARTEIRA_ALIAS_KEY",
      "Set the variable to a long secret, the same each time."),
    DiagnosticExample(
      "E562", "A policy whose segment is called like a client",
      "Call it something else, or report it: a defect."),
    DiagnosticExample(
      "E563", "privacy/persons.txt was edited", "Restore it from a copy; never edit it."),
    DiagnosticExample(
      "E564", "Another CARTEIRA_PRIVACY_KEY than when somebody was forgotten",
      "Set the key of then; without it nobody would be known again."),
    DiagnosticExample(
      "E565", "`carteira privacy person nobody@example.com`",
      "Give an e-mail address, a CPF or an id as the data have it."),
    DiagnosticExample(
      "E566", "A line of output/audit.jsonl was edited",
      "Find out who did it; keep the log where others cannot write."),
    DiagnosticExample("E567", "output/audit.jsonl is a link", "Put a file there, or nothing."),
    DiagnosticExample(
      "E568", "A name spelt in a way that the program does not know",
      "Report it: a defect. Until then `carteira snapshot prune` removes the snapshot whole."),
    DiagnosticExample(
      "W662", "`carteira snapshot` after `carteira privacy forget`, with briefs of the week before",
      "`carteira brief`, then `carteira snapshot` again."),
    DiagnosticExample(
      "E700", "`carteira privacy forget ana@x.example --yes` while `carteira snapshot` runs",
      "Run the command again: it reads the records without whoever was erased."),
  ]
}
