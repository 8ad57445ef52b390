import Deliberation
import Word

/// What a returned file has and an import does not take, in words.
enum LeftOutOfFile {
  static func words(_ found: ReturnedPaper.LeftOut) -> Localized {
    let name = name(found.kind)
    let near: Localized =
      found.near.isEmpty ? .nothing : Localized(en: ", at “\(found.near)”", nl: ", bij „\(found.near)”")
    guard found.words.isEmpty else {
      return name.joined(to: Localized(verbatim: ": \(found.words)")).joined(to: near)
    }
    return name.joined(to: Localized(en: " without a description", nl: " zonder beschrijving")).joined(
      to: near)
  }

  /// What a paper that was made from a file does not have of it.
  static func words(_ left: ConvertedPaper.Left) -> Localized {
    let name =
      switch left.kind {
      case .beside(.header): Localized(en: "header", nl: "koptekst")
      case .beside(.footer): Localized(en: "footer", nl: "voettekst")
      case .beside: Localized(en: "text box", nl: "tekstvak")
      case .leftOut(let kind): name(kind)
      case .otherwise: Localized(en: "written otherwise", nl: "anders geschreven")
      }
    guard left.words.isEmpty else { return name.joined(to: Localized(verbatim: ": \(left.words)")) }
    return Localized(verbatim: "\(left.count) × ").joined(to: name)
  }

  private static func name(_ kind: Story.LeftOut.Kind) -> Localized {
    switch kind {
    case .picture: Localized(en: "picture", nl: "afbeelding")
    case .object: Localized(en: "object", nl: "ingevoegd object")
    case .formula: Localized(en: "formula", nl: "formule")
    case .reading: Localized(en: "ruby text", nl: "uitspraak boven de woorden")
    case .importedPart: Localized(en: "imported part", nl: "ingevoegd bestand")
    case .symbol: Localized(en: "symbol", nl: "teken")
    case .hidden: Localized(en: "hidden text", nl: "verborgen tekst")
    case .hint: Localized(en: "hint of an empty field", nl: "invulaanwijzing")
    case .checkBox: Localized(en: "check box", nl: "aankruisvakje")
    case .innerLink:
      Localized(
        en: "where a link within the file leads, whose words stay",
        nl: "waar een link in het bestand zelf heen leidt; de woorden blijven")
    case .title: Localized(en: "title", nl: "titel")
    case .footer: Localized(en: "footer", nl: "voettekst")
    }
  }

  /// A note that a program lost.
  static func lostNote(_ words: String) -> Localized {
    Localized(
      en:
        "the note “\(words)” was lost or mixed up by the program that saved the file; it stays as it was, and a change in it is to be made by hand",
      nl:
        "de noot „\(words)” ging verloren of raakte verwisseld in het programma dat het bestand bewaarde; zij blijft zoals zij was, en een wijziging erin doet u met de hand"
    )
  }

  /// A paragraph that became another kind.
  static func words(_ found: ReturnedPaper.Reshaped) -> Localized {
    let (was, becomes) = (name(found.was), name(found.becomes))
    return Localized(
      en: "“\(found.words)” was \(was.english) and becomes \(becomes.english)",
      nl: "„\(found.words)” was \(was.dutch) en wordt \(becomes.dutch)")
  }

  private static func name(_ kind: ReturnedPaper.Reshaped.Kind) -> Localized {
    switch kind {
    case .text: Localized(en: "a plain paragraph", nl: "een gewone alinea")
    case .quotation: Localized(en: "a quotation", nl: "een citaat")
    case .code: Localized(en: "a line of code", nl: "een regel code")
    case .note: Localized(en: "a note", nl: "een noot")
    case .cell: Localized(en: "a cell of a table", nl: "een cel van een tabel")
    case .withinItem:
      Localized(en: "a further paragraph of an item", nl: "een volgende alinea van een lijstpunt")
    case .heading(let level): Localized(en: "a heading of level \(level)", nl: "een kop van niveau \(level)")
    case .item(let level, true):
      Localized(
        en: "an item with a number, at level \(level)", nl: "een lijstpunt met een nummer, op niveau \(level)"
      )
    case .item(let level, false):
      Localized(
        en: "an item with a bullet, at level \(level)", nl: "een lijstpunt zonder nummer, op niveau \(level)")
    }
  }
}
