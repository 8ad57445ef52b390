import ArgumentParser
import BeraadKit
import Deliberation
import Glibc
import Help
import Prose

struct DoctorCommand: HelpedCommand, AsyncParsableCommand {
  static let help = CommandHelp(
    verb: "doctor", of: nil,
    abstract: Localized(
      en: "Look for what gets in the way of serving.",
      nl: "Zoek wat de server in de weg zit."),
    english: """
      The state folder, its key and files; the workspace; the door; mail; room on the disk. It changes nothing. beraad doctor \
      looks at the workspace itself.

        beraad-web doctor -C alliance --state state
      """,
    dutch: """
      De eigen map van de server, de sleutel en de bestanden daarin; de werkruimte; de deur; mail; ruimte op de schijf. Het \
      verandert niets. beraad doctor kijkt naar de werkruimte zelf.

        beraad-web doctor -C alliantie --state staat
      """)

  @OptionGroup var places: PlaceOptions
  @Flag(help: ArgumentHelp(en: "Answer in JSON.", nl: "Antwoord als JSON.")) var json = false

  func run() async throws {
    let findings = WebDoctor(path: Context.process.path(places.state), context: places.context()).findings()
    if json {
      let list = findings.map {
        "{\"what\":\(Self.quoted($0.what.english)),\"advice\":\(Self.quoted($0.advice.english))}"
      }
      Standard.output.write("{\"findings\":[\(list.joined(separator: ","))]}\n")
    } else {
      let language = Language.ofEnvironment
      Standard.output.write(findings.map { "\($0.what[language])\n  \($0.advice[language])\n" }.joined())
      if findings.isEmpty {
        Standard.error.write(
          Localized(en: "Nothing is in the way.\n", nl: "Niets zit in de weg.\n")[language])
      }
    }
    if !findings.isEmpty { throw ExitCode(1) }
  }

  private static func quoted(_ text: String) -> String {
    "\""
      + text.replacing(scalar: "\\", with: "\\\\").replacing(scalar: "\"", with: "\\\"").replacing(
        scalar: "\n", with: " ") + "\""
  }
}

/// What gets in the way of serving a workspace from a state folder.
struct WebDoctor {
  struct Finding: Hashable {
    let what: Localized
    let advice: Localized

    init(_ what: Localized, _ advice: Localized) { (self.what, self.advice) = (what, advice) }
  }

  let path: String
  let context: Context

  func findings() -> [Finding] {
    var info = stat()
    guard stat(path, &info) == 0 else {
      return [
        Finding(
          Localized(en: "There is no folder \(path).", nl: "De map \(path) bestaat niet."),
          Localized(
            en: "beraad serve makes it; or --state names another.",
            nl: "beraad serve maakt hem; of noem met --state een andere."))
      ]
    }
    return ofRights() + ofFiles() + ofRoom() + ofWorkspace() + ofOwners() + ofSharing() + ofFilesInTheWay()
      + ofMail()
  }

  /// Others may not look: in it lie the key, and the stickers of halls that are open.
  private func ofRights() -> [Finding] {
    var findings: [Finding] = []
    for name in [""] + names() {
      let place = name.isEmpty ? path : "\(path)/\(name)"
      var info = stat()
      guard lstat(place, &info) == 0 else { continue }
      if info.st_mode & S_IFMT != S_IFSOCK, info.st_mode & 0o077 != 0 {
        findings.append(
          Finding(
            Localized(en: "Others can read \(place).", nl: "Anderen kunnen \(place) lezen."),
            .typed("chmod \(info.st_mode & S_IFMT == S_IFDIR ? "700" : "600") \(place)"))
        )
      }
      if info.st_uid != geteuid(), geteuid() != 0 {
        findings.append(
          Finding(
            Localized(en: "\(place) is another user's.", nl: "\(place) is van een andere gebruiker."),
            Localized(
              en: "chown it to the user that serves.",
              nl: "geef het met chown aan de gebruiker die de site draait.")))
      }
    }
    return findings
  }

  /// The files below the folder, but for those of editions.
  private func names() -> [String] {
    let folders = ["halls", "cards", "deals", ClosedHall.folder, NewsMailing.folder]
    return ["key", "access.json", "news.json", "address", "lock"] + folders
      + folders.flatMap { folder in below(folder).map { "\(folder)/\($0)" } }
  }

