import Diagnostics
import Templating

// Renders the same page by the engine and by hand, in turn, and prints how much longer the engine
// takes. Exits with 1 when the bytes differ.
let page = Page.sample
let value = Page.schema.value(of: page)
let library: TemplateLibrary
do {
  library = try TemplateLibrary(
    sources: [TemplateSource(name: "page.html", text: Page.template)],
    documents: ["page.html": Page.schema.record], filters: Page.filters)
} catch {
  for diagnostic in error.diagnostics { print(diagnostic) }
  throw error
}

/// The microseconds that one page takes, over many pages.
func time(_ render: (inout [UInt8]) throws -> Void) rethrows -> Double {
  let pages = 5000
  var output: [UInt8] = []
  output.reserveCapacity(32 * 1024)
  let start = ContinuousClock.now
  for _ in 0..<pages {
    output.removeAll(keepingCapacity: true)
    try render(&output)
  }
  let took = ContinuousClock.now - start
  return Double(took.components.attoseconds) / 1e12 / Double(pages)
    + Double(took.components.seconds) * 1e6 / Double(pages)
}

func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

func rounded(_ number: Double) -> String {
  let hundredths = Int(number * 100 + 0.5)
  let decimals = String(hundredths % 100)
  return "\(hundredths / 100).\(decimals.count == 1 ? "0" : "")\(decimals)"
}

var ours: [UInt8] = []
var byHand: [UInt8] = []
try library.render("page.html", value, into: &ours)
HandWritten.render(page, into: &byHand)
guard ours == byHand else {
  print("the pages differ")
  print(String(decoding: ours, as: UTF8.self))
  throw DiagnosticsError([])
}
var engine: [Double] = []
var engineWithValues: [Double] = []
var hand: [Double] = []
for _ in 0..<15 {
  engine.append(try time { try library.render("page.html", value, into: &$0) })
  hand.append(time { HandWritten.render(page, into: &$0) })
  engineWithValues.append(
    try time { try library.render("page.html", Page.schema.value(of: page), into: &$0) })
}
print("page of \(ours.count) bytes, 20 rows; medians of 15 rounds, microseconds a page")
print("  written by hand            \(rounded(median(hand)))")
print("  engine                     \(rounded(median(engine)))")
print("  engine, values made anew   \(rounded(median(engineWithValues)))")
print("ratio to hand-written: \(rounded(median(engine) / median(hand)))")
print("ratio with values made anew: \(rounded(median(engineWithValues) / median(hand)))")
