import Deliberation
import Git

/// The keys that main ever named, in the form that git and `ssh-keygen` read (`gpg.ssh.allowedSignersFile`).
package struct AllowedSigners {
  package let text: String

  package init(_ snapshot: Snapshot) throws {
    var lines = ["# Made by beraad doctor from reviewers.json as main ever had it; made anew at each run."]
    for named in try snapshot.namedKeys() {
      let principal =
        switch named.holder {
        case .person(let person, let partner): "\(person)@\(partner).beraad.invalid"
        case .door(let door): "\(door)@door.beraad.invalid"
        }
      var options = "namespaces=\"git\""
      if let until = named.until {
        let seconds = try snapshot.repository.commit(until).committer.seconds
        options += ",valid-before=\"\(Self.time(Instant(seconds: seconds)))\""
      }
      lines.append("\(principal) \(options) \(named.key.line)")
    }
    text = lines.map { $0 + "\n" }.joined()
  }

  /// A time as OpenSSH writes it: `20260115120000Z`.
  private static func time(_ instant: Instant) -> String {
    instant.rfc3339.filter { $0.isNumber } + "Z"
  }

  /// Puts the file where git is told to look for it.
  ///
  /// - Returns: its path.
  package func write(for workspace: Workspace) -> String {
    let path = Layout.allowedSigners(in: workspace.repository.commonDirectory)
    DerivedFile.put(Array(text.utf8), at: path)
    return path
  }
}
