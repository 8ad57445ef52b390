package import Deliberation

extension Layout {
  /// Whether a folder has its place at a path in a paper's folder: a file there is in the way of records.
  ///
  /// - Parameter records: whether a partner can record something.
  package static func isPlaceOfFolder(_ path: String, where records: (Slug) -> Bool) -> Bool {
    let parts = path.split(separator: "/").dropFirst(2).map(String.init)
    guard let kind = parts.first, foldersOfPaper.contains(kind) else { return false }
    func isOfPartner(_ name: String) -> Bool { Slug(name).map(records) ?? false }
    switch parts.count {
    case 1: return true
    case 2 where partnersFolders.contains(kind): return isOfPartner(parts[1])
    case 2 where kind == "polls": return Slug(parts[1]) != nil
    case 2 where kind == "editions": return Int(parts[1]).map { $0 > 0 && "\($0)" == parts[1] } ?? false
    case 3 where partnersFolders.contains(kind):
      return isOfPartner(parts[1]) && parts[2].count == 2 && parts[2].allSatisfy("0123456789abcdef".contains)
    case 3 where kind == "polls": return Slug(parts[1]) != nil && foldersOfPoll.contains(parts[2])
    case 4 where kind == "polls" && parts[2] == "votes": return isOfPartner(parts[3])
    case 4 where kind == "polls" && parts[2] == "meetings": return Slug(parts[3]) != nil
    default: return false
    }
  }

  /// The names of the folders of a poll in which records lie.
  private static let foldersOfPoll = ["votes", "meetings", "items"]
}
