package import Deliberation
package import Git
package import ObjectIDs
import Prose

/// Makes commits: the one place of Beraad that does, so that what holds for one holds for all.
struct Committer {
  let at: Instant
  private let policy: SignaturePolicy
  private let signer: CommitSigner?
  private let door: Slug?

  /// - Parameter policy: whether main asks for signatures.
  init(for workspace: Workspace, at instant: Instant, policy: SignaturePolicy) {
    (at, self.policy, signer, door) = (instant, policy, workspace.signer, workspace.door)
  }

  /// Adds a commit to the objects that are to be written, signed as whoever makes it wants or main asks. Moves no branch.
  ///
  /// - Throws: what the signer throws; then there is no commit.
  func commit(
    tree: ObjectID, parents: [ObjectID], author: Identity, committer: Identity, message: CommitMessage,
    in batch: inout ObjectBatch
  ) throws -> ObjectID {
    var message = message
    if let door { message.trailers.append(.init(CommitMessage.via, door.description)) }
    let sign = try signer?.signature(committer, policy)
    guard policy == .optional || sign != nil else {
      throw Refusal(
        Localized(
          en: "Main asks for signatures, and there is nothing here to sign with.",
          nl: "Main vraagt om handtekeningen, en hier is niets om mee te ondertekenen."), by: .cannotSign)
    }
    return try batch.commit(
      tree: tree, parents: parents, author: author.signature(at: at), committer: committer.signature(at: at),
      message: message.text(by: author, via: door == nil ? committer.via : nil), sign: sign)
  }
}

/// How whoever works here signs commits.
package struct CommitSigner {
  /// What makes the armoured signature of a commit's text for somebody; nil where such a commit is not signed. Throws where
  /// it has to be and cannot.
  let signature: (Identity, SignaturePolicy) throws -> ((String) throws -> String)?

  package init(
    _ signature: @escaping (Identity, SignaturePolicy) throws -> ((String) throws -> String)?
  ) {
    self.signature = signature
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

    /// That main keeps a parent, and takes nothing of what its line did.
    package static func keeps(_ commit: ObjectID) -> Trailer { Trailer(CommitFacts.keeps, commit.hex) }

    /// That a question that was put twice is right as the commit has it.
    package static func settles(_ poll: Slug, of paper: Slug) -> Trailer {
      Trailer(CommitFacts.settles, "\(paper)/\(poll)")
    }
  }

  /// The trailer that names the door by which a commit came.
  static let via = "Via"

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
    let name = partner.name.replacing(scalar: "<", with: "(").replacing(scalar: ">", with: ")")
    return Signature(name: name, email: "\(person)@\(partner.id).beraad.invalid", seconds: instant.seconds)
  }
}

extension Workspace {
  /// Signs something that is thrown away, as the next commit would be: refuses where that cannot be done. Does nothing where
  /// none is signed.
  package func trySigning(as identity: Identity, under policy: SignaturePolicy = .required) throws {
    guard let sign = try signer?.signature(identity, policy) else {
      guard policy == .required else { return }
      throw Refusal(
        Localized(en: "There is nothing here to sign with.", nl: "Hier is niets om mee te ondertekenen."))
    }
    _ = try sign("a trial\n")
  }
}
