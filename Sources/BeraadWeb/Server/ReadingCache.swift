import BeraadKit
import Deliberation
import Synchronization

/// Papers as they were read last: made anew only where main or a partner's branch moved.
final class ReadingCache: Sendable {
  private struct Key: Hashable {
    let paper: Slug
    let language: Language
  }

  private let known = Mutex<[Key: (standing: String, paper: ReadPaper)]>([:])

  func paper(_ slug: Slug, language: Language, _ context: Context) throws -> ReadPaper {
    let key = Key(paper: slug, language: language)
    let standing = try context.standing()
    if let found = known.withLock({ $0[key] }), found.standing == standing { return found.paper }
    let paper = try context.read(slug.description, marking: PaperMarks.marks(Words(language)))
    known.withLock { $0[key] = (standing, paper) }
    return paper
  }
}
