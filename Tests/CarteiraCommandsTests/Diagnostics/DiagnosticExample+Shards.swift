extension DiagnosticExample {
  /// Sites that several processes make.
  static let shards = [
    DiagnosticExample(
      "E600", "`carteira build --assessment policy.yaml`, or a file that was cut off on its way",
      "Make it again with `carteira assess --write`, and copy it whole."),
    DiagnosticExample(
      "E601", "Machines with different versions of the program", "Install one version on all."),
    DiagnosticExample(
      "E602", "An assessment of yesterday, and a configuration without `as-of`",
      "Give every command the same `--as-of`."),
    DiagnosticExample(
      "E603", "An invoice was added after `carteira assess --write`",
      "Make the assessment again, and then all shards."),
    DiagnosticExample(
      "E604", "A program that was changed without a new version",
      "Make the assessment again with the program that makes the shards."),
    DiagnosticExample(
      "E605", "`carteira merge output/site`", "Name the folders of shards: output/shards/*."),
    DiagnosticExample(
      "E606", "One shard was left from last week",
      "Make it again with the assessment of the others."),
    DiagnosticExample(
      "E607", "output/shards holds 1-of-4 and 1-of-8", "Name the shards of one division only."),
    DiagnosticExample("E608", "A shard and a copy of it", "Name one of them."),
    DiagnosticExample(
      "E609", "A job of the array failed", "Run that job again; the other shards stay as they are."),
    DiagnosticExample(
      "E610", "A file of a shard was cut off by a full disk while it was copied",
      "Copy the shard again, or make it again."),
  ]
}
