package import Deliberation
package import Word

/// Why a file is not read, in the user's words.
extension WordError: Explained {
  package var explanation: Explanation {
    let saveAgain = Localized(
      en: "open it in Word or LibreOffice, and save it again as .docx",
      nl: "open het in Word of LibreOffice, en bewaar het opnieuw als .docx")
    let askAgain = Localized(
      en: "ask for the file once more, or \(saveAgain.english)",
      nl: "vraag nog eens om het bestand, of \(saveAgain.dutch)")
    switch self {
    case .notWord(let kind): return kind.explanation
    case .damaged(let detail):
      return Explanation(
        .refused,
        Localized(
          en: "This Word file is damaged: \(detail.words.english).",
          nl: "Dit Word-bestand is beschadigd: \(detail.words.dutch)."),
        hints: [askAgain])
    case .damagedPart(let part):
      return Explanation(
        .refused,
        Localized(
          en: "This Word file is damaged: the bytes of \(part) are not what was written.",
          nl: "Dit Word-bestand is beschadigd: de bytes van \(part) zijn niet wat er is geschreven."),
        hints: [askAgain])
    case .doubledPart(let part):
      return Explanation(
        .refused,
        Localized(
          en: "This Word file has \(part) twice: programs differ in which they show.",
          nl: "In dit Word-bestand zit \(part) twee keer: niet elk programma laat dezelfde zien."),
        hints: [saveAgain])
    case .missingPart(let part):
      return Explanation(
        .refused,
        Localized(en: "This Word file has no \(part).", nl: "In dit Word-bestand ontbreekt \(part)."),
        hints: [saveAgain])
    case .unreadablePart(let part):
      return Explanation(
        .refused,
        Localized(
          en: "\(part) of this Word file is locked, or packed in a way that Word files do not allow.",
          nl:
            "\(part) van dit Word-bestand is vergrendeld, of ingepakt op een manier die in Word-bestanden niet mag."
        ),
        hints: [saveAgain])
    case .tooLarge(let part, let bytes):
      return Explanation(
        .refused,
        Localized(
          en: "\(part) of this Word file would take \(bytes) bytes: more than any text has; it was not read.",
          nl:
            "\(part) van dit Word-bestand zou \(bytes) bytes worden: meer dan enige tekst heeft; het is niet gelezen."
        ))
    case .tooMuch(.links):
      return Explanation(
        .refused,
        Localized(
          en: "The links of this Word file have longer addresses than those of any text; it was not read.",
          nl:
            "De links in dit Word-bestand hebben langere adressen dan die van enige tekst; het is niet gelezen."
        ))
    case .tooMuch(.quotes):
      return Explanation(
        .refused,
        Localized(
          en: "The comments in this Word file stand on more words than those of any text; it was not read.",
          nl:
            "De opmerkingen in dit Word-bestand staan bij meer woorden dan die van enige tekst; het is niet gelezen."
        ))
    case .tooManyParts(let count):
      return Explanation(
        .refused,
        Localized(
          en: "This Word file has \(count) parts: more than any text has; it was not read.",
          nl: "Dit Word-bestand heeft \(count) onderdelen: meer dan enige tekst heeft; het is niet gelezen."))
    case .documentType(let part):
      return Explanation(
        .refused,
        Localized(
          en:
            "\(part) of this Word file declares a document type, which no Word file needs; it was not read.",
          nl:
            "\(part) van dit Word-bestand geeft een documenttype op, en dat heeft geen Word-bestand nodig; het is niet gelezen."
        ),
        hints: [saveAgain])
    case .tooDeep(let part):
      return Explanation(
        .refused,
        Localized(
          en: "\(part) of this Word file is nested deeper than any text; it was not read.",
          nl: "\(part) van dit Word-bestand is dieper genest dan enige tekst; het is niet gelezen."))
    case .notXML(let part, let line, let reason):
      return Explanation(
        .refused,
        Localized(
          en: "\(part) of this Word file is no XML at line \(line): \(reason).",
          nl: "\(part) van dit Word-bestand is op regel \(line) geen XML: \(reason)."),
        hints: [saveAgain])
    }
  }
}

