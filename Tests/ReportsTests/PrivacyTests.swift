import Files
import Portfolio
import Reports
import Testing

@Suite struct PrivacyTests {
  @Test func aProfileSpeaksOfItsOwnClientOnly() throws {
    let builder = try Fixture.builder()
    let site = try builder.site()
    let portfolio = Fixture.portfolio(Fixture.members)
    for (number, client) in portfolio.clients.enumerated() {
      let folder = builder.folder(ofClient: number)
      for file in ["index.html", "profile.md"] {
        let text = try #require(site["\(folder)/\(file)"])
        #expect(text.contains(client.displayName))
        for other in portfolio.clients where other.id != client.id {
          #expect(!text.contains(other.displayName), "\(folder) names \(other.displayName)")
        }
      }
    }
  }

  @Test func personalNumbersAndAddressesAreMaskedEverywhere() throws {
    for (path, text) in try Fixture.builder().site() {
      for secret in [
        "11.222.333/0001-81", "11222333000181", "diego@valedoipe", "compras@valedoipe",
        "999887721", "99988-7721", "988776655",
      ] {
        #expect(!text.contains(secret), "\(path): \(secret)")
      }
    }
  }

  @Test func onlyTheListCarriesEveryClient() throws {
    let members = (0..<60).map {
      Fixture.Member(
        id: "k\($0)", attributes: Fixture.attributes("Cliente número \($0)."),
        purchases: Fixture.rhythm(from: "2025-02-01", every: 20, times: 20, sales: 10_000))
    }
    let site = try Fixture.builder(Fixture.portfolio(members, contacts: [], notes: [])).site()
    // Pages of segments, owners, actions and the calendar list whom they are about; these do not.
    let files = site.filter {
      ["index.html", "quality.html", "method.html", "voice.html", "retention.html"].contains($0.key)
    }
    for (path, text) in files {
      let named = (0..<60).count { text.contains("Cliente número \($0).") }
      #expect(named <= 20, "\(path) names \(named)")
    }
    #expect(
      (0..<60).allSatisfy { site["clients/index.html"]?.contains("número \($0).") == true })
  }

  @Test func filesSayWhomTheySpeakOf() throws {
    let builder = try Fixture.builder()
    let job = try #require(builder.jobs.first { $0.path == "clients/000101/index.html" })
    let files = try builder.render(job)
    #expect(files.map(\.path.text) == ["clients/000101/index.html", "clients/000101/profile.md"])
    for file in files {
      #expect(file.subjects.clients == ["000101"])
      #expect(file.subjects.persons == ["P-388", "P-402", "P-407", "P-409", "P-410"])
    }
  }
}
