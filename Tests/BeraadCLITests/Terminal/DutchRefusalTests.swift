import Deliberation
import TestSupport
import Testing

@testable import BeraadCLI

/// What goes wrong below the commands, told to somebody whose computer speaks Dutch.
@Suite struct DutchRefusalTests {
  private let bench: Workbench

  init() throws {
    var bench = try Workbench()
    bench.environment["LANG"] = "nl_NL.UTF-8"
    bench.environment["PATH"] = "/usr/local/bin:/usr/bin:/bin"
    self.bench = bench
  }

  /// What happens before, in the workspace; the command; what it says.
  struct Case: CustomTestStringConvertible, Sendable {
    var before = "true"
    let command: String
    let says: [String]

    var testDescription: String { command }
  }

  static let git = [
    Case(
      before: "echo Meer. >> papers/housing/paper.md",
      command: "set housing --summary Kort --as editors",
      says: [
        "papers/housing/paper.md heeft wijzigingen die niet zijn vastgelegd; er is niets geschreven.",
        "tip: leg de wijzigingen vast met: beraad revise housing -m WAAROM",
        "tip: of leg ze even opzij met: git stash", "tip: 'git stash pop' haalt ze daarna terug",
      ]),
    Case(
      before: "echo Meer. >> papers/housing/paper.md; git add .",
      command: "set housing --summary Kort --as editors",
      says: ["heeft wijzigingen die klaarstaan en niet zijn vastgelegd; er is niets geschreven."]),
    Case(
      before: "git rev-parse HEAD > .git/MERGE_HEAD", command: "set housing --summary Kort --as editors",
      says: [
        "is een merge begonnen en niet afgemaakt; er is niets geschreven.",
        "tip: zo lost u dat op: git merge --continue", "tip: of draai het terug met: git merge --abort",
      ]),
    Case(
      before: "git config core.bare true", command: "set housing --summary Kort --as editors",
      says: ["Volgens git heeft deze kloon geen werkmap (core.bare is true).", "want: bij het bekijken van"]),
    Case(
      before: "rm papers/housing/paper.md && mkdir papers/housing/paper.md",
      command: "set housing --summary Kort --as editors",
      says: ["is een map, waar een bestand moet komen; er is niets geschreven."]),
    Case(
      command: "attribute housing --at nergens",
      says: ["Git kon het niet:", "want: bij het opzoeken van een versie"]),
  ]

  static let storage = [
    Case(
      before: "echo '{' > reviewers.json; git commit -qam x", command: "status",
      says: ["reviewers.json is geen JSON: hier hoort een sleutel, bij byte 2."]),
    Case(
      before: #"sed -i 's/"roles": \["author"/"roles": ["auteur"/' reviewers.json; git commit -qam x"#,
      command: "status",
      says: [
        "reviewers.json is niet zoals het hoort: 'editors' heeft een rol die geen author, committee of steward is."
      ]),
    Case(
      before: "git rm -q reviewers.json; git commit -qm x", command: "status",
      says: ["reviewers.json is er niet meer: commit", "tip: de commissie haalt het terug met: git checkout"]),
    Case(
      command: "withdraw c --because Nee",
      says: ["'c' is te kort of te lang voor een nummer: een letter en twee tot"]),
    Case(
      command: "withdraw c123 --because Nee",
      says: [
        "Er is geen opmerking of wijziging met een nummer dat begint met 'c123'.",
        "tip: bekijk de nummers met: beraad list STUK comments, of: beraad list STUK amendments",
      ]),
    Case(
      before: "git checkout -q --detach", command: "set housing --summary Kort --as editors",
      says: ["HEAD staat los op", "tip: ga terug met: git switch main"]),
    Case(
      before: "echo 'ssh-dss AAAA' > key.pub", command: "init --sign-with key.pub",
      says: ["Een DSA-sleutel is na te maken.", "tip: maak er een met: ssh-keygen -t ed25519"]),
  ]

