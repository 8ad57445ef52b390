import Deliberation
import Git
import ObjectIDs
import Rendering
import Storage
import Transport

/// An edition made again from its commit, held against its record and against the files that were published.
struct EditionCheck {
  let edition: Edition
  /// Editions of the same number that were published apart, and do not hold.
  let passedOver: [(record: RecordID, edition: Edition)]
  let paper: Slug
  let desk: Desk
  let folder: EditionFolder?
  /// What makes PDF files again; nil where it is not on this machine.
  let typst: TypstProgram?

  func check() throws -> Verification.Check {
    let name = "\(paper): edition \(edition.number)"
    let commit = edition.commit
    guard try desk.snapshot.history().contains(commit) else {
      return .init(
        name: name, ok: false,
        detail: [
          edition.leftBehind(of: paper), edition.remedyForLeftBehind(of: paper).map(\.capitalizedFirst),
        ].joined(separator: " "))
    }
    let snapshot = try Snapshot(workspace: desk.workspace, commit: commit)
    let files = try EditionMaker(snapshot: snapshot, paper: paper.description, number: edition.number)
      .files(printing)
    let different = different(files)
    var problems = recordProblems(different)
    let place =
      folder.flatMap { $0.holdsAnother(than: edition.number) ? nil : $0 }
      ?? PublishedPlaces(desk.workspace).place(of: paper, number: edition.number, commit: commit).map(
        EditionFolder.init)
    // Where an edition was written on this machine is no fact of the commit: it is named where somebody asked for it, and
    // what is wrong there always.
    var right = Localized(
      en: "\(files.count) files are a function of commit \(commit.abbreviated())",
      nl: "\(files.count) bestanden volgen uit commit \(commit.abbreviated())")
    let unmade = unmade
    if !unmade.isEmpty {
      let names = Localized.listed(unmade)
      right = right.joined(
        to: Localized(
          en:
            "; \(names.english) \(unmade.count == 1 ? "was" : "were") not made again, because typst is not here (make pdf)",
          nl:
            "; \(names.dutch) \(unmade.count == 1 ? "is" : "zijn") niet opnieuw gemaakt, want typst is hier niet (make pdf)"
        ))
    }
    if let place {
      if place.exists {
        problems += passedOver(in: place).map { [$0] } ?? fileProblems(files, different, in: place)
      }
      // A slip in a path that somebody named would hide what is wrong in the right one.
      if folder != nil, !place.exists { problems.append(place.isMissing) }
      if folder != nil {
        right = right.joined(
          to: Localized(
            en: ", and \(place.path) holds the same bytes", nl: ", en in \(place.path) staan dezelfde bytes"))
      }
    }
    return .init(name: name, problems: problems, right: right)
  }

  private var printing: EditionMaker.Printing {
    guard edition.isPrinted else { return .none }
    return typst.map { .made($0) } ?? .known(edition.printed)
  }

  /// The PDF files that only their hash speaks for, on a machine without typst.
  private var unmade: [String] {
    if case .known(let hashes) = printing { hashes.keys.sorted() } else { [] }
  }

  /// The files that are others when they are made again, by name.
  private func different(_ files: [RenderedFile]) -> [String] {
    var made = Dictionary(uniqueKeysWithValues: files.map { ($0.name, SHA256.hex($0.bytes)) })
    for name in unmade { made[name] = edition.files[name] }
    return Set(made.keys).union(edition.files.keys).sorted().filter { made[$0] != edition.files[$0] }
  }

  /// What no layout has a part in: the text, and whose its words are.
  private static let content: Set = ["paper.md", "attribution.json"]

  private func recordProblems(_ different: [String]) -> [Localized] {
    guard !different.isEmpty else { return [] }
    guard Self.content.isDisjoint(with: different) else {
      let wrong = different.map {
        Localized(
          en: "\($0) made from the commit is not what the record of the edition names.",
          nl: "\($0), gemaakt van de commit, is niet wat bij de editie is vastgelegd.")
      }
      return edition.tool == Tool.name ? wrong : wrong + [isOfAnotherVersion]
    }
    return [isLaidOutOtherwise(different), edition.tool == Tool.name ? isOfAnotherBuild : isOfAnotherVersion]
  }

  /// That the text is right, and the rest cannot be told from here: each version of Beraad has its own layout.
  private func isLaidOutOtherwise(_ names: [String]) -> Localized {
    let files = Localized.listed(names)
    return Localized(
      en:
        "The text follows from commit \(edition.commit.abbreviated()), and so does whose words it has. This program cannot check \(files.english): it lays them out otherwise.",
      nl:
        "De tekst volgt uit commit \(edition.commit.abbreviated()), en ook van wie de woorden zijn. \(files.dutch) kan dit programma niet controleren: het maakt ze anders op."
    )
  }

