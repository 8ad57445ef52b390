package import Deliberation
import FoundationEssentials
import Storage

extension Context {
  /// The language of the alliance in whose work tree the user stands; nil where that is none, or its roster cannot be read.
  ///
  /// Looks at the file alone, and no farther up than the repository goes: whoever asks for help needs no git.
  package var allianceLanguage: Language? {
    guard directory.hasPrefix("/") else { return nil }
    var parts = directory.split(separator: "/")[...]
    while true {
      let folder = "/" + parts.joined(separator: "/")
      let roster = "\(folder)/\(Layout.roster)"
      if InputFile.isPlain(roster) {
        return InputFile.contents(of: roster).flatMap { try? RosterCoding.decode($0).language }
      }
      guard !parts.isEmpty, !FileManager.default.fileExists(atPath: "\(folder)/.git") else { return nil }
      parts.removeLast()
    }
  }
}
