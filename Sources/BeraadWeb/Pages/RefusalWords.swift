import Deliberation

/// The rules' no in Dutch. English pages have the rules' own words.
enum RefusalWords {
  /// Nil where a rule's words are for whoever runs the server.
  static func dutch(_ rule: Refusal.Rule) -> String? {
    ofDecision(rule) ?? ofRecord(rule) ?? ofPoll(rule) ?? ofEdition(rule)
  }

  private static func ofDecision(_ rule: Refusal.Rule) -> String? {
    switch rule {
    case .noRecord(let id): "Er is niets met het nummer \(short(id))."
    case .noHunk(let id): "\(short(id)) is geen deel van een voorstel."
    case .isNotDecidedOn(let id):
      "Over \(short(id)) wordt niet besloten: dat gebeurt alleen over opmerkingen en voorstellen."
    case .isOfAnotherPaper(let id): "\(short(id)) hoort bij een ander stuk."
    case .papersDiffer: "Eén besluit gaat over één stuk."
    case .withdrawn(let id): "\(short(id)) is ingetrokken."
    case .inDraft(let id): "\(short(id)) staat al in de tekst."
    case .decidedOtherwise(let id):
      "\(short(id)) stond in de tekst, en daarna is anders besloten: dat blijft zo."
    case .putAgain(let id, let again):
      "\(short(id)) is opnieuw ingediend: besluit over \(short(again)) in plaats daarvan."
    case .standsInDraft(let id):
      "De tekst is zoals \(short(id)) het wil. Pas eerst de tekst aan en besluit daarna. Komt het door een ander voorstel of een auteur, dan kan het besluit op de opdrachtregel, met --as-it-stands."
    case .undoneInDraft(let id):
      "\(short(id)) is in de tekst gezet en staat er niet meer in. Pas eerst de tekst aan en besluit daarna. Heeft een auteur het anders gezegd, dan kan het besluit op de opdrachtregel, met --as-it-stands."
    case .notCollected(let id): "\(short(id)) is nog niet binnengehaald: doe dat eerst."
    case .withdrawalNotCollected(let id):
      "\(short(id)) is intussen ingetrokken: haal dat eerst binnen."
    default: nil
    }
  }

  private static func ofRecord(_ rule: Refusal.Rule) -> String? {
    switch rule {
    case .ofAnother(let id, let owner): "\(short(id)) is van \(owner): alleen zij kunnen het intrekken."
    case .withdrawnAlready(let id): "\(short(id)) is al ingetrokken."
    case .adopted(let id):
      "\(short(id)) is overgenomen en kan niet meer worden ingetrokken. Stel het tegendeel voor."
    case .changesNothing: "Dit verandert niets: zo staat het er al."
    case .empty: "De tekst is leeg."
    case .tooLong(let most): "De tekst is te lang: hoogstens \(most / 1_024) KiB."
    case .personal(let words):
      "In de tekst staat wat naar een persoon kan leiden: \(words.map { "“\($0)”" }.joined(separator: ", ")). Iedereen kan het lezen, en het blijft in de geschiedenis. Haal het weg; of mag iedereen het hebben, verstuur het dan nog eens."
    case .unreadable: "De tekst heeft een teken dat er niet in kan."
    case .draftGone:
      "De tekst waarbij u schreef, is er niet meer. Hieronder staat de alinea die nu dat nummer heeft: kijk of het daarbij hoort, en verstuur het opnieuw."
    case .swallowsRest:
      "De tekst opent een blok dat niet eindigt (``` of <!--): wat erachter staat zou erin verdwijnen. Sluit het af of haal het weg."
    case .sentBefore:
      "Dit formulier is al eens verstuurd. Wat ervan kwam is daarna ingetrokken of vervangen. Er is nu niets bewaard: verstuur het opnieuw als u dat wilt."
    case .quoteIsNotThere(let words):
      "“\(words)” staat niet in de tekst. Neem de woorden over zoals ze er staan."
    case .quoteInsideWords(let words):
      "“\(words)” staat alleen binnen andere woorden. Neem hele woorden over."
    case .quoteSeveralTimes(let words, let times):
      "“\(words)” staat er \(times) keer. Neem er meer van de zin bij."
    case .role: "Uw organisatie mag dit niet."
    case .unknown(let name): "Er is geen ‘\(name)’."
    default: nil
    }
  }