  private var isOfAnotherVersion: Localized {
    Localized(
      en: "It was made by \(edition.tool), this is \(Tool.name): check it with that version.",
      nl: "Ze is gemaakt door \(edition.tool), en dit is \(Tool.name): controleer haar met die versie.")
  }

  private var isOfAnotherBuild: Localized {
    Localized(
      en:
        "Both call themselves \(Tool.name): another build of it published the edition, or its record was written by hand. The program that published it tells which.",
      nl:
        "Beide heten \(Tool.name): een andere build ervan heeft de editie gepubliceerd, of wat is vastgelegd is met de hand geschreven. Het programma dat haar publiceerde laat zien wat het is."
    )
  }

  /// What a folder holds, where it is an edition that was published apart from the one that holds, byte for byte.
  private func passedOver(in place: EditionFolder) -> Localized? {
    let other = passedOver.first { other in
      other.edition.files != edition.files
        && other.edition.files.allSatisfy { place.bytes(of: $0.key).map { SHA256.hex($0) } == $0.value }
    }
    return other.map {
      Localized(
        en:
          "\(place.path) holds, byte for byte, the edition \(edition.number) that was passed over (\($0.record)): it was published too, apart, and the one from commit \(edition.commit.abbreviated()) holds. Have that one with: beraad publish \(paper) --edition \(edition.number) -o DIR",
        nl:
          "In \(place.path) staat, byte voor byte, de editie \(edition.number) die niet telt (\($0.record)): die is ook gepubliceerd, los van de andere, en de editie van commit \(edition.commit.abbreviated()) geldt. Haal die met: beraad publish \(paper) --edition \(edition.number) -o MAP"
      )
    }
  }

  private func fileProblems(
    _ files: [RenderedFile], _ different: [String], in place: EditionFolder
  ) -> [Localized] {
    // What is made otherwise here is held against the record alone, and so is what is not made here.
    files.filter { !different.contains($0.name) }.compactMap { file in
      guard let published = place.bytes(of: file.name) else {
        return Localized(
          en: "\(place.path)/\(file.name) is missing.", nl: "\(place.path)/\(file.name) ontbreekt.")
      }
      guard published != file.bytes else { return nil }
      let offset = zip(published, file.bytes).enumerated().first { $0.element.0 != $0.element.1 }?.offset
      let from = offset ?? min(published.count, file.bytes.count)
      return Localized(
        en: "\(place.path)/\(file.name) differs from byte \(from) on.",
        nl: "\(place.path)/\(file.name) is anders vanaf byte \(from).")
    }
      + (unmade + different.filter { edition.files[$0] != nil }).compactMap { name in
        guard let published = place.bytes(of: name) else {
          return Localized(en: "\(place.path)/\(name) is missing.", nl: "\(place.path)/\(name) ontbreekt.")
        }
        return SHA256.hex(published) == edition.files[name]
          ? nil
          : Localized(
            en: "\(place.path)/\(name) is not the file that the record of the edition names.",
            nl: "\(place.path)/\(name) is niet het bestand dat bij de editie is vastgelegd.")
      }
  }
}

extension Dossier {
  /// What was published under a number and is another edition than the one that holds.
  func otherEditions(numbered number: Int) -> [(record: RecordID, edition: Edition)] {
    let holds = editions(numbered: number).holds?.record.body
    return records.compactMap { filed in
      guard case .edition(let edition) = filed.record.body, edition.number == number,
        case .edition(let held)? = holds, edition.commit != held.commit || edition.files != held.files
      else { return nil }
      return (filed.record.id, edition)
    }
  }
}

extension Edition {
  /// What is wrong with an edition whose commit is no longer part of main: a rebase made the commit anew, and the record still
  /// names the old one. A clone may have that one at hand; what is said does not depend on it.
  func leftBehind(of paper: Slug) -> Localized {
    Localized(
      en:
        "Edition \(number) of \(paper) was made from commit \(commit.abbreviated()), which is not part of main: a rebase left it behind.",
      nl:
        "Editie \(number) van \(paper) is gemaakt van commit \(commit.abbreviated()), en die hoort niet bij main: een rebase liet haar achter."
    )
  }

  func remedyForLeftBehind(of paper: Slug) -> Localized {
    Localized(
      en:
        "bring it back, in the clone in which the edition was published, with: beraad publish \(paper) --edition \(number) -o DIRECTORY",
      nl:
        "haal haar terug, in de kloon waarin de editie is gepubliceerd, met: beraad publish \(paper) --edition \(number) -o MAP"
    )
  }
}

extension Edition {
  /// Its PDF files, by name, with their hashes.
  var printed: [String: String] {
    files.filter { file in EditionMaker.printedNames.contains { $0.name == file.key } }
  }
  var isPrinted: Bool { !printed.isEmpty }
}
