import Deliberation
import ObjectIDs
import Prose

/// What a partner recorded before: one file may be sent twice, or a copy of it with more in it.
struct RecordedBefore {
  struct CommentKey: Hashable {
    let range: Range<Int>
    let text: String
  }

  struct ReplyKey: Hashable {
    let to: RecordID
    let text: String
  }

  /// Of the amendments made on the same text.
  private(set) var hunks: Set<Hunk> = []
  private(set) var comments: [CommentKey: RecordID] = [:]
  var replies: Set<ReplyKey> = []
  /// The records that came in the very same file.
  private(set) var ofFile: [RecordID] = []
  /// The name of another partner whose records came in it.
  private(set) var otherOfFile: String?
  /// What other partners have proposed and said, with their names: a file that was passed on has it too.
  private(set) var others = Others()

  struct Others {
    fileprivate(set) var hunks: [Hunk: String] = [:]
    fileprivate(set) var comments: [CommentKey: (partner: String, id: RecordID)] = [:]
    fileprivate(set) var replies: [ReplyKey: String] = [:]
  }

  /// - Parameters:
  ///   - blob: the draft that the file is an edit of.
  ///   - file: its hash.
  init(by partner: Slug, in dossier: Dossier, on blob: ObjectID, file: String) {
    otherOfFile = dossier.records.first {
      $0.record.header.partner != partner && $0.record.body.file == file
        && dossier.withdrawal(of: $0.record.id) == nil
    }.map { dossier.name(of: $0.record.header.partner) }
    for filed in dossier.records {
      let id = filed.record.id
      guard filed.record.header.partner == partner else {
        if dossier.withdrawal(of: id) == nil { others.note(filed.record, in: dossier, on: blob) }
        continue
      }
      if filed.record.body.file == file { ofFile.append(id) }
      guard dossier.withdrawal(of: id) == nil else { continue }
      switch filed.record.body {
      case .amendment(let amendment) where amendment.base == blob:
        hunks.formUnion(dossier.standing(amendment, id))
      case .comment(let comment) where comment.anchor.blob == blob:
        comments[CommentKey(range: comment.anchor.range, text: comment.text)] = id
      case .reply(let reply): replies.insert(ReplyKey(to: reply.to, text: reply.text))
      default: break
      }
    }
  }
}

extension RecordedBefore.Others {
  fileprivate mutating func note(_ record: Record, in dossier: Dossier, on blob: ObjectID) {
    let name = dossier.name(of: record.header.partner)
    switch record.body {
    case .amendment(let amendment) where amendment.base == blob:
      for hunk in dossier.standing(amendment, record.id) { hunks[hunk] = name }
    case .comment(let comment) where comment.anchor.blob == blob:
      comments[.init(range: comment.anchor.range, text: comment.text)] = (name, record.id)
    case .reply(let reply): replies[.init(to: reply.to, text: reply.text)] = name
    default: break
    }
  }
}

extension Dossier {
  /// The hunks of an amendment that are not withdrawn.
  fileprivate func standing(_ amendment: Amendment, _ id: RecordID) -> [Hunk] {
    amendment.hunks.indices.filter { withdrawal(of: Target(id, hunk: $0 + 1)) == nil }
      .map { amendment.hunks[$0] }
  }
}

extension Record.Body {
  /// The hash of the file that it came in.
  fileprivate var file: String? {
    switch self {
    case .amendment(let amendment): amendment.file
    case .comment(let comment): comment.file
    case .reply(let reply): reply.file
    default: nil
    }
  }
}
