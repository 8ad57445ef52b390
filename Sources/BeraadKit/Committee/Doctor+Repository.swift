import Deliberation
import Git
import ObjectIDs

extension Diagnosis.Finding {
  init(borrowed folder: String) {
    self.init(
      what: Localized(
        en: "This clone borrows the objects of \(folder), which is gone: nothing that lay there can be read.",
        nl:
          "Deze kloon leent de objecten van \(folder), en die map is weg: wat daar stond, kan niet worden gelezen."
      ),
      advice: Localized(
        en: "put that folder back, and have all of it here with: git repack -a -d",
        nl: "zet die map terug, en haal alles hierheen met: git repack -a -d"),
      further: [
        Localized(
          en: "where it does not come back, start from the host with: beraad join ADDRESS FOLDER",
          nl: "komt die niet terug, begin dan opnieuw vanaf de host met: beraad join ADRES MAP")
      ],
      mended: false)
  }

  init(_ finding: Git.Finding, mends: Bool, in repository: Repository) throws {
    switch finding {
    case .lock(let lock, let holder): try self.init(lock, holder, mends: mends, in: repository)
    case .refusal(let error):
      let explanation = error.explanation
      self.init(
        what: error.found ?? explanation.sentence,
        advice: explanation.advice.first
          ?? Localized(en: "see what it is with: git status", nl: "zie wat er is met: git status"),
        further: Array(explanation.advice.dropFirst()), mended: false)
    case .partialClone(let remedy):
      self.init(
        what:
          Localized(
            en:
              "This is a partial clone: what was left out cannot be read, and what hangs on it was not looked at.",
            nl:
              "Dit is een onvolledige kloon (partial): wat is weggelaten kan niet worden gelezen, en wat ervan afhangt is niet bekeken."
          ),
        advice: Localized(en: "fetch the rest with: \(remedy)", nl: "haal de rest op met: \(remedy)"),
        mended: false)
    case .shallow(let remedy):
      self.init(
        what:
          Localized(
            en:
              "This clone is shallow: what came before cannot be read, such as origins of words, and was not looked at.",
            nl:
              "Deze kloon is afgekapt (shallow): wat ervoor kwam kan niet worden gelezen, zoals van wie woorden zijn, en is niet bekeken."
          ),
        advice: Localized(en: "fetch the rest with: \(remedy)", nl: "haal de rest op met: \(remedy)"),
        mended: false)
    case .strayWorkTree(let folder, let stray, let remedy): self.init(stray, folder, remedy)
    case .workTreeBehind(let workTree, let commit, let paths):
      self.init(
        what: Localized(
          en:
            "\(workTree) is behind its branch: \(paths.prefix(3).joined(separator: ", ")) \(paths.count == 1 ? "is" : "are") as commit \(commit.abbreviated()) has it, and the next commit of all changes would take back what came since.",
          nl:
            "\(workTree) loopt achter op zijn branch: \(paths.prefix(3).joined(separator: ", ")) \(paths.count == 1 ? "is" : "zijn") zoals in commit \(commit.abbreviated()), en de volgende commit van alles zou terugdraaien wat sindsdien kwam."
        ),
        advice:
          Localized(
            en:
              "bring it up with: git -C '\(workTree)' restore --staged --worktree -- \(paths.map { "'\($0)'" }.joined(separator: " "))",
            nl:
              "werk het bij met: git -C '\(workTree)' restore --staged --worktree -- \(paths.map { "'\($0)'" }.joined(separator: " "))"
          ),
        mended: false)
    }
  }

  private init(_ stray: StrayWorkTree, _ folder: String, _ remedy: String) {
    switch stray {
    case .others:
      self.init(
        what:
          Localized(
            en:
              "Git lists \(folder) as a work tree of this repository, and what stands there is none of its own.",
            nl: "Git noemt \(folder) als werkmap van deze repository, en wat daar staat hoort er niet bij."),
        advice: Localized(
          en: "it is left alone; where its work tree was moved, type there: \(remedy)",
          nl: "het blijft zoals het is; is die werkmap verplaatst, typ dan daar: \(remedy)"), mended: false,
        isLasting: true)
    case .lost:
      self.init(
        what: Localized(
          en: "The work tree \(folder) belongs to this repository and looks for it at another place.",
          nl: "De werkmap \(folder) hoort bij deze repository en zoekt haar op een andere plek."),
        advice: Localized(
          en: "tell it where the repository is with: \(remedy)",
          nl: "zeg haar waar de repository is met: \(remedy)"), mended: false)
    case .moved:
      self.init(
        what: Localized(
          en: "The work tree \(folder) belongs to this repository, which looks for it at another place.",
          nl: "De werkmap \(folder) hoort bij deze repository, en die zoekt haar op een andere plek."),
        advice: Localized(
          en: "tell the repository where it is with: \(remedy)",
          nl: "zeg de repository waar zij is met: \(remedy)"), mended: false)
    }
  }

  private init(_ lock: StaleLock, _ holder: LockHolder, mends: Bool, in repository: Repository) throws {
    var mended = false
    var advice =
      lock.isOld
      ? Localized(en: "remove it with: beraad doctor --mend", nl: "haal het weg met: beraad doctor --mend")
      : Localized(
        en:
          "wait a minute, since a program may have just made it, and remove it then with: beraad doctor --mend",
        nl:
          "wacht een minuut, want een programma kan het net hebben gemaakt, en haal het dan weg met: beraad doctor --mend"
      )
    switch holder {
    case .git(let process):
      advice = Localized(
        en: "git is at work there, as process \(process): wait until it has ended",
        nl: "git is daar aan het werk, als proces \(process): wacht tot dat klaar is")
    case .unknown:
      advice =
        Localized(
          en:
            "make sure that no program uses the repository, on any machine, and remove it with: rm \(lock.path)",
          nl:
            "ga na dat geen programma de repository gebruikt, op geen enkele machine, en haal het weg met: rm \(lock.path)"
        )
    case .nobody where mends:
      do throws(GitError) {
        try repository.remove(lock)
        mended = true
      } catch {
        let why = error.explanation.sentence
        advice = Localized(
          en: "\(error.message): try again in a minute",
          nl: "\(why.dutch) Probeer het over een minuut nog eens.")
      }
    case .nobody: break
    }
    self.init(
      what: Localized(
        en:
          "\(lock.path) stops \(lock.stopsOurWriters ? "every writer" : "plain git"): \(lock.size) bytes, \(lock.ageInWords.english).",
        nl:
          "\(lock.path) houdt \(lock.stopsOurWriters ? "iedereen tegen die iets vastlegt" : "gewone git tegen"): \(lock.size) bytes, \(lock.ageInWords.dutch)."
      ),
      advice: advice, mended: mended)
  }
}