  static let kit = [
    Case(
      command: "new care --title Zorg --adopt ../elders.md --as editors",
      says: ["ligt niet in deze repository."]),
    Case(
      before: "echo Meer. >> papers/housing/paper.md",
      command: "revise housing -m jan@example.com --as editors",
      says: ["Een reden met “jan@example.com”, een e-mailadres, kan iedereen lezen, en git vergeet het niet."]
    ),
    Case(command: "new housing --title Wonen --as editors", says: ["Er is al een stuk 'housing'."]),
    Case(
      command: "revise housing -m Niets --as editors",
      says: ["papers/housing/paper.md is zoals het op main staat: er valt niets vast te leggen."]),
    Case(
      command: "set housing --until morgen --as editors",
      says: ["'morgen' is geen dag.", "tip: schrijf die als 2026-01-15"]),
    Case(
      before: "printf '<<<<<<< a\\nx\\n=======\\ny\\n>>>>>>> b\\n' >> papers/housing/paper.md",
      command: "revise housing -m Samen --as editors",
      says: [
        "papers/housing/paper.md bevat nog de tekens van een conflict bij het samenvoegen.",
        "doe dit opnieuw",
      ]
    ),
    Case(
      before: "printf '%%PDF-1.7' > stuk.docx", command: "docx read stuk.docx",
      says: ["Dit is een PDF, geen Word-bestand.", "vraag om het bestand waarvan die is gemaakt"]),
    Case(
      before: "printf 'a\\0b' > een.md", command: "merge-file een.md papers/housing/paper.md een.md",
      says: ["een.md staan nulbytes"]),
    Case(
      before: "git rm -q papers/housing/paper.md; git commit -qm x",
      command: "attribute papers/housing/paper.md",
      says: ["heeft het verwijderd.", "tip: zie het zoals het was met:"]),
  ]

  static let sharing = [
    Case(
      command: "sync",
      says: [
        "Deze kloon kent geen host om langs te delen.",
        "tip: noem die één keer met: beraad submit --to ADRES",
      ]),
    Case(
      command: "submit --to ../er-is-niets", says: ["staat geen repository.", "tip: kijk of het adres klopt"]),
    Case(
      command: "submit --bundle uit.bundle",
      says: ["The tenants heeft in deze kloon geen branch: er is niets om in een bundel te doen."]),
    Case(
      command: "join ../ergens papers",
      says: ["papers is er al, en is niet leeg.", "tip: noem een andere map: beraad join ADRES MAP"]),
    Case(
      before: "echo x > uit.bundle", command: "collect uit.bundle --as editors",
      says: ["is geen bundel van git."]),
    Case(
      command: "check-push refs/heads/elders HEAD HEAD --pusher tenants", says: ["'HEAD' is geen id van git."]
    ),
  ]

  @Test(arguments: git + storage + kit + sharing)
  func `what is refused below the commands is said in Dutch`(_ each: Case) throws {
    try Command.run(
      ["sh", "-c", each.before], in: bench.directory,
      environment: TemporaryRepository.environment(home: bench.temporary.home))
    let outcome = bench.run(each.command.split(separator: " ").map(String.init))
    #expect(outcome.status != 0)
    for words in each.says { #expect(outcome.story.contains(words), "\(outcome.story)") }
    for english in ["nothing was", "hint:", "because:", " with: ", "There is", " is not "] {
      #expect(!outcome.story.contains(english), "\(outcome.story)")
    }
  }

  @Test func `who does not say who they are is told so in Dutch`() throws {
    try bench.temporary.git("config", "--unset", "beraad.as")
    var nobody = bench
    nobody.environment["BERAAD_AS"] = nil
    let outcome = nobody.run("comment", "housing", "--on", "soon", "-m", "Wanneer?")
    #expect(outcome.story.contains("Beraad weet niet namens wie u werkt."))
    #expect(outcome.story.contains("tip: de partners zijn: editors, tenants, carers"), "\(outcome.story)")
  }

  @Test func `a workspace is made in Dutch`() throws {
    var empty = try Workbench.empty()
    empty.environment = ["LANG": "nl_NL.UTF-8", "NO_COLOR": "1"]
    let made = empty.run("init", "--lang", "nl")
    #expect(made.status == 0)
    #expect(made.story.contains("is nu een werkruimte, met de partner 'redactie' als auteur en commissie."))
    #expect(made.story.contains("Laat op de host waarlangs u deelt"))
    let status = try Workbench.empty()
    #expect(
      status.run("status", "--lang", "nl").story.contains(
        "Op de branch 'main' van deze repository staat nog geen commit."))
  }
}
