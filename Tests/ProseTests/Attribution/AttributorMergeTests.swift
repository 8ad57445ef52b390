import Testing

@testable import Prose

@Suite struct AttributorMergeTests {
  var history = SmallHistory()

  @Test mutating func `a merge takes each side's words, and its own are whoever resolved it`() {
    history.add("base", "Wij willen huizen.\n\nWij willen werk.")
    history.add("left", "Wij willen betaalbare huizen.\n\nWij willen werk.", from: "base")
    history.add("right", "Wij willen huizen.\n\nWij willen vast werk.", from: "base")
    history.add("merge", "Wij willen betaalbare huizen.\n\nWij willen vast werk, nu.", from: "left", "right")
    #expect(
      history.origins()
        == "base: Wij willen | left: betaalbare | base: huizen. Wij willen | right: vast | base: werk"
        + " | merge: , nu | base: .")
  }

  @Test mutating func `edits of one sentence by both sides are told apart`() {
    history.add("base", "De gemeente bouwt huizen voor gezinnen in de stad.")
    history.add("left", "De gemeente bouwt sociale huizen voor gezinnen in de stad.", from: "base")
    history.add("right", "De gemeente bouwt huizen voor gezinnen en studenten in de stad.", from: "base")
    history.add(
      "merge", "De gemeente bouwt sociale huizen voor gezinnen en studenten in de stad.", from: "right",
      "left")
    #expect(
      history.origins()
        == "base: De gemeente bouwt | left: sociale | base: huizen voor gezinnen | right: en studenten"
        + " | base: in de stad.")
  }

  @Test(arguments: [["left", "right"], ["right", "left"]])
  mutating func `what both sides wrote is the older one's, whoever is first parent`(parents: [String]) {
    history.add("base", "Wij willen huizen.")
    history.add("earlier", "Wij willen huizen!", from: "base")
    history.add("right", "Wij willen mooie huizen!", from: "earlier")
    history.add("left", "Wij willen mooie huizen.", from: "base")
    history.add("merge", "Wij willen mooie huizen, echt.", from: parents[0], parents[1])
    #expect(history.origins() == "base: Wij willen | left: mooie | base: huizen | merge: , echt | base: .")
  }

  @Test mutating func `an octopus takes from all`() {
    history.add("base", "Een.\n\nTwee.\n\nDrie.")
    history.add("x", "Een en een.\n\nTwee.\n\nDrie.", from: "base")
    history.add("y", "Een.\n\nTwee en twee.\n\nDrie.", from: "base")
    history.add("z", "Een.\n\nTwee.\n\nDrie en drie.", from: "base")
    history.add("octopus", "Een en een.\n\nTwee en twee.\n\nDrie en drie.", from: "x", "y", "z")
    #expect(
      history.origins()
        == "base: Een | x: en een | base: . Twee | y: en twee | base: . Drie | z: en drie | base: .")
  }

  @Test mutating func `two branches that merged each other agree`() {
    history.add("base", "Een.\n\nTwee.")
    history.add("x", "Een plus.\n\nTwee.", from: "base")
    history.add("y", "Een.\n\nTwee plus.", from: "base")
    history.add("xy", "Een plus.\n\nTwee plus.", from: "x", "y")
    history.add("yx", "Een plus!\n\nTwee plus.", from: "y", "x")
    history.add("criss", "Een plus!\n\nTwee plus. Slot.", from: "xy", "yx")
    #expect(
      history.origins() == "base: Een | x: plus | yx: ! | base: Twee | y: plus | base: . | criss: Slot.")
  }

  @Test mutating func `two roots each keep their words`() {
    history.add("one", "De eerste tekst.")
    history.add("two", "De tweede pagina.")
    history.add("both", "De eerste tekst.\n\nDe tweede pagina.", from: "one", "two")
    #expect(history.origins() == "one: De eerste tekst. | two: De tweede pagina.")
  }

  @Test mutating func `words that a merge dropped are found again later`() {
    let lost = "Niemand mag door het ijs zakken in dit land!"
    history.add("base", "Kop.")
    history.add("left", "Kop.\n\n\(lost)", from: "base")
    history.add("right", "Kop, beter.", from: "base")
    history.add("merge", "Kop, veel beter.", from: "left", "right")
    history.add("back", "Kop, veel beter.\n\n\(lost)", from: "merge")
    #expect(
      history.origins() == "base: Kop | right: , | merge: veel | right: beter | base: . | left: \(lost)")
  }
}
