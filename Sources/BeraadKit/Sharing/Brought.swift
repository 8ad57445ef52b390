import Deliberation
import Git
import Storage
import Transport

extension Context {
  /// Takes in the branches that files bring, so that they are collected as if a host had them. The same file again does
  /// no harm.
  ///
  /// - Returns: the references that were not there before.
  func takeIn(files: [String]) throws -> [String] {
    guard !files.isEmpty else { return [] }
    let desk = try Desk(self)
    try desk.workspace.mustBeWritable()
    let before = Set(try desk.repository.branches(matching: Layout.broughtPrefix).map(\.name))
    for file in files {
      let path = file.hasPrefix("/") ? file : "\(directory)/\(file)"
      try InputFile.mustNotWait(for: path, named: file)
      let branches = try desk.userGit.branches(inBundle: path)
        .filter { $0.name.hasPrefix("\(Layout.partnersReference)/") }
      guard let first = branches.first else {
        throw Refusal(
          Localized(
            en: "\(file) brings no partner's branch.", nl: "In \(file) zit geen branch van een partner."),
          hints: [
            Localized(
              en: "a partner makes one with: beraad submit --bundle FILE",
              nl: "een partner maakt er een met: beraad submit --bundle BESTAND")
          ])
      }
      // The file's own name may be anything; what it brings says which one it is.
      try desk.repository.withGuest {
        try desk.userGit.unbundle(path, under: Layout.broughtPrefix + first.commit.prefix(16))
      }
    }
    return try desk.repository.branches(matching: Layout.broughtPrefix).map(\.name).filter {
      !before.contains($0)
    }
  }

  /// Forgets what was taken in only to be looked at.
  func putBack(_ references: [String]) {
    guard let repository = try? Desk(self).repository else { return }
    for name in references {
      guard let tip = try? repository.tip(of: name) else { continue }
      try? repository.delete(name, from: tip)
    }
  }
}
