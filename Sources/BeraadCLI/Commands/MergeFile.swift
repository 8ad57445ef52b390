import ArgumentParser
import BeraadKit
import Deliberation
import Help

struct MergeFileCommand: ReportingCommand {
  static let help = CommandHelp(
    verb: "merge-file",
    abstract: Localized(
      en: "Merge two edits of one text, in any git repository.",
      nl: "Voeg twee bewerkingen van één tekst samen, in elke git-repository."),
    english: """
      Where git merges by line, the bytes are git's. In what remains, edits of different words are put together, and \
      marked as a proposal unless --words says to take them; the rest is marked for people. Exit 2: something is marked.

        beraad merge-file mine.md base.md theirs.md
        beraad merge-file mine.md base.md theirs.md --words --json
        git config merge.prose.driver 'beraad merge-file %A %O %B --words --write'
        echo '*.md merge=prose' >> .gitattributes
      """,
    dutch: """
      Waar git per regel samenvoegt, zijn de bytes die van git. In de rest worden bewerkingen van verschillende woorden \
      samengevoegd, en gemarkeerd als voorstel tenzij u met --words zegt dat ze zo mogen; over wat dan overblijft gaan \
      mensen, en dat wordt gemarkeerd. Exitcode 2: er is iets gemarkeerd.

        beraad merge-file mijn.md basis.md hun.md
        beraad merge-file mijn.md basis.md hun.md --words --json
        git config merge.prose.driver 'beraad merge-file %A %O %B --words --write'
        echo '*.md merge=prose' >> .gitattributes
      """)

  @Argument(help: ArgumentHelp(en: "Our edit.", nl: "Onze bewerking.", valueName: "current"))
  var current: String
  @Argument(
    help: ArgumentHelp(en: "What both were made of.", nl: "Waar beide van zijn gemaakt.", valueName: "base"))
  var base: String
  @Argument(help: ArgumentHelp(en: "The other edit.", nl: "De andere bewerking.", valueName: "other"))
  var other: String
  @Flag(
    help: ArgumentHelp(
      en: "Take word-level proposals.",
      nl: "Neem ook over wat alleen per woord past."))
  var words = false
  @Flag(
    help: ArgumentHelp(
      en: "Write the text to CURRENT instead of stdout, as a merge driver of git does.",
      nl:
        "Schrijf de tekst in EIGEN in plaats van naar de standaarduitvoer, zoals een merge driver van git doet."
    ))
  var write = false
  @Option(
    help: ArgumentHelp(
      en: "Where the file lies in a workspace, for its merge driver: the roster is merged by partner.",
      nl:
        "Waar het bestand in een werkruimte staat, voor haar merge driver: de deelnemers worden per partner samengevoegd.",
      valueName: "file"))
  var path: String?
  @OptionGroup var output: JSONOption
  @OptionGroup var options: CommonOptions
  @OptionGroup var speech: LanguageOption

  var wantsJSON: Bool { output.json }

  func report(_ session: Session) throws -> Report {
    let texts = try [current, base, other].map { try GivenFile.bytes($0, session: session) }
    let target = write ? current : nil
    let file =
      if let path {
        try session.context.mergeForGit(
          path, current: texts[0], base: texts[1], other: texts[2], writingTo: target)
      } else {
        try session.context.mergeFile(
          current: texts[0], base: texts[1], other: texts[2],
          names: MergedFile.Names(current: current, base: base, other: other), words: words, writingTo: target
        )
      }
    return Report(
      bytes: write ? [] : file.bytes, value: file,
      story: file.story + Self.story(file, words: words, isGits: path != nil),
      status: file.needsPeople ? .undecided : .done)
  }

  /// - Parameter isGits: whether git runs it, as its driver: then nobody types an option.
  private static func story(_ file: MergedFile, words: Bool, isGits: Bool) -> [Localized] {
    let contested = file.places.count { $0.kind == "contested" }
    let proposals = file.places.count - contested
    var story: [Localized] = []
    if proposals > 0, isGits {
      story.append(
        Localized(
          en:
            "\(proposals == 1 ? "1 place is" : "\(proposals) places are") marked in the file, where each side changed other words: choose.",
          nl:
            "\(proposals == 1 ? "1 plek is" : "\(proposals) plekken zijn") gemarkeerd in het bestand, waar elke kant andere woorden veranderde: kies."
        ))
    } else if proposals > 0 {
      story.append(
        Localized(
          en:
            "\(proposals == 1 ? "1 place is" : "\(proposals) places are") \(words ? "merged" : "to be merged with --words"), word by word: read them.",
          nl:
            "\(proposals == 1 ? "1 plek is" : "\(proposals) plekken zijn") woord voor woord \(words ? "samengevoegd" : "samen te voegen met --words"): lees ze na."
        ))
    }
    let flags = Set(file.places.flatMap(\.flags)).sorted()
    if !flags.isEmpty {
      story.append(
        Localized(
          en: "Both edits changed a sentence and its \(flags.joined(separator: ", ")).",
          nl:
            "Beide bewerkingen veranderden een zin en daarin: \(flags.map { PlainWords.flag($0).dutch }.joined(separator: ", "))."
        ))
    }
    if contested > 0 {
      story.append(
        Localized(
          en: "\(contested == 1 ? "1 place is" : "\(contested) places are") contested: people decide.",
          nl: "\(contested == 1 ? "1 plek is" : "\(contested) plekken zijn") omstreden: mensen kiezen."))
    }
    return story
  }
}
