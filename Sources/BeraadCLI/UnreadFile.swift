import Deliberation
import Glibc

/// Why a file that somebody named cannot be read, as far as the system tells.
struct UnreadFile {
  /// In one sentence; none where nothing is known.
  let causes: [Localized]

  /// - Parameter path: where the file was looked for. It is said in full: with `-C` that is another folder than the one that
  ///   somebody stands in.
  init(_ path: String) {
    var status = stat()
    if stat(path, &status) != 0 {
      let isAbsent = errno == ENOENT || errno == ENOTDIR
      causes =
        isAbsent
        ? [Localized(en: "there is no file \(path)", nl: "er is geen bestand \(path)")]
        : [Self.closed(path)]
    } else if status.st_mode & S_IFMT == S_IFDIR {
      causes = [Localized(en: "\(path) is a folder", nl: "\(path) is een map")]
    } else {
      causes = access(path, R_OK) == 0 ? [] : [Self.closed(path)]
    }
  }

  private static func closed(_ path: String) -> Localized {
    Localized(en: "you may not read \(path)", nl: "u mag \(path) niet lezen")
  }
}
