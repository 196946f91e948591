public import Diagnostics
internal import Files

/// Bags (RFC 8493), into which nothing is written once they are sealed.
public enum SealedBag {
  /// Why nothing may be written at a path; nil where something may.
  ///
  /// - Parameter path: A file or folder, which need not exist yet.
  /// - Returns: The finding, where the path lies in a bag.
  public static func refusal(of path: String) -> Diagnostic? {
    around(path).map { Diagnostic.publishing(.siteIsSealed, path, ["bag": $0]) }
  }

  /// The innermost bag that a path is or lies in, without links; nil where there is none.
  private static func around(_ path: String) -> String? {
    var named = path
    // What is yet to be made will lie where the first folder above it that exists lies.
    while FilePath.resolved(named) == nil {
      let parent = FilePath.parent(of: named)
      guard parent != named else { return nil }
      named = parent
    }
    guard var place = FilePath.resolved(named) else { return nil }
    while !FileSystem.disk.isFile(FilePath.join(place, "bagit.txt")) {
      if place == "/" { return nil }
      place = FilePath.parent(of: place)
    }
    return place
  }
}
