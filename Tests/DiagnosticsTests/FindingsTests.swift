import Diagnostics
import Testing

@Suite("Findings together")
struct FindingsTests {
  private func finding(_ file: String?, _ line: Int?, _ number: Int = 100) -> Diagnostic {
    Diagnostic(
      DiagnosticCode(.error, number), at: file.map { SourceLocation(file: $0, line: line) })
  }

  @Test("are printed by file, line, column and code")
  func order() {
    let expected = [
      finding(nil, nil), finding("a", nil), finding("a", 2, 100), finding("a", 2, 101),
      finding("a", 10), finding("b", 1),
    ]
    #expect(expected.reversed().sortedForPrinting() == expected)
  }

  @Test("at one place are printed in the order of their facts, so that no run differs")
  func ties() {
    let code = DiagnosticCode(.error, 100)
    let first = Diagnostic(code, facts: ["a": "1", "b": "2"])
    let second = Diagnostic(code, facts: ["a": "1", "b": "3"])
    #expect([second, first].sortedForPrinting() == [first, second])
  }

  @Test("of one code can be taken out again, those kept and those that are only counted")
  func removal() {
    var log = DiagnosticLog(limit: 3)
    for line in 1...5 { log.add(finding(line == 2 ? "b" : "a", line)) }
    log.add(finding("a", 9, 101))
    let code = DiagnosticCode(.error, 100)
    let some = log.remove(4, of: code) { $0.location?.file == "a" }
    #expect(some == 4)
    #expect(log.diagnostics.map { $0.location?.line } == [2, 9])
    #expect(log.counts[code] == 1)
    let rest = log.remove(7, of: code) { _ in true }
    #expect(rest == 1)
    #expect(log.counts[code] == nil)
    #expect(log.count(of: .error) == 1)
  }

  @Test("are all counted, of each code only the first are kept")
  func log() {
    var log = DiagnosticLog(limit: 2)
    for line in 1...5 { log.add(finding("a", line)) }
    log.add(finding("a", 9, 101))
    #expect(log.diagnostics.map { $0.location?.line } == [1, 2, 9])
    #expect(log.count(of: .error) == 6)
    #expect(log.hasErrors)
    var whole = DiagnosticLog(limit: 3)
    whole.add(finding("b", 1))
    whole.merge(log)
    #expect(whole.count(of: .error) == 7)
    #expect(whole.diagnostics.count == 4)
  }

  @Test(
    "suggest a name that is near, or none",
    arguments: [
      ("revenu", "revenue"), ("Revenue", "revenue"), ("reveneu", "revenue"), ("dat", "date"),
      ("zzz", nil), ("annual_revenue", "annual-revenue"), ("", nil),
    ] as [(String, String?)])
  func nearMiss(_ name: String, _ expected: String?) {
    let known = ["revenue", "date", "annual-revenue", "client"]
    #expect(NearMiss.nearest(to: name, among: known) == expected)
  }

  @Test("are named by severity and number")
  func codes() {
    #expect(DiagnosticCode(.error, 112).id == "E112")
    #expect(DiagnosticCode(.warning, 113).id == "W113")
    #expect(DiagnosticCode(.note, 114).id == "N114")
    #expect(Severity.note < .warning && Severity.warning < .error)
  }
}
