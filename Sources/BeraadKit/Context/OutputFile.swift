package import Deliberation
import FoundationEssentials
import Glibc

/// A file that the user asked for by name.
enum OutputFile {
  /// Writes it, whole or not at all.
  ///
  /// - Parameter name: the path as it was typed.
  /// - Throws: a `Refusal` that says what is in the way.
  static func write(_ bytes: [UInt8], to path: String, named name: String) throws(Refusal) {
    do {
      try Data(bytes).write(to: URL(filePath: path), options: .atomic)
    } catch {
      throw Refusal("\(name) cannot be written: \(obstacle(at: path)).")
    }
  }

  /// Writes a file that only its owner may read, where there is none.
  static func writeSecret(_ bytes: [UInt8], to path: String, named name: String) throws(Refusal) {
    let isMade = FileManager.default.createFile(
      atPath: path, contents: Data(bytes), attributes: [.posixPermissions: 0o600])
    guard isMade else { throw Refusal("\(name) cannot be written: \(obstacle(at: path)).") }
  }

  private static func obstacle(at path: String) -> String {
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    var isDirectory = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory {
      return "it is a folder"
    }
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory) else {
      return "there is no folder \(folder)"
    }
    guard isDirectory else { return "\(folder) is no folder" }
    if access(folder, W_OK) != 0 { return "you may not write in \(folder)" }
    return "the disk is full, or does not take a file of that name"
  }
}

extension Context {
  /// Writes a text that a command made to a file that the user named.
  package func write(_ text: String, to file: String) throws(Refusal) {
    try OutputFile.write(Array(text.utf8), to: path(file), named: file)
  }
}
