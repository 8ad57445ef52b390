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
  private static var anew: String {
    "make it anew, in the folder of Beraad's sources: rm -r .tools/typst && make pdf"
  }

  package var explanation: Explanation {
    switch self {
    case .isNotThere(let folder):
      Explanation(
        .failed,
        "There is no typst \(folder.isEmpty ? "on this machine" : "in \(folder)") to make a PDF with; nothing was written.",
        hints: ["in the folder of Beraad's sources: make pdf", "or name its folder in BERAAD_TYPST"])
    case .hasNoPython:
      Explanation(
        .failed, "There is no python3 on the path to run typst with; nothing was written.",
        hints: ["on Debian: apt-get install python3"])
    case .doesNotLoad(let folder, let words):
      Explanation(
        .failed, "The typst in \(folder) does not start: \(words.summaryLine)",
        hints: [Localized(Self.anew)])
    case .cannotRun(let words):
      Explanation(
        .failed, "typst could not be run: \(words); nothing was written.",
        hints: ["it needs room in /tmp for the PDF and what it is made of"])
    case .failed(let words):
      Explanation(
        .failed,
        Localized(
          en: "typst went wrong, and made no PDF: \(words.english.summaryLine)",
          nl: "Met typst ging iets mis, en er is geen PDF: \(words.dutch.summaryLine)"),
        hints: [Localized(Self.anew)])
    case .refused(let words):
      Explanation(
        .refused, "This paper does not make a PDF that everybody can read: \(words.summaryLine)",
        hints: ["a character that no font here has can be written otherwise, or left out"])
    case .ended(let signal):
      Explanation(
        .failed, "typst was ended by signal \(signal) before the PDF was made; nothing was written.",
        hints: ["a paper with very many comments makes a long one: try the short one"])
    }
  }
}
