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

  /// - Parameters:
  ///   - blob: the draft that the file is an edit of.
  ///   - file: its hash.
  init(by partner: Slug, in dossier: Dossier, on blob: ObjectID, file: String) {
    otherOfFile = dossier.records.first {
      $0.record.header.partner != partner && $0.record.body.file == file
        && dossier.withdrawal(of: $0.record.id) == nil
    }.map { dossier.name(of: $0.record.header.partner) }
    for filed in dossier.records where filed.record.header.partner == partner {
      let id = filed.record.id
      if filed.record.body.file == file { ofFile.append(id) }
      guard dossier.withdrawal(of: id) == nil else { continue }
      switch filed.record.body {
      case .amendment(let amendment) where amendment.base == blob:
        let stand = amendment.hunks.indices.filter {
          dossier.withdrawal(of: Target(id, hunk: $0 + 1)) == nil
        }
        hunks.formUnion(stand.map { amendment.hunks[$0] })
      case .comment(let comment) where comment.anchor.blob == blob:
        comments[CommentKey(range: comment.anchor.range, text: comment.text)] = id
      case .reply(let reply): replies.insert(ReplyKey(to: reply.to, text: reply.text))
      default: break
      }
    }
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
