@testable import Prose
import TestSupport
import Testing

/// Merges two edits of one text, each marked in CriticMarkup.
struct Merging {
  let merge: TextMerge

  init(_ left: String, _ right: String) {
    let (left, right) = (EditedText(left), EditedText(right))
    precondition(left.base == right.base, "the two edits are of different texts")
    merge = TextMerge(base: left.bytes, left: Array(left.edited.utf8), right: Array(right.edited.utf8))
  }

  var outcome: TextMerge.Outcome { merge.outcome }

  /// The text with every proposal applied; nil where something is contested.
  var text: String? {
    guard merge.outcome != .contested else { return nil }
    return String(decoding: merge.text(applyingProposals: true), as: UTF8.self)
  }

  var classes: [CollisionClass] { merge.places.map(\.collision) }
  var flags: [ReadingFlag] { merge.places.flatMap(\.flags) }
}

extension MergePlace {
  /// The same place of the merge with the two sides swapped.
  var mirrored: MergePlace {
    MergePlace(base: base, left: right, right: left, collision: collision, flags: flags, merged: merged)
  }
}

@Suite struct TextMergeTests {
  @Test func `lines far apart merge by themselves`() {
    let merging = Merging("{~~One~>1~~}\n\nTwo\n\nThree\n", "One\n\nTwo\n\n{~~Three~>3~~}\n")
    #expect(merging.outcome == .clean)
    #expect(merging.text == "1\n\nTwo\n\n3\n")
  }

  @Test func `a line break that one side put in is not lost`() {
    let merging = Merging(
      "Roses are red,{++  ++}\nviolets are blue.\n", "Roses are red,\nviolets are {~~blue~>bluer~~}.\n")
    #expect(merging.outcome == .proposed)
    #expect(merging.text == "Roses are red,  \nviolets are bluer.\n")
  }

  @Test func `a line break or an empty line is not lost where the other side changed the same line`() {
    let broken = Merging(
      "Text a is here.{++  ++}\nText b.\n", "Text {~~a~>z~~} is here.\nText b.\n")
    #expect(broken.text == "Text z is here.  \nText b.\n")
    let loose = Merging("* a\n{++\n++}* b c d\n", "* a\n* b {~~c~>X~~} d\n")
    #expect(loose.text == "* a\n\n* b X d\n")
  }

  @Test func `a line break that one side took out does not stand again`() {
    let (base, edited) = (
      "Roses are red,{--  --}\nviolets are blue.\n", "Roses are {~~red~>pink~~},  \nviolets are blue.\n"
    )
    for merging in [Merging(base, edited), Merging(edited, base)] {
      #expect(merging.outcome == .proposed)
      #expect(merging.text == "Roses are pink,\nviolets are blue.\n")
    }
    let tight = Merging("* a\n{--\n--}* b c d\n", "* a\n\n* b {~~c~>X~~} d\n")
    #expect(tight.text == "* a\n* b X d\n")
    let apart = Merging("Red{--  --}\nblue  \ngreen\n", "Red  \nblue{--  --}\ngreen\n")
    #expect(apart.text == "Red\nblue\ngreen\n")
  }

  @Test func `spaces in code count`() {
    let (base, edited) = ("```\nx{--  --} ={--  --} 1\ny\n```\n", "```\nx   =   {~~1~>2~~}\ny\n```\n")
    for merging in [Merging(base, edited), Merging(edited, base)] {
      #expect(merging.text == "```\nx = 2\ny\n```\n")
    }
    let indented = Merging("```\nif a:\n{++  ++}  b\n```\n", "```\nif a:\n  {~~b~>c~~}\n```\n")
    #expect(indented.outcome == .contested)
  }

