/// Why a file cannot be read as a Word file. Nothing of it was used.
package enum WordError: Error, Hashable, Sendable {
  /// Another kind of file, whatever its name says.
  case notWord(FileKind)
  /// A zip file that is cut off, or whose directory does not fit its bytes; `detail` is what does not fit.
  case damaged(detail: Damage)
  /// A part whose bytes are not what their checksum says, or that cannot be unpacked.
  case damagedPart(String)
  /// Two parts of one name: readers differ in which they show.
  case doubledPart(String)
  /// A part that must be there and is not.
  case missingPart(String)
  /// A part that is packed in a way that Word files do not allow, or locked with a password.
  case unreadablePart(String)
  /// A part that unpacks to more bytes than any text has.
  case tooLarge(part: String, bytes: Int)
  /// More words than any text has, of something that a small file can say over and over.
  case tooMuch(Excess)
  /// More parts than any document has.
  case tooManyParts(Int)
  /// A part that declares a document type, by which a file can make its reader fetch others or fill its memory.
  case documentType(part: String)
  /// Elements within elements, deeper than any document goes.
  case tooDeep(part: String)
  /// A part that is no XML; `line` counts from 1.
  case notXML(part: String, line: Int, reason: String)

  /// What does not fit in a zip file.
  package enum Damage: Hashable, Sendable {
    case onSeveralDisks, misplacedDirectory, brokenDirectory, cutOff, overlap
  }

  /// What there is too much of.
  package enum Excess: Hashable, Sendable {
    /// The addresses of all links.
    case links
    /// The words that all comments stand on.
    case quotes
  }

  /// What a file is that is no Word file of today.
  package enum FileKind: String, Sendable {
    /// An OLE file: locked with a password, or of Word 97 to 2003.
    case lockedOrOld
    /// An OLE file: a mail as Outlook saves it.
    case outlookMail
    case openDocument, pages, pdf, richText, html
    /// A zip file without a document.
    case otherArchive
    /// A zip file of Microsoft's that holds no text: a workbook or slides.
    case otherOffice
    case empty
    case other
  }
}
