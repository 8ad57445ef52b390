import Deliberation
import FoundationEssentials
import Git
import ObjectIDs
import Rendering
import Storage

/// The directory that an edition's files are written to.
struct EditionFolder {
  let path: String

  private static let remedy = Localized(
    en: "name a directory that is empty or does not exist", nl: "noem een map die leeg is of nog niet bestaat"
  )

  /// That nothing is there.
  var isMissing: Localized {
    Localized(en: "Nothing stands at \(path).", nl: "Er staat niets in \(path).")
  }

  /// Whether a file of an edition lies there.
  var holdsAny: Bool {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).contains(where: Self.isOurs)
  }

  /// That no edition lies there.
  var holdsNone: Localized {
    Localized(
      en: "No edition lies in \(path): name the folder that holds its index.html and edition.json.",
      nl: "In \(path) staat geen editie: noem de map met index.html en edition.json.")
  }

  /// Whether a file of an edition can have a name.
  static func isOurs(_ name: String) -> Bool {
    [
      "index.html", "paper.md", "attribution.json", "edition.docx", "edition.jsonld", "edition.json",
    ].contains(name) || isPart(name) || isPrinted(name)
  }

  /// Whether it is a page beside that of the paper: `comments-1.html`.
  private static func isPart(_ name: String) -> Bool {
    let words = name.split(separator: "-", omittingEmptySubsequences: false)
    guard words.count == 2, words[1].hasSuffix(".html") else { return false }
    let number = words[1].dropLast(".html".count)
    return ["since", "contested", "changes", "comments", "organisations"].contains(words[0])
      && !number.isEmpty && number.utf8.allSatisfy { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
  }

  /// Whether a page is one that Beraad made: others call theirs `index.html` too.
  private static func isMadeHere(_ page: [UInt8]) -> Bool {
    String(decoding: page.prefix(4_096), as: UTF8.self).contains("<meta name=\"generator\" content=\"beraad ")
  }

  private static func isPrinted(_ name: String) -> Bool {
    EditionMaker.printedNames.contains { $0.name == name }
  }

  /// Refuses a place that holds anything but an earlier edition or draft, and one that cannot be written.
  func mustBeFree() throws(Refusal) {
    try mustBeWritable()
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { return }
    guard isDirectory else {
      throw Refusal(
        Localized(
          en: "\(path) is a file; an edition is a directory.",
          nl: "\(path) is een bestand; een editie is een map."))
    }
    let present = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    if let other = present.sorted().first(where: { !Self.isOurs($0) }) {
      throw Refusal(
        Localized(
          en: "\(path) holds \(other), which is no part of an edition; nothing was written.",
          nl: "In \(path) staat \(other), en dat hoort niet bij een editie; er is niets geschreven."),
        hints: [Self.remedy])
    }
    guard let other = present.sorted().first else { return }
    // An edition whose page was lost is one still.
    if number != nil || bytes(of: "index.html").map(Self.isMadeHere) == true { return }
    let strange = present.contains("index.html") ? "index.html" : other
    throw Refusal(
      Localized(
        en: "\(path) holds \(strange), which Beraad did not make; nothing was written.",
        nl: "In \(path) staat \(strange), en dat heeft Beraad niet gemaakt; er is niets geschreven."),
      hints: [Self.remedy])
  }

  /// Makes a folder where this one goes, and takes it away again: only that tells whether one can be made, and it is asked before anything
  /// is recorded.
  private func mustBeWritable() throws(Refusal) {
    var folder = URL(filePath: path).deletingLastPathComponent()
    while !FileManager.default.fileExists(atPath: folder.path), folder.path != "/" {
      folder = folder.deletingLastPathComponent()
    }
    let probe = folder.appending(path: ".beraad-\(UInt64.random(in: 0...UInt64.max))")
    do {
      try FileManager.default.createDirectory(at: probe, withIntermediateDirectories: false)
      try FileManager.default.removeItem(at: probe)
    } catch {
      throw Refusal(
        Localized(
          en: "\(path) cannot be written: no folder can be made in \(folder.path). Nothing was recorded.",
          nl:
            "\(path) kan niet worden geschreven: in \(folder.path) kan geen map worden gemaakt. Er is niets vastgelegd."
        ),
        hints: [
          Localized(
            en: "name another directory with -o, or look whose it is with: ls -ld \(folder.path)",
            nl: "noem een andere map met -o, of kijk van wie deze is met: ls -ld \(folder.path)")
        ])
    }
  }

  /// The files as they come to stand here together with a move of main.
  func placement(of files: [RenderedFile]) -> FolderPlacement {
    FolderPlacement(path: path, files: files.map { .init(name: $0.name, bytes: $0.bytes) })
  }

  /// Writes the files, all or none, whatever ends the program; away with pages that an earlier draft had.
  func write(_ files: [RenderedFile], for workspace: Workspace) throws {
    try workspace.place(placement(of: files))
    clear(besides: files.map(\.name))
  }

  /// Takes away the pages and PDF files that an earlier edition or draft had here, and these files have not.
  func clear(besides names: [String]) {
    let present = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    for name in present where (Self.isPart(name) || Self.isPrinted(name)) && !names.contains(name) {
      try? FileManager.default.removeItem(atPath: "\(path)/\(name)")
    }
  }

  /// Whether the folder says of itself that it is another edition.
  func holdsAnother(than number: Int) -> Bool { self.number.map { $0 != number } ?? false }

  /// The number of the edition that the folder says it is; nil where it says nothing.
  var number: Int? {
    guard let bytes = bytes(of: "edition.json"), let json = try? JSONReader.read(bytes),
      case .object(let members) = json,
      case .integer(let own)? = members.first(where: { $0.key == "number" })?.value
    else { return nil }
    return own
  }

  /// Whether what lies here of an edition's files is as it was published; false where none of them is here.
  func holds(_ edition: Edition) -> Bool {
    let present = edition.files.compactMap { name, hash in bytes(of: name).map { SHA256.hex($0) == hash } }
    return !present.isEmpty && present.allSatisfy(\.self)
  }

  var exists: Bool { FileManager.default.fileExists(atPath: path) }

  /// The bytes of one file; nil where it is not there.
  func bytes(of name: String) -> [UInt8]? {
    InputFile.contents(of: "\(path)/\(name)")
  }
}

/// Where editions were written on this machine: a note beside the repository, so that `verify` finds them again.
/// It may be deleted at any time.
struct PublishedPlaces {
  private let file: String

  init(_ workspace: Workspace) {
    file = Layout.editions(in: workspace.repository.commonDirectory)
  }

  /// Adds a place; where it cannot be noted, `verify` has to be told.
  func note(_ path: String, paper: Slug, number: Int, commit: ObjectID) {
    let lines = lines.filter { !$0.hasPrefix("\(paper)\t\(number)\t") && !$0.hasSuffix("\t\(path)") }
    let text = (lines + ["\(paper)\t\(number)\t\(commit)\t\(path)"]).joined(separator: "\n") + "\n"
    DerivedFile.put(Array(text.utf8), at: file)
  }

  /// The place of an edition; nil where none was noted.
  ///
  /// - Parameter commit: the commit that the edition is made of: of two that were published apart, only this one's.
  func place(of paper: Slug, number: Int, commit: ObjectID) -> String? {
    lines.last { $0.hasPrefix("\(paper)\t\(number)\t\(commit)\t") }
      .map { String($0.split(separator: "\t", maxSplits: 3).last ?? "") }
  }

  private var lines: [String] {
    guard let data = FileManager.default.contents(atPath: file) else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
