package import Deliberation
import FoundationEssentials
package import Transport

extension Context {
  /// The typst that `make pdf` installed: where the environment says, beside this program's sources, or where `make install` put it.
  ///
  /// - Throws: `TypstProgram.Failure` where there is none.
  func typst() throws(TypstProgram.Failure) -> TypstProgram {
    if let folder = environment["BERAAD_TYPST"], !folder.isEmpty {
      guard Self.hasTypst(folder) else { throw .isNotThere(folder: folder) }
      return TypstProgram(folder: folder, environment: environment)
    }
    var place = (program ?? "")[...]
    // From .build/NAME/release/beraad it is four steps up to the sources, from bin/beraad two to the prefix.
    for _ in 0..<5 {
      guard let slash = place.lastIndex(of: "/") else { break }
      place = place[..<slash]
      for folder in ["\(place)/.tools/typst", "\(place)/lib/beraad/typst"] where Self.hasTypst(folder) {
        return TypstProgram(folder: folder, environment: environment)
      }
    }
    throw .isNotThere(folder: "")
  }

  private static func hasTypst(_ folder: String) -> Bool {
    FileManager.default.fileExists(atPath: "\(folder)/typst/__init__.py")
  }
}

extension TypstProgram.Failure: Explained {
  private static var anew: Localized {
    Localized(
      en: "make it anew, in the folder of Beraad's sources: rm -r .tools/typst && make pdf",
      nl: "maak het opnieuw, in de map met de broncode van Beraad: rm -r .tools/typst && make pdf")
  }

  package var explanation: Explanation {
    switch self {
    case .isNotThere(let folder):
      Explanation(
        .failed,
        Localized(
          en:
            "There is no typst \(folder.isEmpty ? "on this machine" : "in \(folder)") to make a PDF with; nothing was written.",
          nl:
            "Er is \(folder.isEmpty ? "op deze computer" : "in \(folder)") geen typst om een PDF mee te maken; er is niets geschreven."
        ),
        hints: [
          Localized(
            en: "in the folder of Beraad's sources: make pdf",
            nl: "in de map met de broncode van Beraad: make pdf"),
          Localized(en: "or name its folder in BERAAD_TYPST", nl: "of noem de map ervan in BERAAD_TYPST"),
        ])
    case .hasNoPython:
      Explanation(
        .failed,
        Localized(
          en: "There is no python3 on the path to run typst with; nothing was written.",
          nl: "Er is geen python3 te vinden om typst mee te draaien; er is niets geschreven."),
        hints: [Localized(en: "on Debian: apt-get install python3", nl: "op Debian: apt-get install python3")]
      )
    case .doesNotLoad(let folder, let words):
      Explanation(
        .failed,
        Localized(
          en: "The typst in \(folder) does not start: \(words.summaryLine)",
          nl: "De typst in \(folder) start niet: \(words.summaryLine)"),
        hints: [Self.anew])
    case .cannotRun(let words):
      Explanation(
        .failed,
        Localized(
          en: "typst could not be run: \(words); nothing was written.",
          nl: "typst was niet te draaien: \(words); er is niets geschreven."),
        hints: [
          Localized(
            en: "it needs room in /tmp for the PDF and what it is made of",
            nl: "er is ruimte nodig in /tmp voor de PDF en waar die van wordt gemaakt")
        ])
    case .failed(let words):
      Explanation(
        .failed,
        Localized(
          en: "typst went wrong, and made no PDF: \(words.english.summaryLine)",
          nl: "typst ging mis, en maakte geen PDF: \(words.dutch.summaryLine)"), hints: [Self.anew])
    case .refused(let words):
      Explanation(
        .refused,
        Localized(
          en: "This paper does not make a PDF that everybody can read: \(words.summaryLine)",
          nl: "Van dit stuk is geen PDF te maken die iedereen kan lezen: \(words.summaryLine)"),
        hints: [
          Localized(
            en: "a character that no font here has can be written otherwise, or left out",
            nl: "een teken dat hier in geen lettertype zit, kan anders worden geschreven of weggelaten")
        ])
    case .ended(let signal):
      Explanation(
        .failed,
        Localized(
          en: "typst was ended by signal \(signal) before the PDF was made; nothing was written.",
          nl: "typst is gestopt door signaal \(signal) voordat de PDF klaar was; er is niets geschreven."),
        hints: [
          Localized(
            en: "a paper with very many comments makes a long one: try the short one",
            nl: "een stuk met heel veel opmerkingen wordt lang: probeer het kort")
        ])
    }
  }
}
