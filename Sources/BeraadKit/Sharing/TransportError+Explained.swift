package import Deliberation
package import Transport

/// What git said of another machine, in one sentence with the remedy.
extension TransportError: Explained {
  package var explanation: Explanation {
    let (message, hints) = words
    let isAboutTheFile = complaint == .noBundle || complaint == .damagedBundle
    return Explanation(isAboutTheFile ? .refused : .failed, message, hints: hints)
  }

  private var words: (message: Localized, hints: [Localized]) {
    switch complaint {
    case .noGit:
      (
        Localized(
          en: "There is no git on this machine to connect with.",
          nl: "Op deze computer staat geen git om verbinding mee te maken."),
        [Localized(en: "install it with: apt-get install git", nl: "installeer het met: apt-get install git")]
      )
    case .unknownHost:
      (
        Localized(en: "The host of \(place) is not known.", nl: "De host van \(place) is niet bekend."),
        [
          Localized(
            en: "look whether the address is right, and whether you are online",
            nl: "kijk of het adres klopt, en of u online bent")
        ]
      )
    case .noConnection:
      (
        Localized(en: "Nobody answers at \(place).", nl: "Op \(place) antwoordt niemand."),
        [
          Localized(
            en: "try again when you are online; your records are safe here",
            nl: "probeer het opnieuw als u online bent; wat u vastlegde, staat hier veilig"),
          Localized(
            en: "or without a network: beraad submit --bundle FILE",
            nl: "of zonder netwerk: beraad submit --bundle BESTAND"),
        ]
      )
    case .hostKey:
      (
        Localized(
          en: "The key of the host at \(place) is not known to you, or is not the one that it was.",
          nl: "De sleutel van de host op \(place) kent u niet, of het is niet meer dezelfde."),
        [
          Localized(
            en: "connect once by hand with ssh, and compare the key with what the host publishes",
            nl: "maak één keer zelf verbinding met ssh, en vergelijk de sleutel met wat de host bekendmaakt")
        ]
      )
    case .certificate:
      (
        Localized(
          en: "The certificate of \(place) is not to be trusted.",
          nl: "Het certificaat van \(place) is niet te vertrouwen."),
        [
          Localized(
            en: "ask whoever runs the host; do not turn the check off",
            nl: "vraag het de beheerder van de host; zet de controle niet uit")
        ]
      )
    case .noRight:
      (
        Localized(
          en: "The host does not let you in at \(place).", nl: "De host laat u niet binnen op \(place)."),
        [
          Localized(
            en: "look whether your key or password is known there, or ask the committee for the right to it",
            nl: "kijk of uw sleutel of wachtwoord daar bekend is, of vraag de commissie om het recht")
        ]
      )
    case .noRepository:
      (
        Localized(en: "There is no repository at \(place).", nl: "Op \(place) staat geen repository."),
        [Localized(en: "look whether the address is right", nl: "kijk of het adres klopt")]
      )
    case .moved:
      (
        Localized(
          en: "The host holds more by now than this clone.",
          nl: "De host heeft inmiddels meer dan deze kloon."),
        [Localized(en: "take it in with: beraad sync", nl: "haal het op met: beraad sync")]
      )
    case .noRoomThere(let branch, let new):
      (
        Localized(
          en: "The host has a branch called '\(branch)', which leaves no room for \(new).",
          nl: "De host heeft een branch die '\(branch)' heet, en die laat geen plaats voor \(new)."),
        [
          Self.renameThere.map { $0 + Self.renaming(branch, at: remote ?? "'\(place)'") }
        ]
      )
    case .noRoomHere(let reference):
      (
        Localized(
          en:
            "This clone remembers a branch of \(place) as \(reference), which leaves no room for one that the host has now.",
          nl:
            "Deze kloon kent een branch van \(place) nog als \(reference), en die laat geen plaats voor een die de host nu heeft."
        ),
        [
          Localized(
            en: "forget it with: git update-ref -d \(reference)",
            nl: "laat git die vergeten met: git update-ref -d \(reference)")
        ]
      )
    case .hostRefused(let reason):
      (
        Localized(en: "The host refused it: \(reason)", nl: "De host weigerde het: \(reason)"),
        [
          Localized(
            en: "ask whoever runs the host; your records are safe here",
            nl: "vraag het de beheerder van de host; wat u vastlegde, staat hier veilig")
        ]
      )
    case .ownHook, .sendingToBundle, .mirror: ofThisClone
    case .hostFull:
      (
        Localized(en: "The host has no room left.", nl: "De host heeft geen ruimte meer."),
        [
          Localized(
            en: "ask whoever runs it; your records are safe here",
            nl: "vraag het de beheerder; wat u vastlegde, staat hier veilig")
        ]
      )
    case .checkedOut:
      (
        Localized(
          en: "\(place) is a repository that somebody works in, not one to share through.",
          nl: "\(place) is een repository waarin iemand werkt, niet een om langs te delen."),
        [
          Localized(
            en: "make a bare one there with: git init --bare", nl: "maak daar een kale met: git init --bare")
        ]
      )
    case .interrupted:
      (
        Localized(
          en: "It was interrupted; nothing is half done.", nl: "Het is afgebroken; er is niets half gedaan."),
        [Localized(en: "try again whenever you like", nl: "probeer het gerust opnieuw")]
      )
    case .bundleBase:
      (
        Localized(
          en: "\(place) stands on commits that are not here.",
          nl: "\(place) bouwt voort op commits die hier niet zijn."),
        [
          Localized(
            en: "take in what the host has with: beraad sync",
            nl: "haal op wat de host heeft met: beraad sync")
        ]
      )
    case .noBundle:
      (
        Localized(en: "\(place) is no bundle of git.", nl: "\(place) is geen bundel van git."),
        [
          Localized(
            en: "a partner makes one with: beraad submit --bundle FILE",
            nl: "een partner maakt er een met: beraad submit --bundle BESTAND")
        ]
      )
    case .damagedBundle:
      (
        Localized(
          en: "\(place) is damaged: it was cut off or changed on its way, and nothing of it was taken in.",
          nl: "\(place) is beschadigd: onderweg afgekapt of veranderd, en er is niets van overgenomen."),
        [
          Localized(
            en: "ask for it once more; a partner makes one with: beraad submit --bundle FILE",
            nl: "vraag er nog eens om; een partner maakt er een met: beraad submit --bundle BESTAND")
        ]
      )
    case .locked(let path):
      (
        Localized(
          en: "\(path) is in the way: another git is at work here, or was killed.",
          nl: "\(path) staat in de weg: een andere git is hier bezig, of is afgebroken."),
        [
          Self.waitForGit.map { $0 + (path.contains(".git/") ? "beraad doctor --mend" : "rm '\(path)'") }
        ]
      )
    case .ended(let signal):
      (
        Localized(
          en: "Git was ended by signal \(signal) before it was done with \(place).",
          nl: "Git is door signaal \(signal) beëindigd voordat het klaar was met \(place)."),
        [
          Localized(
            en: "try again; if a lock is in the way then: beraad doctor --mend",
            nl: "probeer het opnieuw; staat er dan een lock in de weg: beraad doctor --mend")
        ]
      )
    case .unfollowed(let reference):
      (
        Localized(
          en: "Git could not do it at \(place): \(reference) names what is not there.",
          nl: "Git kon het niet op \(place): \(reference) wijst naar iets wat er niet is."),
        [Localized(en: "see what it is with: beraad doctor", nl: "kijk wat het is met: beraad doctor")]
      )
    case .other(""):
      (
        Localized(
          en: "Git could not do it at \(place): git said nothing",
          nl: "Git kon het niet op \(place), en zei niet waarom"), []
      )
    case .other(let words):
      (
        Localized(
          en: "Git could not do it at \(place): \(words)", nl: "Git kon het niet op \(place): \(words)"), []
      )
    }
  }

