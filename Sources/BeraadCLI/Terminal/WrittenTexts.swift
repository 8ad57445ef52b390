import Deliberation
import Glibc

/// The files that the user wrote in an editor during one run: kept where the command fails, so that nobody has to
/// write a long remark twice.
final class WrittenTexts {
  private var paths: [String] = []

  func add(_ path: String) { paths.append(path) }

  /// Takes them away: what they say is recorded.
  func discard() {
    for path in paths { unlink(path) }
    paths = []
  }

  /// The command that takes up what was written, of the file as it is typed.
  var again: ((String) -> String)?

  /// Where to find them again, one hint each.
  var hints: [Localized] {
    if let command = again, let typed = paths.last?.typedInShell {
      return [
        Localized(
          en: "what you wrote is kept; put it right in its file, and go on with: \(command(typed))",
          nl: "wat u schreef, is bewaard; verbeter het in het bestand, en ga verder met: \(command(typed))")
      ]
    }
    return paths.map {
      Localized(en: "what you wrote is kept in \($0)", nl: "wat u schreef, staat nog in \($0)")
    }
  }
}
