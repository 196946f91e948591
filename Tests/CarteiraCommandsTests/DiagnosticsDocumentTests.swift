import Diagnostics
import Foundation
import Localization
import TestSupport
import Testing

@Suite("The list of messages") struct DiagnosticsDocumentTests {
  let document: DiagnosticsDocument

  init() throws { document = try DiagnosticsDocument() }

  @Test("gives every number once, in the range of its module")
  func numbers() {
    var seen: Set<Int> = []
    for module in DiagnosticsModule.all {
      for code in module.codes {
        #expect(module.holds(code.number), "\(code.id) in \(module.title)")
        #expect(seen.insert(code.number).inserted, "\(code.id) is there twice")
      }
    }
  }

  @Test("gives no number to two modules")
  func ranges() {
    for number in 100..<1_000 {
      let owners = DiagnosticsModule.all.filter { $0.holds(number) }.map(\.title)
      #expect(owners.count <= 1, "\(number): \(owners)")
    }
  }

  @Test("has a sentence for every code in every language, and none for codes that do not exist")
  func sentences() {
    let declared = Set(DiagnosticsModule.all.flatMap(\.codes).map { "diagnostics.\($0.id)" })
    for catalog in document.catalogs {
      let written = Set(catalog.keys.filter { $0.hasPrefix("diagnostics.") })
      #expect(written.subtracting(declared).sorted() == [], "\(catalog.locale.tag)")
      #expect(declared.subtracting(written).sorted() == [], "\(catalog.locale.tag)")
    }
  }

  @Test("asks for the same facts in every language")
  func facts() {
    for code in DiagnosticsModule.all.flatMap(\.codes) {
      let asked = Set(
        document.catalogs.map { $0.message("diagnostics.\(code.id)")?.parameters ?? [] })
      #expect(asked.count == 1, "\(code.id): \(asked)")
    }
  }

  @Test("has exactly one example for every code")
  func examples() {
    let declared = DiagnosticsModule.all.flatMap(\.codes).map(\.id).sorted()
    #expect(DiagnosticExample.all.map(\.id).sorted() == declared)
  }

  @Test("is what docs/diagnostics.md says")
  func page() {
    Golden.expect(document.text, matches: "../../../docs/diagnostics.md")
  }
}
