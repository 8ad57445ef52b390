import ArgumentParser
import BeraadKit
import Deliberation
import Help
import ObjectIDs

struct ImportCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "import",
    abstract: Localized(
      en: "Take in a Word file that a partner sent back.",
      nl: "Verwerk een Word-bestand dat een partner terugstuurde."),
    english: """
      What is new in it becomes that partner's: each changed paragraph or item an amendment, each comment a comment, \
      each answer an answer, all in one step. Changes of others that were accepted or rejected in the file are reported \
      and are nobody's amendment; what cannot be taken in is named with its words. The same file twice is nothing new. \
      Names in the file do not come into the repository.

        beraad import returned.docx --as tenants --dry-run
        beraad import returned.docx --as tenants
        beraad import mail.eml --as tenants
        beraad import retyped.docx --as tenants --base housing@v1 --one --because "Our meeting of May."
      """,
    dutch: """
      Wat er nieuw in is, wordt van die partner: elke veranderde alinea een voorstel, elke opmerking een opmerking, elk \
      antwoord een antwoord, alles in één keer. Wijzigingen van anderen die in het bestand zijn aangenomen of verworpen, \
      worden gemeld en zijn niemands voorstel; wat niet kan worden overgenomen, wordt met zijn woorden genoemd. Hetzelfde \
      bestand nog eens levert niets nieuws op. Namen uit het bestand komen niet in de repository.

        beraad import terug.docx --as huurders --dry-run
        beraad import terug.docx --as huurders
        beraad import mail.eml --as huurders
        beraad import overgetypt.docx --as huurders --base wonen@v1 --one --because "Onze vergadering van mei."
      """)

  /// The most bytes of a file: pictures count, though they are not read.
  static let most = 128 << 20

  @Argument(
    help: ArgumentHelp(
      en: "The Word file, or an e-mail with it attached; - is standard input.",
      nl: "Het Word-bestand, of een e-mail met het bestand als bijlage; - is de standaardinvoer.",
      valueName: "file"))
  var file: String
  @Option(
    help: ArgumentHelp(
      en: "The commit that it is an edit of, or paper@commit; what the file says itself if left out.",
      nl: "De commit waarvan het een bewerking is, of stuk@commit; anders wat het bestand zelf zegt.",
      valueName: "commit"))
  var base: String?
  @Flag(
    help: ArgumentHelp(
      en: "Record all changes as one amendment.",
      nl: "Leg alle wijzigingen vast als één voorstel."))
  var one = false
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      en: "Why the changes are proposed.",
      nl: "Waarom de wijzigingen worden voorgesteld.", valueName: "why"))
  var because: String?
  @Flag(
    help: ArgumentHelp(
      en: "Say what is found, and record nothing.",
      nl: "Zeg wat erin staat, en leg niets vast."))
  var dryRun = false
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
    return Report(answer: imported.text(style, session.language), value: imported, story: imported.story)
  }
}

extension ImportedFile {
  /// What is new, one below the other.
  func text(_ style: Style, _ language: Language) -> String {
    func say(en english: String, nl dutch: String) -> String { Localized(en: english, nl: dutch)[language] }
    func head(_ kind: String, _ id: String?, _ rest: String) -> String {
      let what = style(.bold, PlainWords.kind(kind)[language])
      return "\(what)\(id.map { " \($0)" } ?? "")  \(rest.harmlessLine)\n"
    }
    var text = ""
    for amendment in amendments {
      text += head("amendment", amendment.id, amendment.place)
      text += amendment.changes.map { "    \($0.text(style, language))\n" }.joined()
    }
    for comment in comments {
      let quote = comment.quote
      let moved = comment.on.map {
        say(
          en: ", put there because its words “\($0)” are not the draft's",
          nl: ", daar gezet omdat de woorden “\($0)” niet in het concept staan")
      }
      let place = say(en: "on “\(quote)”", nl: "bij “\(quote)”")
      text += head("comment", comment.id, "\(comment.place), \(place)\(moved ?? "")")
      text += "    \(comment.text.harmlessLine)\n"
      if let answered = comment.mayAnswer {
        text += say(
          en: "    may be an answer to \(answered)\n", nl: "    is misschien een antwoord op \(answered)\n")
      }
    }
    for reply in replies {
      let to = reply.to ?? say(en: "a comment that is new too", nl: "een opmerking die ook nieuw is")
      text += head("reply", reply.id, say(en: "to \(to)", nl: "op \(to)"))
      text += "    \(reply.text.harmlessLine)\n"
    }
    return text
  }