extension WordError.FileKind {
  fileprivate var explanation: Explanation {
    func refused(_ message: Localized, _ hint: Localized? = nil) -> Explanation {
      Explanation(.refused, message, hints: [hint].compactMap(\.self))
    }
    return switch self {
    case .lockedOrOld:
      refused(
        Localized(
          en: "This file is locked with a password, or from Word 97 to 2003.",
          nl: "Dit bestand is met een wachtwoord vergrendeld, of komt uit Word 97 tot 2003."),
        Localized(
          en: "open it in Word, take the password away, and save it as .docx",
          nl: "open het in Word, haal het wachtwoord eraf, en bewaar het als .docx"))
    case .outlookMail:
      refused(
        Localized(
          en: "This is a mail as Outlook saves it (.msg), no Word file.",
          nl: "Dit is een mail zoals Outlook die bewaart (.msg), geen Word-bestand."),
        Localized(
          en: "open it in Outlook, and save the Word file that is attached to it",
          nl: "open hem in Outlook, en bewaar het Word-bestand dat erbij zit"))
    case .openDocument:
      refused(
        Localized(
          en: "This is an OpenDocument text (.odt), no Word file.",
          nl: "Dit is een OpenDocument-tekst (.odt), geen Word-bestand."),
        Localized(
          en: "open it in LibreOffice, and save it as .docx",
          nl: "open het in LibreOffice, en bewaar het als .docx"))
    case .pages:
      refused(
        Localized(
          en: "This is a file of Pages, no Word file.", nl: "Dit is een bestand van Pages, geen Word-bestand."
        ),
        Localized(
          en: "open it in Pages, and export it as Word (.docx)",
          nl: "open het in Pages, en exporteer het als Word (.docx)"))
    case .pdf:
      refused(
        Localized(en: "This is a PDF, no Word file.", nl: "Dit is een PDF, geen Word-bestand."),
        Localized(
          en: "ask for the file that it was made from", nl: "vraag om het bestand waarvan die is gemaakt"))
    case .richText:
      refused(
        Localized(
          en: "This is rich text (RTF), no Word file.",
          nl: "Dit is opgemaakte tekst (RTF), geen Word-bestand."),
        Localized(
          en: "open it in Word, and save it as .docx", nl: "open het in Word, en bewaar het als .docx"))
    case .html:
      refused(
        Localized(
          en: "This is a web page (HTML), no Word file.",
          nl: "Dit is een webpagina (HTML), geen Word-bestand."),
        Localized(
          en: "open it in Word, and save it as .docx", nl: "open het in Word, en bewaar het als .docx"))
    case .otherArchive:
      refused(
        Localized(
          en: "This is a zip file without a document in it.",
          nl: "Dit is een zipbestand zonder document erin."))
    case .otherOffice:
      refused(
        Localized(
          en: "This is a workbook or a set of slides, no Word text.",
          nl: "Dit is een rekenblad of een presentatie, geen Word-tekst."))
    case .empty: refused(Localized(en: "This file is empty.", nl: "Dit bestand is leeg."))
    case .other:
      refused(Localized(en: "This is no Word file (.docx).", nl: "Dit is geen Word-bestand (.docx)."))
    }
  }
}

extension WordError.Damage {
  fileprivate var words: Localized {
    switch self {
    case .onSeveralDisks:
      Localized(en: "it is one of several disks", nl: "het is er één van meer schijven")
    case .misplacedDirectory:
      Localized(
        en: "its directory is not where it says",
        nl: "de inhoudsopgave staat niet waar het bestand zegt")
    case .cutOff: Localized(en: "it is cut off", nl: "het is afgekapt")
    case .brokenDirectory:
      Localized(en: "its directory is damaged", nl: "de inhoudsopgave is beschadigd")
    case .overlap: Localized(en: "its parts share bytes", nl: "de onderdelen delen bytes")
    }
  }
}
