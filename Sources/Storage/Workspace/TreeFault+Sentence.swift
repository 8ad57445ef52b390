import Deliberation
package import Git

extension TreeFault {
  /// What was left out and why, as a sentence about a partner's branch.
  package func sentence(of partner: some CustomStringConvertible) -> String {
    let place = path.isEmpty ? "The root folder of partners/\(partner)" : String(path.prefix(200))
    switch reason {
    case .unreadable(let message): return "\(place) cannot be read: \(message)."
    case .tooLarge: return "\(place) is larger than anything that Beraad makes."
    case .tooDeep: return "\(place) lies deeper than any folder that Beraad makes."
    case .tooMany: return "\(place) and what stands behind it is more than is read of one branch."
    case .doubled: return "\(place) stands there twice."
    case .unsorted: return "\(place) is a folder whose entries do not stand in git's order."
    case .broken: return "\(place) is a damaged folder."
    case .badName: return "\(place) has a name that no file may have."
    }
  }
}