  private static func ofPoll(_ rule: Refusal.Rule) -> String? {
    switch rule {
    case .pollOpened: "Deze peiling is al geopend: de vraag ligt vast."
    case .pollClosed: "Deze peiling is gesloten."
    case .pollNotOpen: "Deze peiling is nog niet open."
    case .pollNotClosed(let poll):
      "De peiling ‘\(poll)’ is niet gesloten: daar kan nog geen besluit op rusten."
    case .pollApart(let poll):
      "De peiling ‘\(poll)’ is los van elkaar verschillend vastgelegd. Dat moet eerst worden opgelost, met beraad status."
    case .pollUnchosen:
      "Van deze peiling is iets meer dan eens vastgelegd, en niet hetzelfde. Kies eerst wat telt, met beraad poll close."
    case .noVote: "Uw organisatie heeft hier geen stem: zij deed nog niet mee toen de peiling openging."
    case .votedMeanwhile: "Iemand anders van uw organisatie stemde intussen. Er is nu niets bewaard."
    case .noChoice: "Kies een antwoord."
    case .reservationWithoutReason: "Schrijf wat uw voorbehoud is."
    case .tooManyStickers(let most): "Dit zijn te veel stickers: hoogstens \(most)."
    case .meetingCounted(let meeting): "\(meeting) is al geteld."
    case .notContested: "Hier is niets meer omstreden. Kijk opnieuw."
    case .contestedTwice: "Dit voorstel is op meer plaatsen omstreden: kies er één."
    case .putToVote(let poll): "Hierover wordt al gestemd, in de peiling ‘\(poll)’."
    case .nothingToVoteOn:
      "Over wat hier gevraagd wordt is intussen besloten: een stemming zou niets veranderen. Haal de peiling weg."
    case .voteMade(let poll):
      "Hierover is al een stemming gemaakt, ‘\(poll)’: open die."
    case .votedOn(let poll, let text):
      "Hierover is al gestemd, in de peiling ‘\(poll)’. Zet eerst die uitslag in de tekst: \(text)"
    case .hostNotAsked:
      "Wat er elders staat, is nu niet binnengehaald, en wat nu niet meegaat, komt er later niet meer bij. Probeer het later."
    default: nil
    }
  }

  private static func ofEdition(_ rule: Refusal.Rule) -> String? {
    switch rule {
    case .open: "Er kan geen editie komen zolang er nog iets openstaat."
    case .nextEdition(let number): "De volgende editie is nummer \(number)."
    case .conflictMarks:
      "In de tekst staan nog de tekens van een samenvoeging die niet af is (<<<<<<< en >>>>>>>). Kies eerst tussen de twee."
    case .unread:
      "Een deel van wat is vastgelegd kan niet worden gelezen, en dit rust op alles. Kijk met beraad doctor."
    case .cannotSign:
      "De alliantie vraagt om ondertekening, en deze server kan niet ondertekenen. Er is niets bewaard."
    default: nil
    }
  }

  /// What stands between a paper and an edition.
  ///
  /// - Parameter name: what a partner is called.
  static func dutch(_ matter: OpenMatter, name: (Slug) -> String) -> String {
    switch matter {
    case .undecided(let what, let partner): "Over \(short(what)) van \(partner) is niet besloten."
    case .notMerged(let what, let partner):
      "\(short(what)) van \(partner) is overgenomen en staat nog niet in de tekst."
    case .poll(let poll): "De peiling ‘\(poll)’ is nog open."
    case .contested(let ids): "\(ids.map(short).joined(separator: " en ")) willen op één plek iets anders."
    case .voted(let poll, _): "Wat de stemming ‘\(poll)’ koos staat nog niet in de tekst."
    case .notOnMain:
      "Op main ontbreekt iets waarop een peiling of een besluit rust. Wat het terugbrengt, zegt: beraad doctor"
    case .apart(let exclusion, _): ExclusionWords.dutch(exclusion, name: name)
    case .leftOut: ExclusionWords.side
    case .token(let poll, _):
      "In de peiling ‘\(poll)’ is een code in meer dan één bijeenkomst gebruikt: voer een daarvan opnieuw in, zonder die code."
    }
  }

  /// Ids as people can bear them: their first eight characters, and the number of a part.
  static func short(_ text: String) -> String {
    text.replacing(/\b([a-z][0-9a-f]{7})[0-9a-f]{12,}\b/) { String($0.output.1) }
  }

  private static func short(_ id: RecordID) -> String { short(id.description) }
}
