/// What became of a comment.
package enum CommentStatus: Hashable, Sendable {
  case open
  case withdrawn
  /// Somebody of the committee or an author answered it; nothing was decided.
  case answered
  case decided(Outcome, by: RecordID)
  /// An amendment that names it was adopted.
  case adopted(through: RecordID)

  /// The word for it in a list.
  package var name: String {
    switch self {
    case .open: "open"
    case .withdrawn: "withdrawn"
    case .answered: "answered"
    case .decided(let outcome, _): outcome.rawValue
    case .adopted: Outcome.adopted.rawValue
    }
  }
}

/// A comment with its answers and what became of it.
package struct Thread: Sendable {
  package let filed: Filed
  package let comment: Comment
  package let replies: [Filed]
  package let status: CommentStatus

  package var id: RecordID { filed.record.id }
  package var partner: Slug { filed.record.header.partner }

  /// Whether somebody should answer it: nobody but its own partner has, nothing was decided, and it says more than that its partner agrees.
  package var waitsForAnswer: Bool {
    status == .open && comment.intent != .support
      && !replies.contains { $0.record.header.partner != partner }
  }
}

extension Dossier {
  /// All comments in causal order, each with its answers.
  package var threads: [Thread] {
    let adoptions = adoptedComments()
    return records.compactMap { filed in
      guard case .comment(let comment) = filed.record.body else { return nil }
      let replies = replies(to: filed.record.id)
      return Thread(
        filed: filed, comment: comment, replies: replies,
        status: status(of: filed.record.id, replies: replies, adoptions: adoptions))
    }
  }

  private func status(
    of id: RecordID, replies: [Filed], adoptions: [RecordID: RecordID]
  ) -> CommentStatus {
    if let filed = decision(about: Target(id)), case .decision(let decision) = filed.record.body {
      return .decided(decision.outcome, by: filed.record.id)
    }
    if withdrawal(of: id) != nil { return .withdrawn }
    if let amendment = adoptions[id] { return .adopted(through: amendment) }
    let isAnswered = replies.contains {
      partner($0.record.header.partner)?.roles.isDisjoint(with: [.author, .committee]) == false
    }
    return isAnswered ? .answered : .open
  }

  /// The comments that an adopted amendment names, each with the first such amendment.
  private func adoptedComments() -> [RecordID: RecordID] {
    var adoptions: [RecordID: RecordID] = [:]
    for file in amendments where file.statuses.contains(where: \.isAdopted) {
      for comment in file.amendment.comments where adoptions[comment] == nil {
        adoptions[comment] = file.id
      }
    }
    return adoptions
  }
}

extension HunkStatus {
  /// Whether it is in the draft or decided to go there.
  package var isAdopted: Bool {
    switch self {
    case .merged, .decided(.adopted, _): true
    default: false
    }
  }
}
