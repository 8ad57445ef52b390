import BeraadKit
import Deliberation
import Glibc

extension WebDoctor {
  /// The files of halls, of their cards and of what is dealt out.
  func ofHalls(in folder: StateFolder) -> [Finding] {
    let kinds: [(folder: String, what: Localized, isSound: ([UInt8]) -> Bool)] = [
      (
        "halls", Localized(en: "the stickers of a hall", nl: "de stickers van een zaal"),
        { HallContent($0) != nil }
      ),
      (
        ClosedHall.folder,
        Localized(en: "what a closed hall showed last", nl: "wat een gesloten zaal het laatst liet zien"),
        { ClosedHall($0) != nil }
      ),
      ("cards", Localized(en: "the cards of a hall", nl: "de kaarten van een zaal"), Halls.areCards),
      (
        "deals", Localized(en: "what a screen deals out", nl: "wat een scherm uitdeelt"),
        { Deals.Deal($0) != nil }
      ),
    ]
    return kinds.flatMap { kind in
      below(kind.folder).compactMap { name in
        let place = "\(path)/\(kind.folder)/\(name)"
        if name.hasSuffix(".new") {
          return Finding(
            Localized(
              en: "\(place) was left by a server that was killed.",
              nl: "\(place) is achtergelaten door een server die werd afgebroken."),
            Localized(en: "it may be deleted.", nl: "het mag weg."))
        }
        let bytes = (try? folder.read("\(kind.folder)/\(name)")).flatMap { $0 }
        if HallKey(fileName: name) != nil, bytes.map(kind.isSound) == true { return nil }
        return Finding(
          Localized(
            en: "\(place) is damaged: \(kind.what.english).",
            nl: "\(place) is beschadigd: \(kind.what.dutch)."),
          Self.restore)
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
        Localized(
          en: "\(other) is another user's: nothing can be saved.",
          nl: "\(other) is van een andere gebruiker: er kan niets worden opgeslagen."),
        Localized(
          en:
            "give the workspace to the user that serves, with chown -R; and give commands there as that user.",
          nl:
            "geef de werkplaats met chown -R aan de gebruiker die de site draait; en geef daar opdrachten als die gebruiker."
        ))
    ]
  }

  /// Whoever pushes into this workspace pushes main as well, and a roster that nobody can read answers every page with 503.
  func ofSharing() -> [Finding] {
    guard let sharing = try? context.sharing(), sharing.isShared, !sharing.hasHook else { return [] }
    return [
      Finding(
        Localized(
          en: "Others push into the workspace, and no hook asks what: each of them may push main.",
          nl: "Anderen pushen naar de werkplaats, en geen hook vraagt wat: ieder van hen kan main pushen."),
        Localized(
          en: "docs/hosting-git.md, under 'A bare repository', has the hook and its settings.",
          nl: "docs/hosting-git.md, onder 'A bare repository', heeft de hook en de instellingen."))
    ]
  }

  /// A folder of objects that cannot be written into.
  private func objectsOfOthers(in git: String) -> String? {
    (0..<256).lazy.map { "\(git)/objects/" + String($0 + 256, radix: 16).dropFirst() }.first { folder in
      access(folder, F_OK) == 0 && access(folder, W_OK) != 0
    }
  }
}
