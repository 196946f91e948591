import Analysis
import Localization
import Portfolio

/// The owners that have a page, with their addresses.
struct OwnerDirectory {
  /// Everybody who answers for a client or has something to do, by name.
  let owners: [OwnerBook]
  private let slugs: [String: String]

  /// Nobody.
  init() { (owners, slugs) = ([], [:]) }

  init(_ context: SiteContext) {
    let books = context.work.report.books
    let known = Set(books.compactMap(\.id))
    let others = context.work.actions.queues.compactMap(\.owner).filter { !known.contains($0) }
    let ids = (known.sorted() + others).sorted {
      $0.utf8.lexicographicallyPrecedes($1.utf8)
    }
    // "index" is the page of all.
    let made = Slug.make(ids: ids, key: context.settings.aliasKey, reserved: ["index"])
    slugs = Dictionary(uniqueKeysWithValues: zip(ids, made))
    let all = books + others.map { OwnerBook(without: $0, context.study) }
    owners = Collation.sorted(all) { context.ownerName($0) }
  }

  /// The file of an owner in the folder `owners`; nil for nobody.
  func file(_ owner: String?) -> String? { owner.flatMap { slugs[$0] }.map { "\($0).html" } }

  /// How many owners have their queue on the page of all actions.
  static let queuesShown = 40

  /// The end of ids of an owner's parts on pages about all.
  func anchor(_ owner: String?) -> String { owner.flatMap { slugs[$0] } ?? "nobody" }
}

extension SiteContext {
  /// The queues that the page of all actions shows; those of others stand on their own pages.
  var queuesShown: [ActionQueue] {
    Array(
      work.actions.queues.filter { !$0.entries.isEmpty }.prefix(OwnerDirectory.queuesShown))
  }

  /// Where an owner's queue stands, from the site's folder.
  func queueAddress(_ owner: String?) -> String {
    if queuesShown.contains(where: { $0.owner == owner }) {
      return "actions.html#q-\(owners.anchor(owner))"
    }
    return owners.file(owner).map { "owners/\($0)#week" } ?? "actions.html#week"
  }

  /// The name of an owner; the sign of nobody for clients without one.
  func ownerName(_ book: OwnerBook) -> String { ownerName(book.id) }

  /// The name of an owner by id; the sign of nobody for clients without one.
  func ownerName(_ id: String?) -> String { id.map(member) ?? words.text("work.nobody") }
}