  var story: [Localized] {
    if let first = earlier.first {
      let isOne = earlier.count == 1
      return [
        Localized(
          en:
            "This very file was imported before, as \(isOne ? first : "\(earlier.count) records, \(first) among them"): nothing is new.",
          nl:
            "Dit bestand is al eens ingelezen, als \(isOne ? first : "\(earlier.count) bijdragen, waaronder \(first)"): er is niets nieuws."
        )
      ]
    }
    var story = [recorded]
    if already > 0 {
      story.append(
        Localized(
          en: "\(already) \(already == 1 ? "thing in it was" : "things in it were") recorded before.",
          nl: "\(already == 1 ? "1 ding erin was" : "\(already) dingen erin waren") al vastgelegd."))
    }
    if let partner = assumedPartner, !amendments.isEmpty || !comments.isEmpty || !replies.isEmpty {
      story.append(
        Localized(
          en: "It is taken to be \(partner)'s, as this clone is set: --as was not said.",
          nl: "Het geldt als dat van \(partner), zoals deze kloon is ingesteld: --as is niet gezegd."))
    }
    story += settled.map(Self.told)
    if !missing.isEmpty {
      let names = missing.joined(separator: ", ")
      story.append(
        Localized(
          en: "No longer in the file, and left as they are here: \(names).",
          nl: "Niet meer in het bestand, en hier gelaten zoals ze zijn: \(names)."))
    }
    story += notTaken.map {
      Localized(en: "Not taken in: ", nl: "Niet overgenomen: ").joined(to: $0.map(\.harmlessLine))
    }
    guard !notTaken.isEmpty else { return story }
    return story + [
      Localized(
        en:
          "What was not taken in can be made by hand, in a copy of the text: beraad amend \(paper) --file COPY --because WHY",
        nl:
          "Wat niet is overgenomen, kunt u met de hand doen in een kopie van de tekst: beraad amend \(paper) --file KOPIE --because WAAROM"
      )
    ]
  }

  /// What of it became records, or would.
  private var recorded: Localized {
    let counts = [
      Localized.count(amendments.count, en: ("amendment", "amendments"), nl: ("wijziging", "wijzigingen")),
      .count(comments.count, en: ("comment", "comments"), nl: ("opmerking", "opmerkingen")),
      .count(replies.count, en: ("reply", "replies"), nl: ("antwoord", "antwoorden")),
    ].joined(separator: ", ")
    let commit = base.abbreviated()
    guard !amendments.isEmpty || !comments.isEmpty || !replies.isEmpty else {
      return Localized(
        en: "Nothing is new in it, beside \(paper) at \(commit).",
        nl: "Er staat niets nieuws in, naast \(paper) op \(commit).")
    }
    return Localized(
      en: "\(dryRun ? "Would record" : "Recorded") \(counts.english) on \(paper), made on \(commit).",
      nl:
        "\(dryRun ? "Dit zou worden vastgelegd" : "Vastgelegd") bij \(paper): \(counts.dutch), gemaakt op \(commit)."
    )
  }

  private static func told(_ settled: Settled) -> Localized {
    let change = WordChange(old: settled.old, new: settled.new)
    let name = settled.partner.harmlessLine
    return Localized(
      en:
        "\(settled.accepted ? "Accepted" : "Rejected") in the file, and left as it is here: \(name)'s change \(change.bare(.english))",
      nl:
        "In het bestand \(settled.accepted ? "geaccepteerd" : "geweigerd"), en hier gelaten zoals het is: de wijziging van \(name) \(change.bare(.dutch))"
    )
  }
}
