import Foundation

/// A folder of one test, removed with everything in it when the last reference goes.
package final class TemporaryFolder: Sendable {
  /// The folder, absolute and without links in it.
  package let path: String

  package init() throws {
    let base = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    path = base.appending(path: "beraad-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file below the folder, with the folders that lead to it.
  package func write(_ text: String, to file: String) throws {
    let url = URL(fileURLWithPath: path).appending(path: file)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: url)
  }

  /// The text of a file below the folder.
  package func read(_ file: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path).appending(path: file)), as: UTF8.self)
  }
}
