package import Templating

/// A page a reader can go to.
package struct NavigationItem: Sendable {
  package var href: String
  package var word: String
  package var isCurrent: Bool
  /// Whether the reader is on a page below it.
  package var isAbove: Bool

  package init(href: String, word: String, isCurrent: Bool = false, isAbove: Bool = false) {
    self.href = href
    self.word = word
    self.isCurrent = isCurrent
    self.isAbove = isAbove
  }

  package static let schema = Schema<NavigationItem>(
    "navigation-item", "A page a reader can go to",
    [
      .text("href", "Relative address, naming the file") { $0.href },
      .text("word", "What the link says") { $0.word },
      .flag("is-current", "Whether the reader is there, or below it") { $0.isCurrent },
      .flag("is-above", "Whether the reader is below it") { $0.isAbove },
    ])
}

/// Pages of the navigation that answer one kind of question, or one page that stands alone.
package struct NavigationGroup: Sendable {
  /// What the group is called.
  package var word: String
  package var pages: [NavigationItem]

  /// Several pages under one word.
  package init(word: String, pages: [NavigationItem]) {
    self.word = word
    self.pages = pages
  }

  /// A page that stands alone.
  package init(_ page: NavigationItem) {
    word = page.word
    pages = [page]
  }

  package static let schema = Schema<NavigationGroup>(
    "navigation-group", "Pages under one word, or one page that stands alone",
    [
      .text("word", "What the group is called") { $0.word },
      .optionalRecord("page", "The page, where it stands alone", NavigationItem.schema) {
        $0.pages.count == 1 ? $0.pages[0] : nil
      },
      .flag("is-current", "Whether the reader is on one of its pages, or below one") {
        $0.pages.contains(where: \.isCurrent)
      },
      .list("pages", "Its pages", of: NavigationItem.schema) { $0.pages },
    ])
}

/// The way from the first page to this one, and its neighbours.
package struct Trail: Sendable {
  package var steps: [NavigationItem]
  package var here: String
  package var previous: NavigationItem?
  package var next: NavigationItem?
  /// `17 de 161`.
  package var position: String?

  package init(
    steps: [NavigationItem], here: String, previous: NavigationItem? = nil,
    next: NavigationItem? = nil, position: String? = nil
  ) {
    self.steps = steps
    self.here = here
    self.previous = previous
    self.next = next
    self.position = position
  }

  package static let schema = Schema<Trail>(
    "trail", "The way from the first page to this one",
    [
      .list("steps", "The pages above, the first one first", of: NavigationItem.schema) {
        $0.steps
      },
      .text("here", "This page") { $0.here },
      .flag("has-neighbours", "Whether it has a page before or after it") {
        $0.previous != nil || $0.next != nil
      },
      .optionalRecord("previous", "The page before", NavigationItem.schema) { $0.previous },
      .optionalRecord("next", "The page after", NavigationItem.schema) { $0.next },
      .optionalText("position", "Where it stands among them") { $0.position },
    ])
}

/// A page of a list in several pages.
package struct PageLink: Sendable {
  package var number: Int
  package var href: String
  package var isCurrent: Bool

  /// Whether pages before it are left out.
  package var isAfterGap: Bool

  package init(number: Int, href: String, isCurrent: Bool, isAfterGap: Bool = false) {
    self.number = number
    self.href = href
    self.isCurrent = isCurrent
    self.isAfterGap = isAfterGap
  }

  package static let schema = Schema<PageLink>(
    "page-link", "A page of the list",
    [
      .count("number", "Number of the page") { $0.number },
      .text("href", "Address of the page") { $0.href },
      .flag("is-current", "Whether it is this page") { $0.isCurrent },
      .flag("is-after-gap", "Whether pages before it are left out") { $0.isAfterGap },
    ])
}

/// A choice of a filter.
package struct Choice: Sendable, Hashable {
  package var key: String
  package var word: String

  package init(key: String, word: String) {
    self.key = key
    self.word = word
  }

  package static let schema = Schema<Choice>(
    "choice", "A choice of a filter",
    [
      .text("key", "What rows carry") { $0.key },
      .text("word", "What the reader sees") { $0.word },
    ])
}

/// A filter of a list: a field and its choices.
package struct ListFilter: Sendable {
  /// The field's name in addresses: `status`.
  package var name: String
  package var word: String
  package var choices: [Choice]

  package init(name: String, word: String, choices: [Choice]) {
    self.name = name
    self.word = word
    self.choices = choices
  }

  package static let schema = Schema<ListFilter>(
    "list-filter", "A filter of a list",
    [
      .text("name", "Its name in addresses, such as status") { $0.name },
      .text("word", "What the reader sees") { $0.word },
      .list("choices", "What can be chosen", of: Choice.schema) { $0.choices },
    ])
}

/// Search and filters above a list.
package struct FilterBar: Sendable {
  package var filters: [ListFilter]
  /// How many index files the search reads; 0 for a list of one page.
  package var parts: Int
  /// Whether it stays hidden until a script that can search shows it.
  package var isHidden: Bool

  package init(filters: [ListFilter], parts: Int = 0, isHidden: Bool = true) {
    self.filters = filters
    self.parts = parts
    self.isHidden = isHidden
  }

  package static let schema = Schema<FilterBar>(
    "filter-bar", "Search and filters above a list",
    [
      .list("filters", "The filters", of: ListFilter.schema) { $0.filters },
      .integer("parts", "How many index files search reads; 0 on a list of one page") {
        $0.parts
      },
      .flag("is-hidden", "Whether only the script shows it") { $0.isHidden },
    ])
}

/// A line across the page, before everything else: what a reader must know of all of it.
package struct Notice: Sendable {
  /// `alert`, `caution` or empty.
  package var tone: String
  package var heading: String?
  package var words: String
  package var href: String?
  package var link: String

  package init(
    tone: String = "", heading: String? = nil, words: String, href: String? = nil,
    link: String = ""
  ) {
    self.tone = tone
    self.heading = heading
    self.words = words
    self.href = href
    self.link = link
  }

  package static let schema = Schema<Notice>(
    "notice", "What a reader must know of the whole page",
    [
      .text("tone", "alert, caution or empty") { $0.tone },
      .optionalText("heading", "What it is about") { $0.heading },
      .text("words", "What to know") { $0.words },
      .optionalText("href", "Where to read more") { $0.href },
      .text("link", "What the link says") { $0.link },
    ])
}
