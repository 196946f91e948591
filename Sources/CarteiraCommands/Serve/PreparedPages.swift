import Diagnostics
import Files
import Localization
import Preview
import Reports

/// The pages of a prepared site for somebody who looks at them; what keeps one from being made stands in
/// its place.
struct PreparedPages: PreviewPages {
  let site: PreparedSite
  let catalog: Catalog

  func page(at place: OutputPath) -> PreviewPage {
    do throws(DiagnosticsError) {
      if let bytes = try site.file(at: place) { return .bytes(bytes) }
      return site.isFolder(place) ? .folder : .nothing
    } catch {
      return .problems(ProblemPage(DiagnosticLog(error), catalog).bytes)
    }
  }
}
