import Deliberation

extension Context {
  /// A path as the user typed it, from the root of the disk, without `.` and `..`.
  package func path(_ given: String) -> String {
    "/" + RepositoryPath.parts(of: given, directory: directory).joined(separator: "/")
  }
}

/// Paths that a user types, as git knows them.
enum RepositoryPath {
  /// - Throws: a `Refusal` where the path leads out of the repository.
  static func fromRoot(_ given: String, directory: String, root: String) throws(Refusal) -> String {
    let parts = parts(of: given, directory: directory)
    let base = root.split(separator: "/")
    guard parts.starts(with: base), parts.count > base.count else {
      throw Refusal(
        Localized(en: "\(given) is not in this repository.", nl: "\(given) ligt niet in deze repository."))
    }
    return parts.dropFirst(base.count).joined(separator: "/")
  }

  fileprivate static func parts(of given: String, directory: String) -> [Substring] {
    let whole = given.hasPrefix("/") ? given : directory + "/" + given
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    return parts
  }
}
