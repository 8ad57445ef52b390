import BeraadKit
import Deliberation
import Glibc

extension WebDoctor {
  /// The files of halls, of their cards and of what is dealt out.
  func ofHalls(in folder: StateFolder) -> [Finding] {
    let kinds: [(folder: String, what: String, isSound: ([UInt8]) -> Bool)] = [
      ("halls", "the stickers of a hall", { HallContent($0) != nil }),
      (ClosedHall.folder, "what a closed hall showed last", { ClosedHall($0) != nil }),
      ("cards", "the cards of a hall", Halls.areCards),
      ("deals", "what a screen deals out", { Deals.Deal($0) != nil }),
    ]
    return kinds.flatMap { kind in
      below(kind.folder).compactMap { name in
        let place = "\(path)/\(kind.folder)/\(name)"
        if name.hasSuffix(".new") {
          return Finding("\(place) was left by a server that was killed.", "it may be deleted.")
        }
        let bytes = (try? folder.read("\(kind.folder)/\(name)")).flatMap { $0 }
        if HallKey(fileName: name) != nil, bytes.map(kind.isSound) == true { return nil }
        return Finding(
          "\(place) is damaged: \(kind.what).", "put it back from a copy; docs/hosting.md says how.")
      }
    }
  }

  /// What a command that somebody else gave has left in the workspace: whoever serves cannot write there, and every form fails.
  func ofOwners() -> [Finding] {
    guard geteuid() != 0, let git = try? context.gitFolder() else { return [] }
    let places = ["", "/objects", "/refs", "/refs/heads", "/refs/heads/partners", "/beraad", "/index"]
    let other =
      places.map { git + $0 }.first { place in
        var info = stat()
        return stat(place, &info) == 0 && info.st_uid != geteuid() && access(place, W_OK) != 0
      } ?? objectsOfOthers(in: git)
    guard let other else { return [] }
    return [
      Finding(
        "\(other) is another user's: nothing can be saved.",
        "give the workspace to the user that serves, with chown -R; and give commands there as that user.")
    ]
  }

  /// Whoever pushes into this workspace pushes main as well, and a roster that nobody can read answers every page with 503.
  func ofSharing() -> [Finding] {
    guard let sharing = try? context.sharing(), sharing.isShared, !sharing.hasHook else { return [] }
    return [
      Finding(
        "Others push into the workspace, and no hook asks what: each of them may push main.",
        "docs/hosting-git.md, under 'A bare repository', has the hook and its settings.")
    ]
  }

  /// A folder of objects that cannot be written into.
  private func objectsOfOthers(in git: String) -> String? {
    (0..<256).lazy.map { "\(git)/objects/" + String($0 + 256, radix: 16).dropFirst() }.first { folder in
      access(folder, F_OK) == 0 && access(folder, W_OK) != 0
    }
  }
}