  @Test(arguments: ["> ", "- > ", "> > "])
  func `a line break that one side put in within a quotation is not lost`(mark: String) {
    let rest = mark == "- > " ? "  > " : mark
    for spaces in ["{++  ++}", "{++\\++}"] {
      let kept = spaces.contains("  ") ? "  " : "\\"
      let broken = "\(mark)Text a is here.\(spaces)\n\(rest)Text b.\n"
      #expect(
        Merging(broken, "\(mark)Text {~~a~>z~~} is here.\n\(rest)Text b.\n").text
          == "\(mark)Text z is here.\(kept)\n\(rest)Text b.\n")
      #expect(
        Merging(broken, "\(mark)Text a is here.\n\(rest)Text {~~b~>z~~}.\n").text
          == "\(mark)Text a is here.\(kept)\n\(rest)Text z.\n")
    }
  }

  @Test func `both wordings of a quotation that was taken off or put on are whole`() {
    let (plain, quoted) = ("a b c d e.\nf g h i.\nj k l.\n", "> a b c d e.\n> f g h i.\n> j k l.\n")
    for word in ["b", "h", "k"] {
      for (base, shape) in [(quoted, plain), (plain, quoted)] {
        let edited = base.replacing(word, with: "X")
        let merge = TextMerge(base: Array(base.utf8), left: Array(shape.utf8), right: Array(edited.utf8))
        let result = String(decoding: merge.text(applyingProposals: true), as: UTF8.self)
        guard let place = merge.places.first(where: { $0.merged == nil }) else {
          #expect(result == shape.replacing(word, with: "X"))
          continue
        }
        #expect(merge.places.count == 1)
        #expect(String(decoding: merge.left[place.left], as: UTF8.self) == shape)
        #expect(String(decoding: merge.right[place.right], as: UTF8.self) == edited)
      }
    }
  }

  @Test(arguments: [
    "homes\n\ntrams in town\n\ncare\n", "1. homes\n2. trams in town\n3. care\n",
    "* homes\n* trams in town\n* care\n",
  ])
  func `both forms of a list are whole where the other side changed an item`(form: String) {
    let list = "- homes\n- trams in town\n- care\n"
    for (base, other) in [(list, form), (form, list)] {
      let edited = base.replacing("trams", with: "buses")
      let merge = TextMerge(base: Array(base.utf8), left: Array(other.utf8), right: Array(edited.utf8))
      let place = merge.places.first { $0.merged == nil }
      #expect(merge.places.count == 1)
      #expect(place.map { String(decoding: merge.left[$0.left], as: UTF8.self) } == other)
      #expect(place.map { String(decoding: merge.right[$0.right], as: UTF8.self) } == edited)
    }
  }

  @Test func `two addresses of one label are asked about, with what refers to them`() {
    let left =
      "Rents rise.\n\nMid.\n\n{++See [rents][plan].\n\n++}End.\n{++\n[plan]: https://a.example/rents\n++}"
    func right(_ address: String) -> String {
      "Rents rise.\n\n{++See [wages][Plan].\n\n[Plan]: \(address)\n\n++}Mid.\n\nEnd.\n"
    }
    #expect(Merging(left, right("https://a.example/wages")).outcome == .contested)
    #expect(Merging(right("https://a.example/wages"), left).outcome == .contested)
    let settled = Merging(left, right("https://a.example/wages")).merge.pieces.map { piece in
      if case .settled(let bytes) = piece { String(decoding: bytes, as: UTF8.self) } else { "" }
    }
    // Neither is in the text unasked, nor what refers to it.
    #expect(settled.allSatisfy { !$0.lowercased().contains("plan") })
    // Both lead to one address, whichever of the two a reader takes.
    #expect(Merging(left, right("https://a.example/rents")).outcome == .clean)
  }

  @Test func `notes of different labels that both add at one place are both taken`() {
    let base = "A.\n\nMid.\n\nB.\n\nEnd.\n\n[^0]: zero.\n"
    let left = base.replacing("A.", with: "A.[^1]") + "\n[^1]: one.\n"
    let right = base.replacing("B.", with: "B.[^2]") + "\n[^2]: two.\n"
    let made =
      base.replacing("A.", with: "A.[^1]").replacing("B.", with: "B.[^2]") + "\n[^1]: one.\n\n[^2]: two.\n"
    for (one, other) in [(left, right), (right, left)] {
      let merge = TextMerge(base: Array(base.utf8), left: Array(one.utf8), right: Array(other.utf8))
      #expect(merge.outcome == .proposed)
      #expect(String(decoding: merge.text(applyingProposals: true), as: UTF8.self) == made)
    }
    let same = base.replacing("B.", with: "B.[^1]") + "\n[^1]: two.\n"
    let merge = TextMerge(base: Array(base.utf8), left: Array(left.utf8), right: Array(same.utf8))
    #expect(merge.outcome == .contested)
    // Whoever takes one of the notes must not have the other's reference lead to it.
    for reference in ["A.[^1]", "B.[^1]"] {
      let settled = merge.pieces.contains { piece in
        guard case .settled(let bytes) = piece else { return false }
        return String(decoding: bytes, as: UTF8.self).contains(reference)
      }
      #expect(!settled, "\(reference)")
    }
    #expect(merge.places.allSatisfy { $0.merged == nil })
  }

  @Test(arguments: [
    (
      "H one here.\n\nL two here.\n\nZ three here.\n", "L two here.\n\nH one here.\n\nZ three here.\n",
      "H one big here."
    ),
    (
      "H one here.\n\nL two here.\n\nZ three here.\n", "H one here.\n\nZ three here.\n\nL two here.\n",
      "L two big here."
    ),
    (
      "- H one here\n- L two here\n- Z three here\n", "- L two here\n- Z three here\n- H one here\n",
      "H one big here"
    ),
  ])
  func `where one side moved what the other edited is one place`(base: String, moved: String, edit: String) {
    let edited = base.replacing(edit.replacing(" big", with: ""), with: edit)
    for (left, right) in [(moved, edited), (edited, moved)] {
      let merge = TextMerge(base: Array(base.utf8), left: Array(left.utf8), right: Array(right.utf8))
      // Answered one for this side and one for the other, two places would have the words twice, or not at all.
      for side in 0..<(1 << merge.places.count) {
        var number = 0
        let made = merge.pieces.flatMap { piece -> [UInt8] in
          switch piece {
          case .settled(let bytes): return bytes
          case .place(let place):
            defer { number += 1 }
            if let merged = place.merged { return merged }
            return Array(side >> number & 1 == 0 ? merge.left[place.left] : merge.right[place.right])
          }
        }
        let words = String(decoding: made, as: UTF8.self).split { !$0.isLetter }
        #expect(words.count { $0 == "H" || $0 == "L" || $0 == "Z" } == 3, "\(words.joined(separator: " "))")
      }
    }
  }

  @Test func `a paragraph divided or two joined take in a word that the other side changed`() {
    let (one, two) = ("a b c d e f g. h i j k l m n.\n", "a b c d e f g.\n\nh i j k l m n.\n")
    for (base, shape) in [(one, two), (two, one)] {
      for word in ["c", "k"] {
        let merge = TextMerge(
          base: Array(base.utf8), left: Array(shape.utf8), right: Array(base.replacing(word, with: "X").utf8))
        #expect(merge.outcome == .proposed)
        #expect(
          String(decoding: merge.text(applyingProposals: true), as: UTF8.self)
            == shape.replacing(word, with: "X"))
      }
      let clash = TextMerge(
        base: Array(base.utf8), left: Array(shape.replacing("k", with: "Y").utf8),
        right: Array(base.replacing("k", with: "X").utf8))
      #expect(clash.places.filter { $0.merged == nil }.count == 1)
    }
  }

  @Test func `different words of one sentence are a proposal`() {
    let merging = Merging(
      "We {~~ask for~>demand~~} fair rent for all tenants.\n",
      "We ask for fair {++and secure ++}rent for all tenants.\n")
    #expect(merging.outcome == .proposed)
    #expect(merging.text == "We demand fair and secure rent for all tenants.\n")
    #expect(merging.classes == [.separateWords])
  }

  @Test func `the same words are contested`() {
    let merging = Merging("We want {~~fair~>low~~} rent.\n", "We want {~~fair~>cheap~~} rent.\n")
    #expect(merging.outcome == .contested)
    #expect(merging.classes == [.overlapping])
  }

  @Test func `an edit inside a larger one is a proposal for the larger`() {
    let merging = Merging("We want{++ fair++} rent.\n", "We want{++ fair and secure++} rent.\n")
    #expect(merging.text == "We want fair and secure rent.\n")
    #expect(merging.classes == [.nested])
  }

  @Test func `a re-wrap and an edit are both kept`() {
    let merging = Merging(
      "We want fair rent{~~ ~>\n~~}for all tenants.\n", "We want fair rent for all {++our ++}tenants.\n")
    #expect(merging.text == "We want fair rent for all our tenants.\n")
    #expect(merging.classes == [.whiteSpace])
  }

  @Test func `a space that one side put between two marks is kept beside the other's words`() {
    let (left, right) = (
      "See the list.{++ ++}[1] We want rent.\n", "See the list.[1] We want {++fair ++}rent.\n"
    )
    #expect(Merging(left, right).text == "See the list. [1] We want fair rent.\n")
    #expect(Merging(right, left).text == "See the list. [1] We want fair rent.\n")
    #expect(Merging(left, right).classes == [.whiteSpace])
  }

  @Test func `a paragraph of which one side made several blocks keeps the words that the other changed`() {
    let (left, right) = (
      "An {--actual --}overview of all the rules is in this picture:\n![Map of the rules](a.png)\n",
      "An actual overview of all the rules is in this picture:\n"
        + "{~~![Map~><figure>\n<figcaption>Map~~} of the rules{~~](a.png)~></figcaption>\n</figure>~~}\n"
    )
    let merged =
      "An overview of all the rules is in this picture:\n<figure>\n<figcaption>Map of the rules</figcaption>\n</figure>\n"
    #expect(Merging(left, right).text == merged)
    #expect(Merging(right, left).text == merged)
  }

  @Test func `two insertions after one paragraph are a question of order`() {
    let merging = Merging("One.\n{++\nLeft.\n++}", "One.\n{++\nRight.\n++}")
    #expect(merging.classes == [.insertionOrder])
  }

  @Test func `a deleted item beside an edited one`() {
    let merging = Merging("- one\n{--- two\n--}- three\n", "- one\n- two\n- three{++ more++}\n")
    #expect(merging.text == "- one\n- three more\n")
  }

  @Test func `a deleted item that the other side edits stays a question`() {
    let merging = Merging("- one\n{--- two\n--}- three\n", "- one\n- two{++ more++}\n- three\n")
    #expect(merging.classes == [.deletionAgainstEdit])
  }

  @Test func `an insertion that touches a replacement never doubles a word`() {
    let merging = Merging(
      "By {++developing and ++}releasing code we share.\n", "By {~~releasing~>developing~~} code we share.\n")
    #expect(merging.outcome == .contested)
  }

  @Test func `the same amendment twice is one change`() {
    let merging = Merging("We want {~~fair~>low~~} rent.\n", "We want {~~fair~>low~~} rent.\n")
    #expect(merging.outcome == .clean)
    #expect(merging.text == "We want low rent.\n")
  }

  @Test(arguments: [
    ("{++**++}big home{++**++} now\n", "big {++**++}home{++**++} now\n"),
    ("{++*++}big home{++*++} now\n", "big {++*++}home now{++*++}\n"),
    ("{++[++}big home{++](x)++} now\n", "big {++[++}home now{++](y)++}\n"),
    ("{++`++}big home{++`++} now\n", "big {++`++}home now{++`++}\n"),
    ("We want {++“++}big home{++”++} now.\n", "We want big {++“++}home now{++”++}.\n"),
    ("We want {++(++}big home{++)++} now.\n", "We want big {++(++}home now{++)++}.\n"),
    ("We want {++**++}big home{++**++} now.\n", "We {++**++}want big{++**++} home now.\n"),
    ("{--**--}big home{--**--} now\n", "**big home{--**--} now{++**++}\n"),
    ("{--**--}big home{--**--} now\n", "**big{++**++} home{--**--} now\n"),
    ("old {--[--}a b{--](x)--} c\n", "old [a{++](x)++} b{--](x)--} c\n"),
    ("A {++~~++}b c{++~~++} d\n", "A b {++~~++}c d{++~~++}\n"),
    ("We want\n{++**++}big home{++**++}\nnow.\n", "We want\nbig {++**++}home\nnow{++**++}.\n"),
  ])
  func `marks of both sides around overlapping words are left to people`(left: String, right: String) {
    #expect(Merging(left, right).outcome == .contested)
    #expect(Merging(right, left).outcome == .contested)
  }

  @Test func `marks of both sides around words apart are kept`() {
    #expect(
      Merging(
        "| * [A](a)<br>{++* [B](b)<br>++} |\n| * [C](c)<br> |\n",
        "| * [A](a)<br> |\n| * [C](c)<br>{++* [D](d)<br>++} |\n"
      )
      .text == "| * [A](a)<br>* [B](b)<br> |\n| * [C](c)<br>* [D](d)<br> |\n")
    #expect(
      Merging("We {++**++}want{++**++} big homes now.\n", "We want big {++*++}homes{++*++} now.\n").text
        == "We **want** big *homes* now.\n")
    #expect(
      Merging("We {++**++}want big homes{++**++} now.\n", "We want {~~big~>low~~} homes now.\n").text
        == "We **want low homes** now.\n")
    #expect(
      Merging("{--**--}Big{--**--} homes are for all.\n", "**Big** homes are for {++**++}all{++**++}.\n").text
        == "Big homes are for **all**.\n")
  }

  @Test func `heading levels, table rows and link targets never merge by words`() {
    #expect(Merging("{++#++}# Rent and work\n", "# Rent and {~~work~>pay~~}\n").classes == [.structure])
    #expect(
      Merging("| {~~rent~>hire~~} | 10 euro |\n", "| rent | {~~10~>20~~} euro |\n").classes == [.structure])
    #expect(
      Merging("See [us](http://{~~a~>b~~}.org/x).\n", "See [us](http://a.org/{~~x~>y~~}).\n").classes
        == [.overlapping])
  }

  @Test func `front matter merges by key`() {
    let merging = Merging(
      "---\ntitle: {~~Rent~>Fair rent~~}\nlang: en\n---\nText\n",
      "---\ntitle: Rent\nlang: {~~en~>nl~~}\n---\nText\n")
    #expect(merging.text == "---\ntitle: Fair rent\nlang: nl\n---\nText\n")
  }

  @Test func `a modal and a number of one sentence are flagged, in both languages`() {
    #expect(
      Merging(
        "Er {~~mag~>moet~~} ieder jaar 100 woningen bij.\n",
        "Er mag ieder jaar {~~100~>250~~} woningen bij.\n"
      )
      .flags == [.modal, .number])
    #expect(
      Merging("We do {++not ++}build new homes today.\n", "We do build new homes {~~today~>tomorrow~~}.\n")
        .flags == [.negation])
  }

  /// The places of a merge, and of the same with the sides swapped.
  private func bothWays(_ left: String, _ right: String) -> (places: [MergePlace], swapped: [MergePlace]) {
    (Merging(left, right).merge.places, Merging(right, left).merge.places.map(\.mirrored))
  }

  @Test func `two rewrites, a paragraph more and a paragraph less are one place both ways round`() {
    let (places, swapped) = bothWays(
      "We want fair {~~rent for all~>wages and homes~~}\n{++\nA new one.\n++}\nThe last one.\n",
      "{~~We want fair~>They ask low~~} rent for all\n{--\nThe last one.\n--}")
    #expect(places.count == 1)
    #expect(places == swapped)
  }

  @Test func `a sentence and what follows its full stop raise the same flags both ways round`() {
    let (places, swapped) = bothWays(
      "It {~~may~>must~~} build. 100 homes are few.\n", "It may build.{~~ 100~>\n250~~} homes are few.\n")
    #expect(places.map(\.flags) == [[.modal, .number]])
    #expect(places == swapped)
  }

  @Test func `an item that both moved, each to a place of its own, is left to people`() {
    let (places, swapped) = bothWays(
      "{++- a swing for the little ones\n++}- a garden for all\n- a bench in the {++deep ++}shade\n\nLater:\n\n"
        + "{--- a swing for the little ones\n--}- a path along the water\n",
      "- a garden for all\n- a bench in the shade\n{++- a swing for the little ones\n++}\nLater:\n\n"
        + "{--- a swing for the little ones\n--}- a path along the water\n")
    // Both places: what is asked about in the one must not stand merged in the other.
    #expect(places.map(\.collision) == [.overlapping, .overlapping])
    #expect(places.allSatisfy { $0.merged == nil })
    #expect(places == swapped)
  }

  private static let homes = "Affordable homes come first for every family in the region."
  private static let trams = "Better trams must run late at night on every line."
  private static let air = "Clean air is a right of all children near the motorway."

  @Test(arguments: [
    ("Homes first.", "Trams run late.", "Clean air."), (homes, trams, air),
  ])
  func `a paragraph that one side moved, and the other deletes or moves elsewhere, is contested`(
    a: String, b: String, c: String
  ) {
    func text(_ paragraphs: String...) -> [UInt8] {
      Array((paragraphs.joined(separator: "\n\n") + "\n").utf8)
    }
    let base = text(a, b, c)
    for (left, right) in [
      (text(b, a, c), text(a, c, b)), (text(b, a, c), text(a, c)), (text(a, c, b), text(a, b)),
      (text(b, a, c), text(b.replacing("late", with: "soon"), a, c)),
    ] {
      for merge in [
        TextMerge(base: base, left: left, right: right), TextMerge(base: base, left: right, right: left),
      ] where merge.outcome != .contested {
        let made = String(decoding: merge.text(applyingProposals: true), as: UTF8.self)
        // Both made the same move, and one edited its words.
        #expect(
          right == text(b.replacing("late", with: "soon"), a, c)
            && made.split { $0.isWhitespace }
              == String(decoding: right, as: UTF8.self).split { $0.isWhitespace },
          "\(made)")
      }
    }
  }

  @Test func `what people are asked about does not stand merged elsewhere`() {
    func text(_ letters: String) -> [UInt8] {
      Array(
        letters.map { "\($0)1 \($0)2 \($0)3 \($0)4 \($0)5." }.joined(separator: "\n\n").utf8) + [0x0A]
    }
    let base = text("ABCDE")
    for (left, right) in [
      ("BACDE", "ACDEB"), ("BACDE", "ACDE"),
    ] {
      let merge = TextMerge(base: base, left: text(left), right: text(right))
      guard merge.outcome == .contested else {
        Issue.record("\(left) \(right)")
        continue
      }
      // What is settled or proposed, and what each side has where people choose, is each side's text.
      for side in [\MergePlace.left, \MergePlace.right] {
        let source = side == \MergePlace.left ? merge.left : merge.right
        let made = merge.pieces.flatMap { piece -> [UInt8] in
          switch piece {
          case .settled(let bytes): bytes
          case .place(let place): place.merged ?? Array(source[place[keyPath: side]])
          }
        }
        let words = String(decoding: made, as: UTF8.self).split { $0.isWhitespace }
        #expect(Set(words).count == words.count, "\(left) \(right): \(String(decoding: made, as: UTF8.self))")
      }
    }
  }

  @Test func `two moves of one item that lines would settle are contested where something else is merged`() {
    let (places, swapped) = bothWays(
      "{++- a swing for the little ones\n++}- a garden for all\n- a bench in the shade\n\nWe ask {~~for~>about~~} this today.\n\n"
        + "{--- a swing for the little ones\n--}- a path along the water\n",
      "- a garden for all\n- a bench in the shade\n{++- a swing for the little ones\n++}\nWe ask for this {~~today~>now~~}.\n\n"
        + "{--- a swing for the little ones\n--}- a path along the water\n")
    #expect(places.map(\.kind) == [.contested, .contested, .proposal])
    #expect(places == swapped)
  }

  @Test func `a line that is code on one side and not on the other is contested both ways round`() {
    let (places, swapped) = bothWays("{~~e~>\t<e\nl~~}", "{~~e~>d\n\t<e\n~~}")
    #expect(places.contains { $0.collision == .structure && $0.merged == nil })
    #expect(places == swapped)
  }

  @Test(arguments: [
    ("Text {++[++}bold one two{++](x)++} here\n", "Text bold {++[++}one{++](y)++} two here\n"),
    ("Text {++<b>++}bold one{++</b>++} two here\n", "Text bold {++<b>++}one two{++</b>++} here\n"),
    ("Text {++‘++}bold one{++’++} two here\n", "Text bold {++‘++}one two{++’++} here\n"),
    ("Text {++'++}bold one{++'++} two here\n", "Text bold {++'++}one two{++'++} here\n"),
    ("Text {++*++}bold one two{++*++} here\n", "Text bold {++*++}one{++*++} two here\n"),
    ("Text {++*++}bold{++*++} one here\n", "Text {++**++}bold{++**++} one here\n"),
    ("Text {++<!-- ++}bold one here\n", "Text bold one{++ -->++} here\n"),
    ("Text {++`++}bold one two here\n", "Text bold one{++`++} two here\n"),
  ])
  func `marks of both sides never make what neither has`(left: String, right: String) {
    #expect(Merging(left, right).outcome == .contested)
    #expect(Merging(right, left).outcome == .contested)
  }
}
