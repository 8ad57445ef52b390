import Foundation
import TestSupport

/// A workspace in which every verb has something to do, made once and copied for each try.
final class Workshop: Sendable {
  let folder: TemporaryFolder
  /// An amendment that can be decided, and one that is adopted and can be merged.
  let open: String
  let adopted: String
  /// A comment on a partner's branch only.
  let comment: String
  /// A Word file with a change in it, and the commit that it is an edit of, as `import --base` takes it.
  let returned: String
  let exported: String
  /// A key made for this test; nobody has its other half.
  static let publicKey =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIIbUOs7tQknCBTwSNZGm6UFkFEPZ+jI/4QHhrrm/aN0i"
  static let clock = 1_767_225_600
  static let draft = """
    Wij willen wonen voor iedereen.

    De huur stijgt sneller dan het loon.

    Het dorp vraagt om een school.

    Zorg is een recht.

    """

  var home: String { folder.path + "/home" }
  var original: Place { Place(name: "original", path: folder.path + "/original", home: home) }

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("[init]\n\tdefaultBranch = main\n", to: "home/.gitconfig")
    let place = Place(name: "original", path: folder.path + "/original", home: folder.path + "/home")
    try FileManager.default.createDirectory(atPath: place.path, withIntermediateDirectories: true)
    var clock = Self.clock
    func must(_ who: String, _ line: String, _ arguments: [String] = [], input: String = "") throws -> String
    {
      clock += 60
      let all = line.split(separator: " ").map(String.init) + arguments
      let outcome = try place.beraad(all, as: who, at: clock, input: input)
      guard outcome.code == 0 else { throw NoBeginning(what: "\(all): \(outcome.complaint)") }
      return outcome.output.split(separator: "\n").last.map(String.init) ?? ""
    }
    try place.git(["init", "--quiet"])
    _ = try must("editors", "init . --name Alliance")
    for partner in ["tenants", "church", "union"] {
      _ = try must("editors", "partner add \(partner) --name \(partner)")
    }
    _ = try must("editors", "partner add carers --name carers --role steward")
    for paper in ["housing", "letter"] {
      _ = try must("editors", "new \(paper) --title About")
      try place.write(place.text(of: "papers/\(paper)/paper.md") + Self.draft, to: "papers/\(paper)/paper.md")
      _ = try must("editors", "revise \(paper) -m First")
    }
    try place.write("Losse noten.\n", to: "notes.md")
    try place.git(["add", "notes.md"])
    try place.git(["commit", "--quiet", "-m", "Notes"])
    var random = SplitMix(seed: 1)
    for poll in PollText.names {
      let text = PollText.definition(paper: "housing", poll: poll, step: 0, target: nil, random: &random)
      _ = try must("editors", "poll new housing \(poll) --from -", input: text)
      if poll != "keuze" { _ = try must("editors", "poll open housing/\(poll)") }
    }
    adopted = try must("tenants", "amend housing --replace voor --with voor1 --because Goed")
    open = try must("union", "amend housing --replace school --with school1 --because Beter")
    _ = try must("church", "comment housing --on huur -m Waarom?")
    _ = try must("tenants", "vote housing/loon wel")
    _ = try must("editors", "collect")
    _ = try must("editors", "decide \(adopted) adopt --because Ja")
    comment = try must("carers", "comment housing --on dorp -m Welk?")
    _ = try must("church", "vote housing/loon niet")
    exported = try "housing@" + place.main
    returned = folder.path + "/returned.docx"
    try Data(Self.wordFile.bytes).write(to: URL(filePath: returned))
  }

  /// The draft in Word, with a word inserted under *Track changes*.
  private static var wordFile: WordParts {
    let paragraphs = draft.split(separator: "\n").map { "<w:p><w:r><w:t>\($0)</w:t></w:r></w:p>" }
    let change = """
      <w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"><w:r><w:t xml:space="preserve"> Vandaag.</w:t></w:r></w:ins>
      """
    return WordParts(
      body: paragraphs.joined().replacing("een recht.</w:t></w:r>", with: "een recht.</w:t></w:r>\(change)"))
  }

  /// A copy of its own for one try.
  func copy(to path: String? = nil, through: [String] = []) throws -> Place {
    let path = path ?? "\(folder.path)/copy-\(UUID().uuidString)"
    try Command.run(
      ["cp", "-a", original.path + "/.", path], in: folder.path,
      environment: Program.environment(home: home, clock: Self.clock))
    return Place(name: "copy", path: path, home: home, through: through)
  }
}
