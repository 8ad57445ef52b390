package import Deliberation
package import Word

/// Why a file is not read, in the user's words.
extension WordError: Explained {
  package var explanation: Explanation {
    let saveAgain = "open it in Word or LibreOffice, and save it again as .docx"
    switch self {
    case .notWord(let kind): return kind.explanation
    case .damaged(let detail):
      return Explanation(
        .refused, "This Word file is damaged: \(detail).",
        hints: [Localized("ask for the file once more, or " + saveAgain)])
    case .damagedPart(let part):
      return Explanation(
        .refused, "This Word file is damaged: the bytes of \(part) are not what was written.",
        hints: [Localized("ask for the file once more, or " + saveAgain)])
    case .doubledPart(let part):
      return Explanation(
        .refused, "This Word file has \(part) twice: programs differ in which they show.",
        hints: [Localized(saveAgain)])
    case .missingPart(let part):
      return Explanation(.refused, "This Word file has no \(part).", hints: [Localized(saveAgain)])
    case .unreadablePart(let part):
      return Explanation(
        .refused,
        "\(part) of this Word file is locked))))), or packed in a way that Word files do not allow.",
        hints: [Localized(saveAgain)])
    case .tooLarge(let part, let bytes):
      return Explanation(
        .refused,
        "\(part) of this Word file would take \(bytes) bytes: more than any text has; it was not read.")
    case .tooManyParts(let count):
      return Explanation(
        .refused, "This Word file has \(count) parts: more than any text has; it was not read.")
    case .documentType(let part):
      return Explanation(
        .refused,
        "\(part) of this Word file declares a document type, which no Word file needs; it was not read.",
        hints: [Localized(saveAgain)])
    case .tooDeep(let part):
      return Explanation(
        .refused, "\(part) of this Word file is nested deeper than any text; it was not read.")
    case .notXML(let part, let line, let reason):
      return Explanation(
        .refused, "\(part) of this Word file is no XML at line \(line): \(reason).",
        hints: [Localized(saveAgain)])
    }
  }
}

extension WordError.FileKind {
  fileprivate var explanation: Explanation {
    func refused(_ message: String, _ hint: String? = nil) -> Explanation {
      Explanation(.refused, Localized(message), hints: hint.map { [Localized($0)] } ?? [])
    }
    return switch self {
    case .lockedOrOld:
      refused(
        "This file is locked with a password, or from Word 97 to 2003.",
        "open it in Word, take the password away, and save it as .docx")
    case .openDocument:
      refused(
        "This is an OpenDocument text (.odt), no Word file.", "open it in LibreOffice, and save it as .docx")
    case .pages:
      refused("This is a file of Pages, no Word file.", "open it in Pages, and export it as Word (.docx)")
    case .pdf: refused("This is a PDF, no Word file.", "ask for the file that it was made from")
    case .richText: refused("This is rich text (RTF), no Word file.", "open it in Word, and save it as .docx")
    case .html: refused("This is a web page (HTML), no Word file.", "open it in Word, and save it as .docx")
    case .otherArchive: refused("This is a zip file without a document in it.")
    case .otherOffice: refused("This is a workbook or a set of slides, no Word text.")
    case .empty: refused("This file is empty.")
    case .other: refused("This is no Word file (.docx).")
    }
  }
}
