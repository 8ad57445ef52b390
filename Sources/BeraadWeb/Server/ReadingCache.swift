import BeraadKit
import Deliberation
import Synchronization

/// Papers as they were read last, and their pages: made anew only where main or a partner's branch moved.
final class ReadingCache: Sendable {
  fileprivate struct Key: Hashable {
    let paper: Slug
    let language: Language
    /// Whose page it is; nil where it is the paper, or the page of somebody who is not signed in.
    var partner: Slug?
  }

  /// The main part of a paper's page.
  struct Reading: Sendable {
    let title: String
    let main: CompressedPart
  }

  fileprivate struct Pages {
    var known: [Key: (standing: String, reading: Reading)] = [:]
    /// The keys, the one that was asked for longest ago first.
    var order: [Key] = []
  }

  private let papers = Mutex<[Key: (standing: String, paper: ReadPaper)]>([:])
  private let pages = Mutex(Pages())

  /// In bytes.
  private static let mostOfPages = 32 << 20

  func paper(_ slug: Slug, language: Language, _ context: Context) throws -> ReadPaper {
    try paper(slug, language: language, standing: try context.standing(), context)
  }

  /// The page of a paper for whoever looks.
  ///
  /// - Parameter view: makes it of the paper.
  func reading(
    _ slug: Slug, language: Language, of partner: Slug?, _ context: Context, view: (ReadPaper) -> [UInt8]
  ) throws -> Reading {
    let key = Key(paper: slug, language: language, partner: partner)
    let standing = try context.standing()
    if let found = pages.withLock({ $0.found(key) }), found.standing == standing { return found.reading }
    let paper = try paper(slug, language: language, standing: standing, context)
    let reading = Reading(title: paper.title, main: CompressedPart(view(paper)))
    pages.withLock { $0.keep(reading, standing, key, most: Self.mostOfPages) }
    return reading
  }

  private func paper(
    _ slug: Slug, language: Language, standing: String, _ context: Context
  ) throws -> ReadPaper {
    let key = Key(paper: slug, language: language)
    if let found = papers.withLock({ $0[key] }), found.standing == standing { return found.paper }
    let paper = try context.read(slug.description, marking: PaperMarks.marks(Words(language)))
    papers.withLock { $0[key] = (standing, paper) }
    return paper
  }
}

extension ReadingCache.Pages {
  fileprivate mutating func found(_ key: ReadingCache.Key) -> (
    standing: String, reading: ReadingCache.Reading
  )? {
    guard let found = known[key] else { return nil }
    order.removeAll { $0 == key }
    order.append(key)
    return found
  }

  /// Keeps a page, and lets go of those that nobody asked for longest.
  fileprivate mutating func keep(
    _ reading: ReadingCache.Reading, _ standing: String, _ key: ReadingCache.Key, most: Int
  ) {
    known[key] = (standing, reading)
    order.removeAll { $0 == key }
    order.append(key)
    while order.count > 1, known.values.reduce(0, { $0 + $1.reading.main.size }) > most {
      known[order.removeFirst()] = nil
    }
  }
}
