import Foundation
import TestSupport
import Testing

/// One writing verb in the workshop: what is typed, and how to see that it was done.
struct Act: Sendable, CustomTestStringConvertible {
  let name: String
  let who: String
  let arguments: [String]
  var input = ""
  /// Words that somebody wrote into the draft before.
  var edit: String?
  /// Whether it writes on main; else on the partner's own branch.
  var isOnMain = true

  var testDescription: String { name }

  /// Every verb that writes.
  static func all(in workshop: Workshop) -> [Act] {
    func words(_ line: String) -> [String] { line.split(separator: " ").map(String.init) }
    let definition =
      #"{"format":1,"kind":"poll","paper":"housing","poll":"nieuw","question":"Q?","type":"stance"}"#
    return [
      Act(
        name: "comment", who: "tenants", arguments: words("comment housing --on loon -m Hm."), isOnMain: false
      ),
      Act(
        name: "reply", who: "tenants", arguments: words("reply \(workshop.comment) -m Ja."), isOnMain: false),
      Act(
        name: "amend", who: "tenants",
        arguments: words("amend housing --replace loon --with loon2 --because Ja"),
        isOnMain: false),
      Act(
        name: "amend --file", who: "union", arguments: words("amend housing --file - --because Ja"),
        input: "---\ntitle: About\nkind: manifesto\nlang: en\nstage: draft\n---\n\n" + Workshop.draft
          + "Meer.\n",
        isOnMain: false),
      Act(
        name: "withdraw", who: "carers", arguments: words("withdraw \(workshop.comment) --because Nee"),
        isOnMain: false),
      Act(
        name: "import", who: "union", arguments: ["import", workshop.returned, "--base", workshop.exported],
        isOnMain: false),
      Act(name: "vote", who: "union", arguments: words("vote housing/loon wel"), isOnMain: false),
      Act(name: "collect", who: "editors", arguments: words("collect")),
      Act(name: "decide", who: "editors", arguments: words("decide \(workshop.open) adopt --because Ja")),
      Act(name: "merge", who: "editors", arguments: words("merge housing --yes")),
      Act(
        name: "poll new", who: "editors", arguments: words("poll new housing nieuw --from -"),
        input: definition),
      Act(name: "poll open", who: "editors", arguments: words("poll open housing/keuze")),
      Act(name: "poll close", who: "editors", arguments: words("poll close housing/loon")),
      Act(
        name: "count", who: "carers",
        arguments: words("count housing/koers --meeting noord --people 5 --from -"),
        input: "board,item,stickers\nbord,een,3\nbord,twee,2\n"),
      Act(
        name: "ballots", who: "carers", arguments: words("ballots housing/muur --meeting noord --from -"),
        input: "token,bord\nt1,een\nt2,twee\n"),
      Act(name: "partner add", who: "editors", arguments: words("partner add later --name Later")),
      Act(
        name: "partner key add", who: "editors", arguments: words("partner key add tenants -"),
        input: Workshop.publicKey),
      Act(
        name: "partner door open", who: "editors",
        arguments: words("partner door open web - --for tenants"), input: Workshop.publicKey),
      Act(name: "set", who: "editors", arguments: words("set housing --stage consultation")),
      Act(name: "new", who: "editors", arguments: words("new fresh --title Fresh")),
      Act(name: "new --adopt", who: "editors", arguments: words("new taken --title Taken --adopt notes.md")),
      Act(
        name: "revise", who: "editors", arguments: words("revise housing -m Herzien"), edit: "Een zin erbij."),
      Act(name: "publish", who: "editors", arguments: words("publish letter --edition 1 -o ../OUTPUT")),
    ]
  }

  /// The command in this copy: an edition goes into a folder beside it.
  func command(at place: Place) -> [String] {
    arguments.map { $0.replacing("../OUTPUT", with: place.path + "-edition") }
  }

  /// What must be so before it is typed.
  func prepare(_ place: Place) throws {
    if let edit {
      try place.write(
        place.text(of: "papers/housing/paper.md") + "\n\(edit)\n", to: "papers/housing/paper.md")
    }
  }

  /// The branch that it moves.
  var branch: String { isOnMain ? "refs/heads/main" : "refs/heads/partners/\(who)" }
}
