package import Deliberation
package import Git
import ObjectIDs

/// Makes commits: the one place of Beraad that does, so that what holds for one holds for all.
struct Committer {
  let at: Instant

  /// Adds a commit to the objects that are to be written. Moves no branch.
  func commit(
    tree: ObjectID, parents: [ObjectID], author: Identity, committer: Identity, message: CommitMessage,
    in batch: inout ObjectBatch
  ) throws -> ObjectID {
    try batch.commit(
      tree: tree, parents: parents, author: author.signature(at: at), committer: committer.signature(at: at),
      message: message.text(by: author, via: committer.via))
  }
}

/// What a commit says: a summary, a body, and trailers in their order.
package struct CommitMessage: Sendable {
  package var summary: String
  package var body = ""
  package var trailers: [Trailer] = []

  package struct Trailer: Sendable {
    package let key: String
    package let value: String

    package init(_ key: String, _ value: String) { (self.key, self.value) = (key, value) }

    /// That a draft that was begun twice is right as the commit has it.
    package static func settles(_ paper: Slug) -> Trailer { Trailer(CommitFacts.settles, paper.description) }

    /// That a question that was put twice is right as the commit has it.
    package static func settles(_ poll: Slug, of paper: Slug) -> Trailer {
      Trailer(CommitFacts.settles, "\(paper)/\(poll)")
    }
  }

  package init(_ summary: String, body: String = "", trailers: [Trailer] = []) {
    (self.summary, self.body, self.trailers) = (summary.summaryLine, body, trailers)
  }

  /// The whole message; it names the author's partner first, unless the trailers do, and last the door that whoever commits
  /// came in by.
  func text(by author: Identity, via door: String?) -> String {
    var trailers = trailers
    if !trailers.contains(where: { $0.key == "Partner" }) {
      trailers.insert(Trailer("Partner", author.partner.id.description), at: 0)
    }
    if let door { trailers.append(Trailer("Via", door)) }
    let text = body.isEmpty ? summary : "\(summary)\n\n\(body)"
    return text + "\n\n" + trailers.map { "\($0.key): \($0.value)\n" }.joined()
  }
}

extension Identity {
  /// How a person signs a commit: the organisation's name, and an address that leads to nobody.
  package func signature(at instant: Instant) -> Signature {
    // Git ends a name at the bracket of the address, and has no way to write one inside it.
    let name = partner.name.replacing("<", with: "(").replacing(">", with: ")")
    return Signature(name: name, email: "\(person)@\(partner.id).beraad.invalid", seconds: instant.seconds)
  }
}
