import Deliberation
import FoundationEssentials
import Git
import Glibc
import Storage

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
      throw unwritable(name, obstacle(at: path))
    }
  }

  /// Writes a file that only its owner may read, where there is none.
  static func writeSecret(_ bytes: [UInt8], to path: String, named name: String) throws(Refusal) {
    // At its place from the first byte on: a program that is stopped leaves no secret under a name that nobody knows.
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { throw unwritable(name, obstacle(at: path)) }
    guard put(bytes, into: file) else {
      unlink(path)
      throw tooLarge(name)
    }
  }

  /// Writes a file that is there, in its place: for one that nobody keeps.
  static func overwrite(_ bytes: [UInt8], at path: String) throws(Refusal) {
    let file = open(path, O_WRONLY | O_TRUNC | O_NOFOLLOW | O_CLOEXEC)
    guard file >= 0 else { throw unwritable(path, obstacle(at: path)) }
    guard put(bytes, into: file) else { throw tooLarge(path) }
  }

  /// Puts all of it on disk, and closes the file.
  ///
  /// - Returns: whether all of it is there.
  private static func put(_ bytes: [UInt8], into file: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      written += count
    }
    let isWhole = written == bytes.count && fsync(file) == 0
    return close(file) == 0 && isWhole
  }

  private static func tooLarge(_ name: String) -> Refusal {
    Refusal(
      Localized(
        en: "\(name) cannot be written: the disk is full, or does not take a file of that size.",
        nl: "\(name) is niet te schrijven: de schijf is vol, of neemt geen bestand van die grootte aan."))
  }

  private static func unwritable(_ name: String, _ why: Localized) -> Refusal {
    Refusal(
      Localized(
        en: "\(name) cannot be written: \(why.english).", nl: "\(name) is niet te schrijven: \(why.dutch)."))
  }

  private static func obstacle(at path: String) -> Localized {
    let folder = path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    var isDirectory = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory), isDirectory {
      return Localized(en: "it is a folder", nl: "het is een map")
    }
    guard FileManager.default.fileExists(atPath: folder, isDirectory: &isDirectory) else {
      return Localized(en: "there is no folder \(folder)", nl: "er is geen map \(folder)")
    }
    guard isDirectory else { return Localized(en: "\(folder) is no folder", nl: "\(folder) is geen map") }
    if access(folder, W_OK) != 0 {
      return Localized(en: "you may not write in \(folder)", nl: "in \(folder) mag u niet schrijven")
    }
    return Localized(
      en: "the disk is full, or does not take a file of that name",
      nl: "de schijf is vol, of neemt geen bestand met die naam aan")
  }
}

extension Desk {
  /// Refuses to write over what the workspace keeps: its papers and records, the roster, and git's own folder.
  ///
  /// - Parameter name: the path as it was typed.
  func mustNotHold(_ path: String, named name: String) throws(Refusal) {
    let folder = repository.commonDirectory
    let place = URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath().path
    let inTree = repository.workDirectory.flatMap { root -> String? in
      let root = root.hasSuffix("/") ? root : root + "/"
      return place.hasPrefix(root) ? String(place.dropFirst(root.count)) : nil
    }
    guard place.hasPrefix(folder + "/") || inTree.map(Layout.isOurs) == true else { return }
    throw Refusal(
      Localized(
        en: "\(name) is a place of the workspace itself: what is kept there would be lost.",
        nl: "\(name) is een plek van de werkruimte zelf: wat daar staat, zou verloren gaan."),
      hints: [Localized(en: "name another file", nl: "noem een ander bestand")])
  }
}

extension Context {
  /// Writes a text that a command made to a file that the user named.
  package func write(_ text: String, to file: String) throws {
    try (try? Desk(self))?.mustNotHold(path(file), named: file)
    try OutputFile.write(Array(text.utf8), to: path(file), named: file)
  }
}
