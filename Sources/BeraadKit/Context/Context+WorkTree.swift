import FoundationEssentials
import Git
import Storage

extension Context {
  /// The top of the work tree that the command works in, for a text with paths of the workspace, as git's commands have them behind two
  /// dashes; nil where it has none, the top is the given folder, however that is spelt, or there is none.
  package func topOfWorkTree(for text: String, unlessAt place: String) -> String? {
    guard text.contains(Layout.papers + "/") || text.contains(Layout.roster) || text.contains(" -- "),
      let top = (try? Repository.discover(from: directory))?.workDirectory,
      Self.number(of: top) != Self.number(of: place)
    else { return nil }
    return top
  }

  /// Whether the command works in a repository without a work tree, as hosts have them.
  package var isInBareRepository: Bool {
    (try? Repository.discover(from: directory)).map { $0.workDirectory == nil } ?? false
  }

  /// What tells a folder from all others of its file system.
  private static func number(of folder: String) -> UInt64? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: folder)
    return attributes?[.systemFileNumber] as? UInt64
  }
}