  func below(_ folder: String) -> [String] {
    guard let directory = opendir("\(path)/\(folder)") else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if !name.hasPrefix(".") { names.append(name) }
    }
    return names.sorted()
  }

  private func ofFiles() -> [Finding] {
    guard let folder = try? StateFolder(existing: path) else { return [] }
    var findings: [Finding] = []
    if let key = try? folder.read("key"), key.count != 32 {
      findings.append(
        Finding(
          Localized(
            en: "\(path)/key is damaged: it is not 32 bytes.",
            nl: "\(path)/key is beschadigd: het zijn geen 32 bytes."), Self.restore))
    }
    if folder.stamp(of: "key") == nil, AccessBook.isUsed(in: folder) {
      findings.append(
        Finding(
          Localized(
            en: "\(path)/key is gone: no link, code or cookie that was given out is good.",
            nl: "\(path)/key is weg: geen link, code of cookie die is uitgegeven, werkt nog."), Self.restore))
    }
    // Where the key cannot be read, the other files still can.
    let secret = (try? Secret(reading: folder)) ?? Secret()
    for fault in [
      Self.complaint { _ = try AccessBook(in: folder, secret: secret).epoch(of: "") },
      Self.complaint { _ = try NewsList(folder: folder, secret: secret).readers() },
    ] {
      if let fault { findings.append(Finding(fault, Self.restore)) }
    }
    return findings + ofHalls(in: folder)
  }

  private func ofRoom() -> [Finding] {
    [path, context.directory].compactMap { place in
      var info = statvfs()
      guard statvfs(place, &info) == 0 else { return nil }
      let free = (Int(info.f_bavail) * Int(info.f_frsize)) / 1_048_576
      guard free < 100 else { return nil }
      return Finding(
        Localized(
          en: "Only \(free) MB are free at \(place).", nl: "Bij \(place) is nog maar \(free) MB vrij."),
        Localized(en: "make room.", nl: "maak ruimte."))
    }
  }

  private func ofWorkspace() -> [Finding] {
    do {
      let alliance = try context.alliance()
      return alliance.unreadable.map {
        Finding(
          Localized(
            en: "The draft of \($0) is no text that can be read: its pages are answered with 503.",
            nl: "Het concept van \($0) is geen leesbare tekst: de pagina's geven 503."),
          Localized(
            en: "beraad doctor -C \(context.directory) says what it is, and what puts it right.",
            nl: "beraad doctor -C \(context.directory) zegt wat er is, en hoe u het oplost."))
      } + ofLostHalls(in: alliance) + ofDoor(in: alliance.roster)
    } catch {
      return [
        Finding(
          Localized(
            en: "The workspace cannot be read.", nl: "De werkplaats kan niet worden gelezen."),
          (error as? any Explained)?.explanation.sentence ?? Localized(verbatim: "\(error)"))
      ]
    }
  }

  /// Halls that nobody can close: their paper is not there any more.
  private func ofLostHalls(in alliance: AllianceView) -> [Finding] {
    let known = Set(alliance.papers.map(\.slug)).union(alliance.unreadable)
    return below("halls").compactMap(HallKey.init(fileName:)).filter { !known.contains($0.paper) }.map {
      Finding(
        Localized(
          en:
            "The meeting \($0.meeting) is open, and its paper \($0.paper) is not there: nobody can close it.",
          nl:
            "De bijeenkomst \($0.meeting) is open, en het stuk \($0.paper) is er niet: niemand kan haar sluiten."
        ),
        Localized(
          en: "beraad doctor -C \(context.directory) says how to bring the paper back.",
          nl: "beraad doctor -C \(context.directory) zegt hoe u het stuk terughaalt."))
    }
  }

  private func ofDoor(in roster: Roster) -> [Finding] {
    guard let door = roster.doors.first(where: { $0.id.description == "web" }) else { return [] }
    let left = roster.partners.map(\.id).filter { !door.partners.contains($0) }
    guard !left.isEmpty else { return [] }
    let names = left.map(\.description).joined(separator: ", ")
    return [
      Finding(
        Localized(
          en: "The door 'web' is not open to \(names).", nl: "De deur 'web' staat niet open voor \(names)."),
        Localized(
          en:
            "what they do here is not signed; beraad partner door open web FILE --for … opens it to all that are named.",
          nl:
            "wat zij hier doen, is niet ondertekend; beraad partner door open web BESTAND --for … opent haar voor wie u noemt."
        ))
    ]
  }

  /// What makes every form come back with 503.
  private func ofFilesInTheWay() -> [Finding] {
    guard let found = try? context.inTheWay() else { return [] }
    return found.changed.prefix(20).map {
      Finding(
        Localized(
          en: "\($0) in the workspace is not committed: forms that change it are answered with 503.",
          nl: "\($0) in de werkplaats is niet gecommit: formulieren die het veranderen, geven 503."),
        Localized(
          en: "commit it or put it back with git; a clone without a work tree (--bare) has no such files.",
          nl:
            "commit het of zet het terug met git; een kloon zonder werkmap (--bare) heeft zulke bestanden niet."
        ))
    }
      + found.locks.map {
        Finding(
          Localized(
            en: "\($0) locks the workspace: another program is busy with it, or was killed.",
            nl: "\($0) vergrendelt de werkplaats: een ander programma is ermee bezig, of is afgebroken."),
          Localized(
            en: "where no git runs there, beraad doctor -C \(context.directory) says what to do.",
            nl: "draait daar geen git, dan zegt beraad doctor -C \(context.directory) wat u kunt doen."))
      }
  }

  private func ofMail() -> [Finding] {
    guard let program = Context.mailProgram else { return [] }
    if !program.contains("/") || access(program, X_OK) == 0 { return [] }
    return [
      Finding(
        Localized(
          en: "\(program) cannot be run: no newsletter can be asked for.",
          nl: "\(program) is niet uit te voeren: niemand kan de nieuwsbrief aanvragen."),
        Localized(en: "see BERAAD_SENDMAIL.", nl: "zie BERAAD_SENDMAIL."))
    ]
  }

  /// What to do about a file of the folder that is damaged or gone.
  static let restore = Localized(
    en: "put it back from a copy; docs/hosting.md says how.",
    nl: "zet het terug uit een kopie; docs/hosting.md zegt hoe.")

  private static func complaint(_ body: () throws -> Void) -> Localized? {
    do {
      try body()
      return nil
    } catch {
      return (error as? any Explained)?.explanation.sentence ?? Localized(verbatim: "\(error)")
    }
  }
}
