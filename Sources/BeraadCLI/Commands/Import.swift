import ArgumentParser
import BeraadKit
import Deliberation
import ObjectIDs

struct ImportCommand: ReportingCommand {
  static let configuration = CommandConfiguration(
    verb: "import", abstract: "Take in a Word file that a partner sent back.",
    discussion: """
      What is new in it becomes that partner's: each changed paragraph or item an amendment, each comment a comment, \
      each answer an answer, all in one step. Changes of others that were accepted or rejected in the file are reported \
      and are nobody's amendment; what cannot be taken in is named with its words. The same file twice is nothing new. \
      Names in the file do not come into the repository.

        beraad import returned.docx --as tenants --dry-run
        beraad import returned.docx --as tenants
        beraad import mail.eml --as tenants
        beraad import retyped.docx --as tenants --base housing@v1 --one --because "Our meeting of May."
      """)

  /// The most bytes of a file: pictures count, though they are not read.
  static let most = 128 << 20

  @Argument(help: "The Word file, or an e-mail with it attached; - is standard input.") var file: String
  @Option(
    help: ArgumentHelp(
      "The commit that it is an edit of, or paper@commit; what the file says itself if left out.",
      valueName: "commit"))
  var base: String?
  @Flag(help: "Record all changes as one amendment.") var one = false
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Why the changes are proposed.", valueName: "why"))
  var because: String?
  @Flag(help: "Say what is found, and record nothing.") var dryRun = false
  @OptionGroup var output: JSONOption
  @OptionGroup var personal: PersonalDataOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var takesPersonalData: Bool? { personal.personalData }

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    var request = ImportRequest(try GivenFile.bytes(file, session: session, most: Self.most))
    (request.base, request.isOne, request.reason, request.isDryRun) = (base, one, because, dryRun)
    let imported = try session.context.importFile(request)
    let style = session.style(options)
    return Report(answer: imported.text(style), value: imported, story: imported.story)
  }
}

extension ImportedFile {
  func text(_ style: Style) -> String {
    func head(_ what: String, _ id: String?, _ rest: String) -> String {
      "\(style(.bold, what))\(id.map { " \($0)" } ?? "")  \(rest.harmlessLine)\n"
    }
    var text = ""
    for amendment in amendments {
      text += head("amendment", amendment.id, amendment.place)
      text += amendment.changes.map { "    \($0.text(style))\n" }.joined()
    }
    for comment in comments {
      let on = comment.on.map { ", put there because its words “\($0)” are not the draft's" } ?? ""
      text += head("comment", comment.id, "\(comment.place), on “\(comment.quote)”\(on)")
      text += "    \(comment.text.harmlessLine)\n"
      if let answered = comment.mayAnswer { text += "    may be an answer to \(answered)\n" }
    }
    for reply in replies {
      text += head("reply", reply.id, "to \(reply.to ?? "a comment that is new too")")
      text += "    \(reply.text.harmlessLine)\n"
    }
    return text
  }

  var story: [Localized] {
    if let first = earlier.first {
      return [
        "This very file was imported before, as \(earlier.count == 1 ? first : "\(earlier.count) records, \(first) among them"): nothing is new."
      ]
    }
    let counts = [
      Self.count(amendments.count, "amendment"), Self.count(comments.count, "comment"),
      Self.count(replies.count, "reply", "replies"),
    ]
    let isNothing = amendments.isEmpty && comments.isEmpty && replies.isEmpty
    let verb = dryRun ? "Would record" : "Recorded"
    var story: [Localized] = [
      isNothing
        ? "Nothing is new in it, beside \(paper) at \(base.abbreviated())."
        : "\(verb) \(counts.joined(separator: ", ")) on \(paper), made on \(base.abbreviated())."
    ]
    if already > 0 {
      story.append("\(Self.count(already, "thing")) in it \(already == 1 ? "was" : "were") recorded before.")
    }
    story += settled.map {
      let words = WordChange(old: $0.old, new: $0.new).bare
      return Localized(
        "\($0.accepted ? "Accepted" : "Rejected") in the file, and left as it is here: \($0.partner.harmlessLine)'s change \(words)"
      )
    }
    if !missing.isEmpty {
      story.append("No longer in the file, and left as they are here: \(missing.joined(separator: ", ")).")
    }
    story += notTaken.map {
      Localized(en: "Not taken in: ", nl: "Niet overgenomen: ").joined(to: $0.map(\.harmlessLine))
    }
    if !notTaken.isEmpty {
      let command = "beraad amend \(paper) --file"
      story.append(
        Localized(
          en:
            "What was not taken in can be made by hand, in a copy of the text: \(command) COPY --because WHY",
          nl:
            "Wat niet is overgenomen, kan met de hand, in een kopie van de tekst: \(command) KOPIE --because REDEN"
        ))
    }
    return story
  }

  private static func count(_ number: Int, _ noun: String, _ plural: String? = nil) -> String {
    "\(number) \(number == 1 ? noun : plural ?? noun + "s")"
  }
}
