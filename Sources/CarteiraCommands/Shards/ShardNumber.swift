import Analysis
import ArgumentParser
import Files

/// Which of how many parts of a site: `3/16`.
struct ShardNumber: ExpressibleByArgument, Sendable, Hashable {
  /// From 1.
  let number: Int
  let count: Int

  /// More parts than anybody has machines.
  private static let most = 4096

  init(_ number: Int, of count: Int) {
    self.number = number
    self.count = count
  }

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let number = Int(parts[0]), let count = Int(parts[1]),
      (1...ShardNumber.most).contains(count), (1...count).contains(number),
      argument == "\(number)/\(count)"
    else { return nil }
    self.init(number, of: count)
  }

  var text: String { "\(number)/\(count)" }

  /// The name of its folder, such as `3-of-16`.
  var folder: String { "\(number)-of-\(count)" }

  /// Whether it holds the pages about all clients: one process works out what they need.
  var holdsShared: Bool { number == 1 }
}

/// What `build` understands beside the rest, where several processes make one site.
struct ShardOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Make one part of the site, in output/shards; carteira merge joins them.", valueName: "n/of"))
  var shard: ShardNumber?

  @Option(
    help: ArgumentHelp(
      "Take what follows from all clients from a file that carteira assess --write made.",
      valueName: "file"))
  var assessment: String?

  func validate() throws {
    if shard != nil, assessment == nil {
      throw ValidationError(
        "--shard needs --assessment: all shards of a site share one. Make it with: "
          + "carteira assess --write FILE")
    }
  }
}

/// The clients whose pages a process makes, and whether it makes the pages about all.
package struct ShardShare: Sendable, Hashable {
  /// Positions in `Portfolio.clients`: neighbours, so that their invoices are read together.
  package let clients: Range<Int>
  package let holdsShared: Bool

  /// What the pages about all clients cost, as a part of what the pages of all clients cost: measured where
  /// every table is filled; less where there are invoices alone.
  private static let sharedCost = (part: 2, of: 5)

  /// The share of a shard.
  ///
  /// The first makes the pages about all, and the pages of fewer clients for it; where those pages alone
  /// are more than its part, of none. Every client is in exactly one share.
  ///
  /// - Parameters:
  ///   - number: The shard, from 1.
  ///   - count: Of how many.
  ///   - present: Positions of the clients that have pages, in ascending order.
  ///   - all: How many clients there are.
  package init(_ number: Int, of count: Int, present: [Int], all: Int) {
    let cost = present.count * ShardShare.sharedCost.part / ShardShare.sharedCost.of
    let first =
      count == 1 ? present.count : max(0, (present.count + cost) / count - cost)
    func bound(_ shards: Int) -> Int {
      guard shards > 0 else { return 0 }
      let place =
        count == 1 ? first : first + (present.count - first) * (shards - 1) / (count - 1)
      return place < present.count ? present[place] : all
    }
    clients = bound(number - 1)..<bound(number)
    holdsShared = number == 1
  }
}

/// A part of a site that is being made.
struct ShardPart: Sendable {
  let shard: ShardNumber
  let share: ShardShare
  private let assessment: Digest
  private let clients: Int

  /// The part that a shard makes.
  init(_ shard: ShardNumber, of file: AssessmentFile, _ assessed: Assessment, _ all: Int) {
    self.shard = shard
    assessment = file.digest
    let share = ShardShare(
      shard.number, of: shard.count, present: assessed.clients.map(\.client), all: all)
    clients = assessed.clients.count { share.clients.contains($0.client) }
    self.share = share
  }

  /// What the tree says of itself.
  func label(pages: Int) -> ShardLabel {
    ShardLabel(shard: shard, assessment: assessment, clients: clients, pages: pages)
  }
}
