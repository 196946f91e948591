import TestSupport
import Testing

@Suite("init") struct InitTests {
  @Test("makes a folder that builds at once", arguments: ["pt-BR", "en"], [false, true])
  func buildsAtOnce(_ locale: String, _ isEmpty: Bool) throws {
    let place = try TemporaryFolder()
    let words = ["init", "mine", "--locale", locale] + (isEmpty ? ["--empty"] : [])
    let made = try Program.run(words, in: place.path)
    #expect(made.code == 0)
    #expect(made.findings == "")
    let built = try Program.run(["build", "-c", "mine"], in: place.path)
    #expect(built.code == 0, "\(built.findings)")
    #expect(built.findings == "")
    let first = locale == "en" ? "clients" : "clientes"
    #expect(built.output.contains(isEmpty ? "0 " : "4 \(first)"))
    let strict = try Program.run(["check", "-c", "mine", "--strict"], in: place.path)
    #expect(strict.code == 0, "\(strict.findings)")
  }

  @Test("overwrites nothing, and says of each file that it is there")
  func overwritesNothing() throws {
    let shop = try Workshop(invoices: nil, configuration: "mine")
    let made = try shop.run("init", ".", "--locale", "en")
    #expect(made.code == 2)
    #expect(made.findings.hasPrefix("error[E475]: "))
    #expect(made.findingLines.count == 1)
    #expect(shop.tree(".").keys.sorted() == ["carteira.yaml"])
    #expect(shop.text("carteira.yaml") == "mine")
  }

  @Test("refuses a language it does not have")
  func unknownLanguage() throws {
    let place = try TemporaryFolder()
    let made = try Program.run(["init", "mine", "--locale", "fr"], in: place.path)
    #expect(made.code == 2)
    #expect(made.findings.contains("E406"))
  }
}
