package import Foundation

/// The checkout that the tests were built from: its files, read as they are on disk.
package enum Checkout {
  /// The folder that holds `Package.swift`.
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// The text of a file, by its path below the root.
  package static func text(_ path: String) throws -> String {
    try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
  }

  /// The paths below the root of every file in `folder` whose name ends in `suffix`, sorted; empty where there is no such folder.
  package static func files(in folder: String, endingIn suffix: String = "") -> [String] {
    let start = root.appendingPathComponent(folder)
    guard let walk = FileManager.default.enumerator(atPath: start.path) else { return [] }
    var paths: [String] = []
    for case let path as String in walk where path.hasSuffix(suffix) {
      var isFolder: ObjCBool = false
      let file = start.appendingPathComponent(path).path
      if FileManager.default.fileExists(atPath: file, isDirectory: &isFolder), !isFolder.boolValue {
        paths.append(folder + "/" + path)
      }
    }
    return paths.sorted()
  }

  /// The names of the files at the root itself whose name ends in `suffix`, sorted.
  package static func rootFiles(endingIn suffix: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []
    return names.filter { $0.hasSuffix(suffix) }.sorted()
  }

  /// Whether there is a file or folder at this path below the root.
  package static func has(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appendingPathComponent(path).path)
  }
}
