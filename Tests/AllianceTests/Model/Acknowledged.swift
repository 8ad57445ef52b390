/// A record that the program said it had made: its id stood on stdout, and the exit code was 0.
struct Acknowledged {
  /// The kind, as the record's own field `kind` has it.
  enum Kind: String {
    case comment, reply, withdrawal, amendment, vote, decision, opening, closing, count, ballots, edition, tie
  }

  let kind: Kind
  let id: String
  /// The step that made it.
  let step: Int
  let paper: String
  let partner: String
  /// What the words typed must have become in the record, field by field.
  let said: [String: JSON]
  /// The record itself, as its file stood when it was acknowledged.
  var record: JSON = .null
  /// The git id of that file.
  var blob = ""

  /// The poll that the record belongs to, as PAPER/POLL.
  var poll: String? { record["poll"]?.text.map { paper + "/" + $0 } }

  /// The opening under which it was made: under another it would answer another question.
  private var terms: String { record["opening"]?.text.map { " under \($0)" } ?? "" }

  /// What only one record can settle: records of one key exclude each other unless one replaces the other.
  var keys: [String] {
    switch kind {
    case .opening: poll.map { ["opening of \($0)"] } ?? []
    case .closing: poll.map { ["closing of \($0)"] } ?? []
    case .vote: poll.map { ["vote of \(partner) in \($0)\(terms)"] } ?? []
    case .count, .ballots:
      poll.map { ["meeting \(record["meeting"]?.text ?? "?") of \($0)\(terms)"] } ?? []
    case .tie: poll.map { ["tie of \(record["item"]?.text ?? "?") in \($0)"] } ?? []
    case .edition: ["edition \(record["number"]?.number ?? 0) of \(paper)"]
    case .decision: (record["targets"]?.elements ?? []).compactMap(\.text).map { "decision on \($0)" }
    case .comment, .reply, .withdrawal, .amendment: []
    }
  }

  /// What it comes to: two records of one key that come to the same do not exclude each other.
  var says: String {
    let fields: [String] =
      switch kind {
      case .opening: ["definition", "electorate"]
      case .closing: ["counts", "tips"]
      case .decision: ["outcome"]
      case .edition: ["commit", "files"]
      case .tie: ["anchor", "reason"]
      case .vote: ["option", "stickers", "reason", "anchor", "opening"]
      case .count: ["people", "stickers", "opening"]
      case .ballots: ["sheet", "opening"]
      case .comment, .reply, .withdrawal, .amendment: []
      }
    return kind.rawValue + fields.map { record[$0]?.canonical ?? "-" }.joined(separator: "; ")
  }

  /// The records whose place it takes. Records made before lists were possible name one.
  var replaces: [String] {
    guard let field = record["replaces"] else { return [] }
    return field.text.map { [$0] } ?? field.elements.compactMap(\.text)
  }
}
