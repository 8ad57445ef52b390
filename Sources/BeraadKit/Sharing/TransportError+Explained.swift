package import Deliberation
package import Transport

/// What git said of another machine, in one sentence with the remedy.
extension TransportError: Explained {
  package var explanation: Explanation {
    let (message, hints) = words
    let isAboutTheFile = complaint == .noBundle || complaint == .damagedBundle
    return Explanation(
      isAboutTheFile ? .refused : .failed, Localized(message), hints: hints.map { Localized($0) })
  }

  private var words: (message: String, hints: [String]) {
    switch complaint {
    case .noGit:
      ("There is no git on this machine to connect with.", ["install it with: apt-get install git"])
    case .unknownHost:
      (
        "The host of \(place) is not known.",
        ["look whether the address is right, and whether you are online"]
      )
    case .noConnection:
      (
        "Nobody answers at \(place).",
        [
          "try again when you are online; your records are safe here",
          "or without a network: beraad submit --bundle FILE",
        ]
      )
    case .hostKey:
      (
        "The key of the host at \(place) is not known to you, or is not the one that it was.",
        ["connect once by hand with ssh, and compare the key with what the host publishes"]
      )
    case .certificate:
      (
        "The certificate of \(place) is not to be trusted.",
        ["ask whoever runs the host; do not turn the check off"]
      )
    case .noRight:
      (
        "The host does not let you in at \(place).",
        ["look whether your key or password is known there, or ask the committee for the right to it"]
      )
    case .noRepository:
      ("There is no repository at \(place).", ["look whether the address is right"])
    case .moved: ("The host holds more by now than this clone.", ["take it in with: beraad sync"])
    case .noRoomThere(let branch, let new):
      (
        "The host has a branch called '\(branch)', which leaves no room for \(new).",
        [
          "rename it there, or ask whoever runs the host to, with: "
            + Self.renaming(branch, at: remote ?? "'\(place)'")
        ]
      )
    case .noRoomHere(let reference):
      (
        "This clone remembers a branch of \(place) as \(reference), which leaves no room for one that the host has now.",
        ["forget it with: git update-ref -d \(reference)"]
      )
    case .hostRefused(let reason):
      ("The host refused it: \(reason)", ["ask whoever runs the host; your records are safe here"])
    case .hostFull: ("The host has no room left.", ["ask whoever runs it; your records are safe here"])
    case .checkedOut:
      (
        "\(place) is a repository that somebody works in, not one to share through.",
        ["make a bare one there with: git init --bare"]
      )
    case .interrupted: ("It was interrupted; nothing is half done.", ["try again whenever you like"])
    case .bundleBase:
      ("\(place) stands on commits that are not here.", ["take in what the host has with: beraad sync"])
    case .noBundle:
      ("\(place) is no bundle of git.", ["a partner makes one with: beraad submit --bundle FILE"])
    case .damagedBundle:
      (
        "\(place) is damaged: it was cut off or changed on its way, and nothing of it was taken in.",
        ["ask for it once more; a partner makes one with: beraad submit --bundle FILE"]
      )
    case .locked(let path):
      (
        "\(path) is in the way: another git is at work here, or was killed.",
        [
          "wait until it has ended; if none runs any more: "
            + (path.contains(".git/") ? "beraad doctor --mend" : "rm '\(path)'")
        ]
      )
    case .ended(let signal):
      (
        "Git was ended by signal \(signal) before it was done with \(place).",
        ["try again; if a lock is in the way then: beraad doctor --mend"]
      )
    case .other(let words): ("Git could not do it at \(place): \(words)", [])
    }
  }

  /// What gives a branch of a host another name.
  static func renaming(_ branch: String, at remote: String) -> String {
    let old = branch.split(separator: "/").joined(separator: "-")
    return
      "git fetch --refmap= \(remote) \(branch) && git push \(remote) FETCH_HEAD:refs/heads/old-\(old) :refs/heads/\(branch)"
  }
}
