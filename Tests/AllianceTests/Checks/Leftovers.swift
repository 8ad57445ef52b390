import Foundation

/// What a program that ended badly may leave in a repository.
enum Leftovers {
  /// Lock files, temporary files and begun moves below `.git`, by their path in the work tree.
  ///
  /// The locks in `.git/beraad` stay for the next writer, who waits for nobody that is gone; a half-written object stands in
  /// nobody's way.
  static func files(in repository: String) -> [String] {
    guard let walk = FileManager.default.enumerator(atPath: repository + "/.git") else { return [] }
    var found: [String] = []
    for case let path as String in walk where !path.hasPrefix("objects/") {
      let isOwn = path.hasPrefix("beraad/")
      guard
        path.hasSuffix(".lock") && !isOwn || path.hasPrefix("beraad/journal/") || path.contains("/tmp_")
          || path.contains("draft-")
      else { continue }
      found.append(".git/" + path)
    }
    return found.sorted()
  }
}
