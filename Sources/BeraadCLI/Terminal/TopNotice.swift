import BeraadKit
import Deliberation

/// The line below printed git commands for whoever stands elsewhere than at the top of the work tree: git takes the paths in them from
/// where it is called, and commits nothing where there is no work tree.
enum TopNotice {
  /// - Parameters:
  ///   - text: what was said.
  ///   - session: with the folder that the command worked in.
  ///   - place: the folder that the user stands in.
  /// - Returns: nil where no command has a path of the workspace, or the user stands at its top; of a bare repository, where no
  ///   command commits.
  static func line(below text: String, of session: Session, at place: String) -> String? {
    // A line that names its folder can be typed anywhere.
    guard namesGit(text), !text.contains("git -C '"), !text.contains("(cd '") else { return nil }
    if text.contains(" commit -m '"), session.context.isInBareRepository {
      return Localized(
        en: "The git commands above are to be typed in a clone of this repository, and sent here from there.",
        nl:
          "De git-opdrachten hierboven typt u in een kloon van deze repository, en van daar stuurt u het hierheen."
      )[session.language]
    }
    guard let top = session.context.topOfWorkTree(for: text, unlessAt: place),
      let quoted = top.quotedForShell
    else { return nil }
    return Localized(
      en: "The git commands above are for the top of the workspace: cd \(quoted)",
      nl: "De git-opdrachten hierboven zijn voor de bovenste map van de werkruimte: cd \(quoted)"
    )[session.language]
  }

  /// Whether "git " stands there. Nearly always it does not, and to make a search of a text costs more than all else here.
  private static func namesGit(_ text: String) -> Bool {
    var last: UInt32 = 0
    for byte in text.utf8 {
      last = last << 8 | UInt32(byte)
      if last == 0x6769_7420 { return true }
    }
    return false
  }
}
