import Deliberation
import FoundationEssentials
import Git
import Rendering
import Storage

/// The directory that an edition's files are written to.
struct EditionFolder {
  let path: String

  private static let names: Set = ["index.html", "paper.md", "attribution.json", "edition.json"]

  /// Refuses a place that holds anything but an earlier edition.
  func mustBeFree() throws(Refusal) {
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { return }
    guard isDirectory else { throw Refusal("\(path) is a file; an edition is a directory.") }
    let present = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    if let other = present.sorted().first(where: { !Self.names.contains($0) }) {
      throw Refusal(
        "\(path) holds \(other), which is no part of an edition; nothing was written.",
        hints: ["name a directory that is empty or does not exist"])
    }
  }

  /// Writes the files, each whole or not at all.
  func write(_ files: [RenderedFile]) throws(Refusal) {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      for file in files {
        try Data(file.bytes).write(to: URL(filePath: "\(path)/\(file.name)"), options: .atomic)
      }
    } catch {
      throw Refusal("The edition cannot be written to \(path).", causes: ["\(error)"])
    }
  }

  var exists: Bool { FileManager.default.fileExists(atPath: path) }

  /// The bytes of one file; nil where it is not there.
  func bytes(of name: String) -> [UInt8]? {
    FileManager.default.contents(atPath: "\(path)/\(name)").map(Array.init)
  }
}

/// Where editions were written on this machine: a note beside the repository, so that `verify` finds them again.
/// It may be deleted at any time.
struct PublishedPlaces {
  private let file: String

  init(_ workspace: Workspace) {
    file = workspace.repository.commonDirectory + "/beraad/published"
  }

  /// Adds a place; where it cannot be noted, `verify` has to be told.
  func note(_ path: String, paper: Slug, number: Int) {
    let lines = lines.filter { !$0.hasPrefix("\(paper)\t\(number)\t") && !$0.hasSuffix("\t\(path)") }
    let text = (lines + ["\(paper)\t\(number)\t\(path)"]).joined(separator: "\n") + "\n"
    try? Data(text.utf8).write(to: URL(filePath: file), options: .atomic)
  }

  /// The place of an edition; nil where none was noted.
  func place(of paper: Slug, number: Int) -> String? {
    lines.last { $0.hasPrefix("\(paper)\t\(number)\t") }
      .map { String($0.split(separator: "\t", maxSplits: 2).last ?? "") }
  }

  private var lines: [String] {
    guard let data = FileManager.default.contents(atPath: file) else { return [] }
    return String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
  }
}
