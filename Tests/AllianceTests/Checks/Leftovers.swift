import Foundation

/// What a program that ended badly may leave in a repository.
enum Leftovers {
  /// Lock files and temporary files below `.git`, by their path in the work tree. What lies in `.git/beraad` is the
  /// program's own, and a half-written object stands in nobody's way.
  static func files(in repository: String) -> [String] {
    guard let walk = FileManager.default.enumerator(atPath: repository + "/.git") else { return [] }
    var found: [String] = []
    for case let path as String in walk where !path.hasPrefix("beraad/") && !path.hasPrefix("objects/") {
      guard path.hasSuffix(".lock") || path.contains("/tmp_") else { continue }
      found.append(".git/" + path)
    }
    return found.sorted()
  }
}
