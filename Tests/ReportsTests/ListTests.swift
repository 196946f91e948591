import Files
import Portfolio
import Reports
import Testing

@Suite struct ListTests {
  private static let members = (0..<1201).map { number in
    Fixture.Member(
      id: "k\(number)",
      attributes: Fixture.attributes(
        "Cooperativa Agroindustrial dos Produtores de Leite nº \(number) Ltda"),
      purchases: Fixture.rhythm(from: "2026-02-01", every: 20, times: 4, sales: 1_234_567))
  }

  private func listFiles() throws -> [String: [UInt8]] {
    let builder = try Fixture.builder(
      Fixture.portfolio(ListTests.members, contacts: [], notes: []))
    var files: [String: [UInt8]] = [:]
    for job in builder.jobs where job.client == nil && job.path.hasPrefix("clients/") {
      files[job.path] = try builder.render(job)[0].bytes
    }
    return files
  }

  @Test func aLongListIsSplitIntoPagesOfBoundedSize() throws {
    let files = try listFiles()
    #expect(
      files.keys.sorted() == [
        "clients/index-1.js", "clients/index.html", "clients/page-2.html", "clients/page-3.html",
        "clients/page-4.html", "clients/page-5.html",
      ])
    for (path, bytes) in files { #expect(bytes.count < 500_000, "\(path)") }
  }

  @Test func everyClientIsOnOnePageAndInTheIndex() throws {
    let files = try listFiles().mapValues { String(decoding: $0, as: UTF8.self) }
    let pages = files.filter { $0.key.hasSuffix(".html") }.map(\.value).joined()
    #expect(pages.ranges(of: "<tr role=\"row\" data-id=").count == 1201)
    #expect(files["clients/index-1.js"]?.ranges(of: "\n[").count == 1201)
  }

  @Test func namesAreSortedAsReadersExpect() throws {
    let members = ["Zé", "Água", "agua", "Banco"].enumerated().map {
      Fixture.Member(id: "k\($0)", attributes: Fixture.attributes($1))
    }
    let site = try Fixture.builder(
      Fixture.portfolio(members, contacts: [], notes: [])
    ).site()
    let list = try #require(site["clients/index.html"])
    let names = Markings.values(of: "data-f=\"name\" href=\"", in: list)
    #expect(names == ["k2", "k1", "k3", "k0"].map { "\($0)/index.html" })
  }

  @Test func numbersLeadToTheClientsBehindThem() throws {
    let site = try Fixture.builder().site()
    var count = 0
    for (path, text) in site where path.hasSuffix(".html") {
      for link in Markings.links(in: text) where link.contains("#only=") {
        let fragment = try #require(link.split(separator: "#").last)
        let slugs = try #require(fragment.split(separator: "&").first).dropFirst(5)
        #expect(fragment.contains("&amp;of="), "\(path): \(link) says nothing of them")
        for slug in slugs.split(separator: ",") {
          #expect(site["clients/\(slug)/index.html"] != nil, "\(path): \(link)")
        }
        count += 1
      }
    }
    #expect(count > 10)
  }

  @Test func pagesSayOfWhomTheyHoldALink() throws {
    let builder = try Fixture.builder()
    for job in builder.jobs where job.client == nil && job.path.hasSuffix(".html") {
      let file = try builder.render(job)[0]
      let links = Markings.links(in: String(decoding: file.bytes, as: UTF8.self))
      let slugs = links.compactMap { link in
        link.contains("#only=")
          ? link.split(separator: "=").dropFirst().first?.split(separator: "&").first : nil
      }.flatMap { $0.split(separator: ",") }
      let known = Set(file.subjects.clients.map { Slug.make(id: $0, key: "teste") })
      for slug in slugs { #expect(known.contains(String(slug)), "\(job.path): \(slug)") }
    }
  }
}
