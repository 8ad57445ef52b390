import Deliberation

/// One meeting of one poll of one paper.
struct HallKey: Hashable, Sendable {
  let paper: Slug
  let poll: Slug
  let meeting: Slug

  init(paper: Slug, poll: Slug, meeting: Slug) {
    (self.paper, self.poll, self.meeting) = (paper, poll, meeting)
  }

  /// As the names of its files have it. No short name has two hyphens in a row.
  var fileName: String { "\(paper)--\(poll)--\(meeting)" }

  init?(fileName: String) {
    let parts = fileName.split(separator: "-", omittingEmptySubsequences: false).split(separator: "").map {
      Slug($0.joined(separator: "-"))
    }
    guard parts.count == 3, let paper = parts[0], let poll = parts[1], let meeting = parts[2] else {
      return nil
    }
    self.init(paper: paper, poll: poll, meeting: meeting)
  }

  /// The address of its page.
  var address: String { "/p/\(paper)/polls/\(poll)/halls/\(meeting)" }
}
