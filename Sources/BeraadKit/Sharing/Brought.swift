import Deliberation
import Git
import Storage
import Transport

extension Context {
  /// Takes in the branches that files bring, so that they are collected as if a host had them. The same file again does
  /// no harm.
  func takeIn(files: [String]) throws {
    guard !files.isEmpty else { return }
    let desk = try Desk(self)
    try desk.workspace.mustBeWritable()
    for file in files {
      let path = file.hasPrefix("/") ? file : "\(directory)/\(file)"
      let branches = try desk.userGit.branches(inBundle: path)
        .filter { $0.name.hasPrefix("\(Layout.partnersReference)/") }
      guard let first = branches.first else {
        throw Refusal(
          "\(file) brings no partner's branch.",
          hints: ["a partner makes one with: beraad submit --bundle FILE"])
      }
      // The file's own name may be anything; what it brings says which one it is.
      try desk.userGit.unbundle(path, under: Layout.broughtPrefix + first.commit.prefix(16))
    }
  }
}
