import Languages

extension Repository {
  /// "Name <address> seconds +hhmm", as it stands in a commit.
  ///
  /// A clock that is far off must not make a commit that `git fsck` refuses: a time before 1970 is written as
  /// 1970, one after the year 9999 as the end of that year.
  func line(for signature: Signature) throws(GitError) -> String {
    let operation = GitOperation.makingCommit
    let forbidden: (UInt8) -> Bool = { $0 < 0x20 || $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }
    let name = signature.name
    guard !name.allSatisfy(\.isWhitespace), !name.utf8.contains(where: forbidden),
      !signature.email.utf8.contains(where: forbidden)
    else {
      throw GitError(
        kind: .invalid,
        message: Localized(
          en: "“\(name) \(signature.email)” cannot be a commit's author",
          nl: "“\(name) \(signature.email)” kan geen auteur van een commit zijn"),
        operation: operation)
    }
    let seconds = min(max(signature.seconds, 0), 253_402_300_799)
    let minutes = min(signature.offsetMinutes.magnitude, 99 * 60 + 59)
    let zone = String(minutes / 60 * 100 + minutes % 60)
    let sign = signature.offsetMinutes < 0 ? "-" : "+"
    let padded = String(repeating: "0", count: max(0, 4 - zone.count)) + zone
    return "\(name) <\(signature.email)> \(seconds) \(sign)\(padded)"
  }
}
