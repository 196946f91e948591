import Files
import Portfolio
import Synchronization
import Testing

@testable import Loading

@Suite("What is remembered of a reading") struct ReadingMemoryTests {
  private let rows = [
    "data/clientes.csv": "id;nome\nC1;Sol\nC2;Lua\n",
    "data/contratos.csv": "id;cliente;produto\nK1;Sol;Link\nK2;C2;Voz\n",
  ]

  private func request(_ files: [String: String], _ memory: ReadingMemory) throws -> LoadRequest {
    var request = try TestFolder(files).request()
    request.memory = memory
    return request
  }

  @Test func `what stands on the same ground is read once`() throws {
    let memory = ReadingMemory()
    let reads = Mutex(0)
    func read(_ names: Int) -> Int {
      let ground = ReadingMemory.Ground(files: [:], names: names)
      return memory.value(of: .invoices, on: ground) {
        reads.withLock { reads in
          reads += 1
          return reads
        }
      }
    }
    #expect(read(1) == 1 && read(1) == 1)
    #expect(read(2) == 2 && read(1) == 3)
    #expect(memory.value(of: .invoices, on: nil) { 9 } == 9)
  }

  @Test func `a name that means somebody else has the tables that name it read again`() throws {
    let memory = ReadingMemory()
    let first = try PortfolioLoader.load(try request(rows, memory))
    #expect(first.portfolio.records.contracts.map(\.client) == [0, 1])
    var edited = rows
    edited["data/clientes.csv"] = "id;nome\nC1;Lua\nC2;Sol\nC3;Mar\n"
    let second = try PortfolioLoader.load(try request(edited, memory))
    #expect(second.portfolio.records.contracts.map(\.client) == [1, 1])
  }

  @Test func `sources that tell nothing by size and time, and rows that are kept, are read`() throws
  {
    let plain = try request(rows, ReadingMemory())
    #expect(plain.ground(of: [.clients], naming: 0) != nil)
    var kept = plain
    kept.canonical = CanonicalTables()
    #expect(kept.ground(of: [.clients], naming: 0) == nil)
  }
}
