import Foundation
import TestSupport
import Testing

@testable import BeraadCLI

/// The usual day of an alliance, and a no to each step of it, as somebody reads them whose environment is Dutch.
@Suite struct DutchDayTests {
  let bench: Workbench

  init() throws {
    var bench = try Workbench()
    bench.environment["LANG"] = "nl_NL.UTF-8"
    self.bench = bench
  }

  /// Runs a command and looks that what it says has these words, and none of another language.
  @discardableResult private func day(
    _ arguments: String..., status: Int32 = 0, says words: String...,
    sourceLocation: SourceLocation = #_sourceLocation
  ) -> String {
    let outcome = bench.run(arguments)
    let said = outcome.story + outcome.output
    #expect(outcome.status == status, "\(said)", sourceLocation: sourceLocation)
    for word in words { #expect(said.contains(word), "\(said)", sourceLocation: sourceLocation) }
    let found = said.firstMatch(
      of:
        /\b(?:the|is not|are not|was|were|with:|hint|because:|nothing|already|they|there is|of the|not collected|must|cannot)\b/
    )
    #expect(found == nil, "\(found.map { String($0.output) } ?? ""): \(said)", sourceLocation: sourceLocation)
    return outcome.output.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test func `comments and changes are made, and refused, in Dutch`() {
    day("status", says: "U bent")
    day(
      "comment", "housing", "--on", "affordable homes", "-m", "Wanneer?", "--as", "tenants",
      says: "Opmerking gemaakt bij housing, alinea")
    day(
      "comment", "housing", "--on", "nergens", "-m", "Wat?", "--as", "tenants", status: 1,
      says: "'nergens' staat niet in housing.", "tip: citeer de woorden")
    let change = day(
      "amend", "housing", "--replace", "faster", "--with", "sneller", "--because", "Een datum.", "--as",
      "tenants",
      says: "Eén wijziging van housing voorgesteld, in alinea")
    day(
      "amend", "housing", "--replace", "faster", "--with", "faster", "--because", "Zomaar.", "--as",
      "tenants", status: 1,
      says: "De wijziging verandert niets")
    day(
      "amend", "housing", "--replace", "soon", status: 64,
      says: "Het argument '--because <waarom>' ontbreekt.")
    day("status", says: "1 opmerking zonder antwoord", "1 voorgestelde wijziging zonder besluit")
    day("show", "housing", says: "niet opgehaald: bij “affordable homes”")
    day(
      "withdraw", change, "--because", "Toch niet.", "--as", "editors", status: 1,
      says: "alleen zij kunnen het intrekken")
    day("sho", status: 64, says: "Er is geen opdracht 'sho'.", "tip: bedoelt u show?")
  }

  @Test func `what the committee decides, merges and publishes is told in Dutch`() {
    let change = day(
      "amend", "housing", "--replace", "faster", "--with", "sneller", "--because", "Een datum.", "--as",
      "tenants")
    day(
      "decide", change, "adopt", "--because", "Goed.", "--as", "editors", status: 1,
      says: "is nog niet opgehaald")
    day("collect", "--as", "editors")
    day(
      "decide", change, "adopt", "--because", "Ja.", "--as", "tenants", status: 1, says: "mag niet besluiten")
    day("inbox", "housing", "--as", "editors", says: "Past zoals het er staat", "met: beraad decide")
    day(
      "publish", "housing", "--edition", "1", "-o", "ed", "--as", "editors", status: 2, says: "want: Over",
      "is niet besloten")
    day("decide", change, "adopt", "--because", "Goed.", "--as", "editors", says: "Besloten:", "overgenomen.")
    day("merge", "housing", "--as", "editors", says: "1 wijziging samengevoegd.")
    day("merge", "housing", "--as", "editors", says: "Er wacht niets wat is overgenomen op samenvoegen.")
    day("show", change, says: "wijziging \(change) van", "samengevoegd door")
    day(
      "publish", "housing", "--edition", "2", "-o", "ed", "--as", "editors", status: 1,
      says: "is nummer 1, niet 2.")
    day("publish", "housing", "--edition", "1", "-o", "ed", "--as", "editors", says: "Gepubliceerd: editie 1")
    day("verify", says: "Alles is zoals het hoort.", "geschiedenis: elke bijdrage die ooit op main kwam")
    day("doctor", says: "Er staat niets in de weg.")
  }

  @Test func `a vote is put, cast, counted and refused in Dutch`() {
    day(
      "poll", "new", "housing", "naam", "--motion", "--question", "Welke naam?", "--alternative", "Huis",
      "--as",
      "editors", says: "De stemming housing/naam is voorgelegd")
    day("vote", "housing/naam", "huis", "--as", "tenants", status: 1, says: "is nog niet open")
    day("poll", "open", "housing/naam", "--as", "editors", says: "is geopend voor")
    day("vote", "housing/naam", "huis", "--as", "tenants", says: "stemde “huis” (Huis) in housing/naam.")
    day("vote", "housing/naam", "hut", "--as", "tenants", status: 1, says: "Er is geen alternatief 'hut'.")
    day("poll", "close", "housing/naam", "--as", "editors", says: "housing/naam is gesloten.")
    day("vote", "housing/naam", "huis", "--as", "tenants", status: 1, says: "is gesloten: het is te laat")
    day("tally", "housing/naam", says: "'huis' wint, met een meerderheid.")
  }
}
