import Deliberation
import FoundationEssentials
import Git
import Glibc
import Storage
import Synchronization

/// The folder that a site is written to, held by one writer at a time.
final class SiteFolder: Sendable {
  let path: String
  /// What an earlier run put there; nil for an empty folder.
  let before: SiteManifest?
  /// The folder itself, locked: the kernel lets it go when the process dies.
  private let descriptor: Int32
  /// What is to be said of the folder before the first change of it; nil once it was said.
  private let announcement = Mutex<SiteManifest?>(nil)

  /// Takes a folder, which is made where it lacks.
  ///
  /// - Throws: a `Refusal` where it holds anything and no earlier site, where somebody else is writing, or where nothing can be written.
  init(path: String, named name: String) throws(Refusal) {
    self.path = path
    try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0, access(path, W_OK) == 0 else {
      if descriptor >= 0 { close(descriptor) }
      throw Self.unwritable(name)
    }
    guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
      close(descriptor)
      throw Refusal(
        Localized(
          en: "Somebody else is writing a site in \(name); nothing was written.",
          nl: "Iemand anders schrijft al een site in \(name); er is niets geschreven."),
        hints: [Localized(en: "wait until that is done", nl: "wacht tot dat klaar is")])
    }
    before = Self.manifest(in: path)
    guard before != nil || Self.names(in: path).allSatisfy(Self.isDraft) else {
      close(descriptor)
      throw Self.isForeign(name)
    }
  }

  deinit { close(descriptor) }

  /// What a folder says of itself that it holds; nil where it says nothing.
  static func manifest(in path: String) -> SiteManifest? {
    DerivedFile.contents(of: "\(path)/\(SiteManifest.name)").flatMap(SiteManifest.init)
  }

  // MARK: Reading

  /// The bytes of a file of the site; nil where none is there, or a link leads to it.
  func bytes(at file: String) -> [UInt8]? { Self.bytes(at: file, in: path) }

  static func bytes(at file: String, in path: String) -> [UInt8]? {
    // The way to it leads through folders alone, and through no link out of the site.
    folders(of: file).allSatisfy { kind(of: $0, in: path) == S_IFDIR }
      ? DerivedFile.contents(of: "\(path)/\(file)") : nil
  }

  /// What lies there and is not of the site: files, and whole folders.
  ///
  /// - Parameter own: the paths of the site.
  func foreign(besides own: Set<String>) -> [String] {
    let folders = Set(own.flatMap(Self.folders))
    var (found, waiting): ([String], [String]) = ([], [""])
    while let folder = waiting.popLast() {
      for name in Self.names(in: folder.isEmpty ? path : "\(path)/\(folder)").sorted() {
        let file = folder.isEmpty ? name : "\(folder)/\(name)"
        if own.contains(file) || file == SiteManifest.name || folder.isEmpty && Self.isDraft(name) {
          continue
        }
        if folders.contains(file), kind(of: file) == S_IFDIR {
          waiting.append(file)
        } else {
          found.append(file)
        }
      }
    }
    return found.sorted()
  }

  // MARK: Writing

  /// Refuses a place of the site where something of somebody else lies.
  ///
  /// - Parameter own: the paths of the site as it is to be.
  func mustBeFree(for own: Set<String>, named name: String) throws(Refusal) {
    let known = Set(before?.files.keys ?? [:].keys)
    for file in own.sorted() {
      let isTaken = kind(of: file).map { !known.contains(file) || $0 == S_IFDIR } ?? false
      let wall = Self.folders(of: file).first {
        kind(of: $0).map { $0 != S_IFDIR } ?? false && !known.contains($0)
      }
      guard isTaken || wall != nil else { continue }
      throw Refusal(
        Localized(
          en:
            "\(name)/\(wall ?? file) lies where the site has something of its own, and Beraad did not make it; nothing was written.",
          nl:
            "\(name)/\(wall ?? file) staat waar de site zelf iets heeft, en Beraad heeft het niet gemaakt; er is niets geschreven."
        ),
        hints: [
          Localized(en: "take it away, or name another directory", nl: "haal het weg, of noem een andere map")
        ])
    }
  }

  /// Puts a file in place, whole or not at all, where other bytes are there.
  ///
  /// - Returns: whether it was written.
  @discardableResult func put(_ bytes: [UInt8], at file: String) throws(Refusal) -> Bool {
    guard self.bytes(at: file) != bytes else { return false }
    try announce()
    for folder in Self.folders(of: file) where kind(of: folder) != S_IFDIR {
      // One that was a file of the site before.
      if kind(of: folder) != nil { unlink("\(path)/\(folder)") }
      guard mkdir("\(path)/\(folder)", 0o777) == 0 || errno == EEXIST else { throw Self.unwritable(path) }
    }
    try write(bytes, to: file)
    return true
  }

  private func write(_ bytes: [UInt8], to file: String) throws(Refusal) {
    let draft = "\(path)/\(Self.draftPrefix)\(UInt64.random(in: 0...UInt64.max))"
    guard Self.fill(draft, with: bytes), rename(draft, "\(path)/\(file)") == 0 else {
      unlink(draft)
      throw Self.unwritable("\(path)/\(file)")
    }
  }

  /// Foundation has drafts of its own, under names that the next run would not know.
  private static func fill(_ draft: String, with bytes: [UInt8]) -> Bool {
    let file = open(draft, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
    guard file >= 0 else { return false }
    let isWhole = WholeFile.append(bytes, to: file)
    return close(file) == 0 && isWhole
  }

  /// Has the folder say, before it is changed, what may lie there until `note`: whatever ends this run, the next one knows all of it.
  func willHold(_ manifest: SiteManifest) { announcement.withLock { $0 = manifest } }

  private func announce() throws(Refusal) {
    try announcement.withLock { manifest throws(Refusal) in
      guard let bytes = manifest?.bytes else { return }
      try write(bytes, to: SiteManifest.name)
      manifest = nil
    }
  }

  /// Takes away what an earlier run put there and the site has no longer. What somebody changed since stays.
  ///
  /// - Returns: how many files went.
  func remove(besides own: Set<String>) throws(Refusal) -> Int {
    guard let before, !own.isSuperset(of: before.files.keys) else { return 0 }
    try announce()
    var count = 0
    for (file, hash) in before.files.sorted(by: { $0.key < $1.key }) where !own.contains(file) {
      guard let bytes = bytes(at: file), before.isUnfinished || SHA256.hex(bytes) == hash,
        unlink("\(path)/\(file)") == 0
      else { continue }
      count += 1
      // Only an empty folder goes.
      for folder in Self.folders(of: file).reversed() where rmdir("\(path)/\(folder)") != 0 { break }
    }
    return count
  }

  /// Says what is there, and takes away what a killed run left half written.
  func note(_ manifest: SiteManifest) throws(Refusal) {
    for name in Self.names(in: path) where Self.isDraft(name) { unlink("\(path)/\(name)") }
    if bytes(at: SiteManifest.name) != manifest.bytes { try write(manifest.bytes, to: SiteManifest.name) }
  }

  // MARK: Names

  /// What a file is called until it is whole.
  private static let draftPrefix = ".beraad-site-"
  private static func isDraft(_ name: String) -> Bool { name.hasPrefix(draftPrefix) }

  private static func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
  }

  /// The folders that a path leads through, the outermost first.
  private static func folders(of file: String) -> [String] {
    let parts = file.split(separator: "/").dropLast()
    return parts.indices.map { parts[...$0].joined(separator: "/") }
  }

  /// What lies at a path, without following a link; nil for nothing.
  private static func kind(of file: String, in path: String) -> mode_t? {
    var status = stat()
    return lstat("\(path)/\(file)", &status) == 0 ? status.st_mode & S_IFMT : nil
  }

  private func kind(of file: String) -> mode_t? { Self.kind(of: file, in: path) }

  // MARK: Refusals

  private static func unwritable(_ name: String) -> Refusal {
    Refusal(
      Localized(
        en: "\(name) cannot be written: it is no folder, you may not write there, or the disk is full.",
        nl: "\(name) is niet te schrijven: het is geen map, u mag daar niet schrijven, of de schijf is vol."),
      hints: [Localized(en: "name another directory", nl: "noem een andere map")])
  }

  private static func isForeign(_ name: String) -> Refusal {
    Refusal(
      Localized(
        en: "\(name) holds something that is no site of Beraad; nothing was written.",
        nl: "In \(name) staat iets wat geen site van Beraad is; er is niets geschreven."),
      hints: [
        Localized(
          en: "name a directory that is empty or does not exist",
          nl: "noem een map die leeg is of nog niet bestaat")
      ])
  }
}