  /// What a hook or a setting of this clone keeps from being sent: the host was not asked.
  private var ofThisClone: (message: Localized, hints: [Localized]) {
    let name = remote ?? "origin"
    switch complaint {
    case .ownHook(let hook, let words):
      let said = words.isEmpty ? "" : ": \(words)"
      return (
        Localized(
          en: "The hook \(hook) of this clone refused it\(said)",
          nl: "De hook \(hook) van deze kloon weigerde het\(said)"),
        [
          Localized(
            en:
              "the host had no part in it; read what the hook wants with: cat \"$(git rev-parse --git-path hooks/\(hook))\"",
            nl:
              "het ligt niet aan de host; lees wat de hook wil met: cat \"$(git rev-parse --git-path hooks/\(hook))\""
          )
        ]
      )
    case .mirror:
      return (
        Localized(
          en:
            "The setting remote.\(name).mirror has git send all that is here, and delete at \(place) what is not: nothing was sent.",
          nl:
            "Door de instelling remote.\(name).mirror stuurt git alles wat hier is, en verwijdert het op \(place) wat hier niet is: er is niets verstuurd."
        ),
        [
          Localized(
            en: "take the setting away with: git config --unset remote.\(name).mirror",
            nl: "haal de instelling weg met: git config --unset remote.\(name).mirror")
        ]
      )
    default:
      return (
        Localized(
          en: "\(place) is a bundle, from which git fetches only: nothing can be sent there.",
          nl: "\(place) is een bundel, waaruit git alleen ophaalt: daar is niets heen te sturen."),
        [
          Localized(
            en: "name the host instead, with: git remote set-url \(name) ADDRESS",
            nl: "noem in plaats daarvan de host, met: git remote set-url \(name) ADDRESS"),
          Localized(
            en: "or without a network: beraad submit --bundle FILE",
            nl: "of zonder netwerk: beraad submit --bundle BESTAND"),
        ]
      )
    }
  }

  private static let renameThere = Localized(
    en: "rename it there, or ask whoever runs the host to, with: ",
    nl: "geef die daar een andere naam, of vraag dat aan de beheerder van de host, met: ")

  private static let waitForGit = Localized(
    en: "wait until it has ended; if none runs any more: ",
    nl: "wacht tot die klaar is; draait er geen meer: ")

  /// What gives a branch of a host another name.
  static func renaming(_ branch: String, at remote: String) -> String {
    let old = branch.split(separator: "/").joined(separator: "-")
    return
      "git fetch --refmap= \(remote) \(branch) && git push \(remote) FETCH_HEAD:refs/heads/old-\(old) :refs/heads/\(branch)"
  }
}
