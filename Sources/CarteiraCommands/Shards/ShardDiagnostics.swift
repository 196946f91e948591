import ArgumentParser
package import Diagnostics

extension DiagnosticCode {
  /// No file of an assessment, or a damaged one; facts: `path`.
  static let assessmentDamaged = DiagnosticCode(.error, 600)
  /// Written by another version of the program; facts: `path`, `found`, `expected`.
  static let assessmentOfOtherProgram = DiagnosticCode(.error, 601)
  /// Of another day; facts: `path`, `found`, `expected`.
  static let assessmentOfOtherDay = DiagnosticCode(.error, 602)
  /// Made from other records, rules, texts or keys; facts: `path`, `part`.
  static let assessmentOfOtherInput = DiagnosticCode(.error, 603)
  /// The clients come out otherwise than the file says; facts: `path`, `field`, `found`, `expected`.
  static let assessmentDiffers = DiagnosticCode(.error, 604)
  /// A folder that holds no shard; facts: `path`.
  static let noShard = DiagnosticCode(.error, 605)
  /// Shards that were made with different assessments; facts: `path`, `other`.
  static let shardOfOtherAssessment = DiagnosticCode(.error, 606)
  /// A shard of another number of shards; facts: `path`, `found`, `other`, `expected`.
  static let shardOfOtherCount = DiagnosticCode(.error, 607)
  /// One shard given twice; facts: `path`, `other`, `shard`.
  static let shardTwice = DiagnosticCode(.error, 608)
  /// Shards that are not there; facts: `list`, `count`.
  static let shardsMissing = DiagnosticCode(.error, 609)
  /// A file of a shard that is missing or another than was published; facts: `path`.
  static let shardDamaged = DiagnosticCode(.error, 610)
}

/// The findings about sites that several processes make.
package enum ShardDiagnostics {
  /// Every code, in numeric order.
  package static let codes: [DiagnosticCode] = [
    .assessmentDamaged, .assessmentOfOtherProgram, .assessmentOfOtherDay, .assessmentOfOtherInput,
    .assessmentDiffers, .noShard, .shardOfOtherAssessment, .shardOfOtherCount, .shardTwice,
    .shardsMissing, .shardDamaged,
  ]
}

extension Outcome {
  /// Shards or an assessment that do not belong together were named wrongly; damage is bad luck.
  static func ofShards(_ error: DiagnosticsError) -> ExitCode {
    let refusals: [DiagnosticCode] = [
      .assessmentOfOtherProgram, .assessmentOfOtherDay, .assessmentOfOtherInput, .noShard,
      .shardOfOtherAssessment, .shardOfOtherCount, .shardTwice, .shardsMissing,
    ]
    let isMisuse = error.diagnostics.contains { refusals.contains($0.code) }
    return isMisuse ? misuse : problems
  }
}
