import Foundation
import TestSupport
import Testing
import Theme

@Suite("carteira templates") struct TemplatesTests {
  @Test("eject copies what is named, leaves edited files alone, and replaces them when told to")
  func eject() throws {
    let shop = try Workshop()
    let first = try shop.run("templates", "eject", "profile.html", "partials")
    #expect(first.code == 0, "\(first.findings)")
    #expect(shop.text("templates/profile.html") == Theme.file("profile.html")?.text)
    #expect(shop.text("templates/partials/trail.html") == Theme.file("partials/trail.html")?.text)
    #expect(shop.text("templates/home.html") == nil)
    let again = try shop.run("templates", "eject", "profile.html")
    #expect(again.code == 0 && again.output.contains("1 file was there already"))
    try shop.put("mine", at: "templates/profile.html")
    let standing = try shop.run("templates", "eject", "profile.html")
    #expect(standing.code == 1 && standing.findings.contains("E484"))
    #expect(shop.text("templates/profile.html") == "mine")
    let replaced = try shop.run("templates", "eject", "--replace", "profile.html")
    #expect(replaced.code == 0)
    #expect(shop.text("templates/profile.html") == Theme.file("profile.html")?.text)
  }

  @Test("eject without a name copies everything, and the site stays the same")
  func everything() throws {
    let shop = try Workshop()
    #expect(try shop.run("build").code == 0)
    let before = shop.tree("output/site").filter { $0.key != "build.json" }
    #expect(try shop.run("templates", "eject").code == 0)
    #expect(shop.text("templates/locales/en/reports.yaml") != nil)
    #expect(shop.text("templates/starter/en/carteira.yaml") == nil)
    #expect(try shop.run("build").code == 0)
    #expect(shop.tree("output/site").filter { $0.key != "build.json" } == before)
  }

  @Test("eject names the nearest file for one that is none")
  func unknown() throws {
    let outcome = try Workshop().run("templates", "eject", "profil.html")
    #expect(outcome.code == 2)
    #expect(outcome.findings.contains("E498") && outcome.findings.contains("profile.html"))
  }

  @Test("check finds what is wrong without reading data")
  func check() throws {
    let shop = try Workshop(invoices: nil)
    let clean = try shop.run("templates", "check")
    #expect(clean.code == 0, "\(clean.findings)")
    try shop.put("{{#page}}{{nowhere}}{{/page}}", at: "templates/home.html")
    let wrong = try shop.run("templates", "check")
    #expect(wrong.code == 1 && wrong.findings.contains("templates/home.html:1"))
    try shop.put("x", at: "templates/hoem.html")
    let json = try shop.run("templates", "check", "--format", "json")
    #expect(json.code == 1 && json.findings.contains("W477"))
  }

  @Test("check says where a template is no UTF-8, and nothing is built of it")
  func encoding() throws {
    let shop = try Workshop()
    let text =
      Data("{{#page}}\n<p>ação".utf8) + Data([0xE7, 0xE3, 0x6F]) + Data("</p>{{/page}}".utf8)
    try shop.put(text, at: "templates/partials/nota.html")
    // What is no template may be anything.
    try shop.put(Data([0xFF, 0xD8, 0xFF]), at: "templates/foto.jpg")
    for command in [["templates", "check"], ["build"]] {
      let outcome = try Program.run(command, in: shop.folder.path)
      #expect(outcome.code != 0, "\(command)")
      #expect(outcome.findings.contains("templates/partials/nota.html:2:8"), "\(outcome.findings)")
      #expect(outcome.findings.contains("E480"))
    }
    #expect(shop.text("output/site/index.html") == nil)
  }

  @Test("list marks what the portfolio replaces")
  func list() throws {
    let shop = try Workshop()
    try shop.put("<p>mine</p>", at: "templates/home.html")
    let lines = try shop.run("templates", "list").outputLines
    #expect(lines.contains("* home.html") && lines.contains("  profile.html"))
    #expect(!lines.contains { $0.contains("starter/") })
  }
}
