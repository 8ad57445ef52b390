import Prose
import TestSupport
import Testing

@Suite struct EditedCopyTests {
  private static let draft = """
    ---
    title: A home
    lang: en
    ---

    # A home

    We want affordable homes for everybody who works in
    the town, and we want them soon. Rents rise faster than
    wages.

    > A house is not
    > a commodity.

    1. First demand
    2. Second demand
    3. Third demand

    | who | what |
    |---|---|
    | town | land |

    The café stays.\u{20}\u{20}
    It is ours.

    """

  /// What `--file` proposes for the draft and a copy of it, as "[-old-]{+new+}" each.
  private func proposed(_ copy: String, from draft: String = Self.draft) -> [String] {
    EditedCopy.hunks(from: Array(draft.utf8), to: Array(copy.utf8)).map {
      ($0.old.isEmpty ? "" : "[-\($0.old)-]") + ($0.new.isEmpty ? "" : "{+\($0.new)+}")
    }
  }

  @Test(arguments: [
    "---\n\nWe ask.\n\n---\n\nMore.\n", "We ask.\n\n---\n\nMore.\n", "+++\n\nWe ask.\n\n+++\n",
  ])
  func `a rule at the head of a copy is no front matter`(body: String) {
    for head in [
      "---\ntitle: Home\n---\n\n", "\u{FEFF}---\ntitle: Home\n...\n\n", "+++\ntitle = \"Home\"\n+++\n\n",
    ] {
      let draft = Array((head + body).utf8)
      #expect(EditedCopy.hunks(from: draft, to: Array(body.utf8)).isEmpty)
      let hunks = EditedCopy.hunks(from: draft, to: Array(body.replacing("ask", with: "want").utf8))
      #expect(hunks.map(\.new) == ["want"])
    }
  }

  @Test(arguments: [
    ("# A\nText soon.\n# B\nMore.\n", "# A\n\nText soon.\n\n# B\n\nMore.\n"),
    ("# A\n- one\n- two\n# B\n> More.\n", "# A\n\n- one\n- two\n\n# B\n\n> More.\n"),
    ("Text:\n- one\n- two\n***\nMore.\n", "Text:\n\n- one\n- two\n\n***\n\nMore.\n"),
    ("Text:\n```\ncode\n```\nMore.\n", "Text:\n\n```\ncode\n```\n\nMore.\n"),
    ("---\ntitle: T\n---\nText.\n\nMore.\n", "---\ntitle: T\n---\n\nText.\n\nMore.\n"),
  ])
  func `an empty line that no page shows is no change`(draft: String, copy: String) {
    for (draft, copy) in [(draft, copy), (copy, draft)] {
      #expect(proposed(copy, from: draft).isEmpty)
      let edited = copy.replacing("More", with: "Less")
      #expect(proposed(edited, from: draft) == ["[-More-]{+Less+}"])
    }
  }

  @Test(arguments: [
    ("One.\n\n---\n\nTwo soon.\n", "One.\n\n***\n\nTwo soon.\n"),
    ("One.\n\n* * *\n\nTwo soon.\n", "One.\n\n_____\n\nTwo soon.\n"),
    ("## A\n\nTwo soon.\n", "## A ##\n\nTwo soon.\n"), ("## A #\n\nTwo soon.\n", "## A ###\n\nTwo soon.\n"),
    ("1. One\n2. Two soon.\n", "01. One\n02. Two soon.\n"),
    ("Homes & trams soon.\n", "Homes &amp; trams soon.\n"),
    ("Say: it is 5/6, 7 soon.\n", "Say\\: it is 5\\/6\\, 7 soon\\.\n"),
  ])
  func `another spelling of one page is no change`(draft: String, copy: String) {
    for (draft, copy) in [(draft, copy), (copy, draft)] {
      #expect(proposed(copy, from: draft).isEmpty, "\(proposed(copy, from: draft))")
      #expect(proposed(copy.replacing("soon", with: "now"), from: draft) == ["[-soon-]{+now+}"])
    }
  }

  @Test(arguments: [
    ("One.\n\n---\n", "One.\n---\n"), ("A #\n", "A\n"), ("# A\n", "# A#\n"), ("A &amp;lt; B\n", "A &lt; B\n"),
    ("`a\\.b`\n", "`a.b`\n"), ("1. One\n", "2. One\n"), ("2\\. One\n", "2. One\n"), ("a\\*b*\n", "a*b*\n"),
    ("```\n&amp;\n```\n", "```\n&\n```\n"),
  ])
  func `what is another page is a change`(draft: String, copy: String) {
    #expect(!proposed(copy, from: draft).isEmpty)
    #expect(!proposed(draft, from: copy).isEmpty)
  }

  @Test(arguments: [
    ("- # A\n  Text.\n- b\n", "- # A\n\n  Text.\n- b\n"), ("- A\n- B\n", "- A\n\n- B\n"),
    ("A\n===\nB\n", "A\n\n===\nB\n"),
  ])
  func `an empty line that a page shows is a change`(draft: String, copy: String) {
    #expect(!proposed(copy, from: draft).isEmpty)
    #expect(!proposed(draft, from: copy).isEmpty)
  }

  @Test(arguments: [
    (
      "A one.[^1] B two.[^2]\n\n[^1]: First.\n[^2]: Second.\n",
      "A one.[^1] New.[^2] B two.[^3]\n\n[^1]: First.\n[^2]: New note.\n[^3]: Second.\n"
    ),
    (
      "B two.[^1]\n\n[^1]: Second.\n", "A one.[^1] B two.[^2]\n\n[^1]: First.\n[^2]: Second.\n"
    ),
    (
      "A one.[^1] B two.[^2]\n\n[^1]: First.\n[^2]: Second.\n",
      "B two.[^1] A one.[^2]\n\n[^1]: Second.\n[^2]: First.\n"
    ),
    (
      "See [one][1] and [two][2].\n\n[1]: http://one.example\n[2]: http://two.example\n",
      "See [new][1], [one][2] and [two][3].\n\n[1]: http://new.example\n[2]: http://one.example\n[3]: http://two.example\n"
    ),
  ])
  func `a note before others, in a copy that numbers them anew, is one change`(draft: String, copy: String) {
    #expect(proposed(copy, from: draft).count == 1, "\(proposed(copy, from: draft))")
  }

  @Test func `a note in other words, and another reference to it, are two changes`() {
    let draft = "A one.[^1] B two.\n\nMore stands here.\n\n[^1]: First of all.\n"
    let copy = "A one.[^1] B two.[^1]\n\nMore stands here.\n\n[^1]: First of many.\n"
    #expect(proposed(copy, from: draft).count == 2, "\(proposed(copy, from: draft))")
  }

  @Test func `another way to write the same down is no change`() {
    let draft = Self.draft
    let copies = [
      "line ends": draft.replacing("\n", with: "\r\n"),
      "old line ends": draft.replacing("\n", with: "\r"),
      "a byte order mark": "\u{FEFF}" + draft,
      "no front matter": String(draft.split(separator: "\n\n", maxSplits: 1)[1]),
      "wrapped wider": draft.replacing("works in\nthe town", with: "works in the town"),
      "wrapped narrower": draft.replacing("want affordable", with: "want\naffordable"),
      "a quotation in one line": draft.replacing("is not\n> a", with: "is not a"),
      "no line end": String(draft.dropLast()),
      "more blank lines": draft.replacing("\n\n", with: "\n\n\n"),
      "letters apart": draft.replacing("café", with: "cafe\u{301}"),
      "numbers": draft.replacing("2. Second", with: "7. Second"),
      "a wider table": draft.replacing("|---|---|", with: "|------|:-------|".replacing(":", with: "-"))
        .replacing("| town | land |", with: "| town | land   |"),
      "spaces": draft.replacing("Rents rise", with: "Rents  rise").replacing("wages.\n", with: "wages. \n"),
    ]
    for (name, copy) in copies { #expect(proposed(copy).isEmpty, "\(name)") }
  }

  @Test(arguments: [
    ("See our page <https://town.example/plan> for it.", "See our page\n<https://town.example/plan> for it."),
    ("We want it in 2026. Then more.", "We want it in\n2026. Then more."),
    ("On the 3. of May we meet.", "On the\n3. of May we meet."),
    ("That is < 5 percent.", "That is\n< 5 percent."),
    ("Rent | buy is the choice.", "Rent\n| buy is the choice."),
    ("One + for all.", "One\n+\nfor all."),
    ("As [x]: says it.", "As\n[x]: says it."),
    ("> Who lives here has a right\n> to a house.", "> Who lives here has a right\nto a house."),
    ("> On the\n> 3. of May", "> On the 3. of May"),
    ("- On the\n  3. of May", "- On the 3. of May"),
  ])
  func `what only looks like a mark may come to a line's start`(draft: String, copy: String) {
    #expect(proposed(copy + "\n", from: draft + "\n").isEmpty)
    #expect(proposed(draft + "\n", from: copy + "\n").isEmpty)
  }

  @Test(.timeLimit(.minutes(1))) func `a change in each of very many items is soon read`() {
    let draft = (0..<8_000).map { "- item \($0) of the town and the care for all\n" }.joined()
    let copy = draft.replacing("of the", with: "in the")
    #expect(EditedCopy.readableChanges(from: Array(draft.utf8), to: Array(copy.utf8)).count == 8_000)
  }

  @Test func `a year at the start of a line is a word`() {
    let draft = "We want it in\n2026. Then more in\n2030. That is enough.\n"
    let hunks = proposed(draft.replacing("2030", with: "2035"), from: draft)
    #expect(hunks == ["[-2030-]{+2035+}"])
  }

  @Test func `a line end that makes an item is a change`() {
    for (draft, copy) in [("We ask\n1) rent now\n", "We ask\n1)\nrent now\n"), ("a\n** *\n", "a\n**\n*\n")] {
      #expect(!proposed(copy, from: draft).isEmpty)
      #expect(!proposed(draft, from: copy).isEmpty)
    }
  }

  @Test func `a changed word in a copy of another form is one change`() {
    let draft = Self.draft.replacing("soon", with: "before 2030")
    for copy in [draft.replacing("\n", with: "\r\n"), draft.replacing("works in\nthe", with: "works in the")]
    {
      #expect(proposed(copy) == ["[-soon-]{+before 2030+}"])
    }
  }

  @Test func `quotation marks around a value of the front matter are no change, around another value one`() {
    #expect(proposed(Self.draft.replacing("title: A home", with: "title: \"A home\"")).isEmpty)
    #expect(proposed(Self.draft.replacing("title: A home", with: "title: \"My home\"")).count == 1)
  }

  @Test func `a mark or a language that changed is a change`() {
    #expect(proposed(Self.draft.replacing("stays.  \n", with: "stays.\n")).count == 1)
    #expect(proposed(Self.draft.replacing("lang: en", with: "lang: nl")) == ["[-en-]{+nl+}"])
    #expect(proposed(Self.draft.replacing("1. First", with: "5. First")) == ["[-1.-]{+5.+}"])
  }

  @Test func `two words in one sentence can be decided apart`() {
    #expect(
      proposed(Self.draft.replacing("affordable", with: "decent").replacing("wages", with: "pay"))
        == ["[-affordable-]{+decent+}", "[-wages-]{+pay+}"])
  }

  @Test(arguments: [
    ("affordable", "**affordable**", ["[-affordable-]{+**affordable**+}"]),
    ("the town", "[the town](https://town.example)", ["[-the town-]{+[the town](https://town.example)+}"]),
    ("Rents rise", "“Rents rise”", ["[-Rents rise-]{+“Rents rise”+}"]),
  ])
  func `marks that belong together are one change`(old: String, new: String, hunks: [String]) {
    let draft = "We want affordable homes in the town. Rents rise."
    let copy = draft.replacing(old, with: new)
    let found = EditedCopy.hunks(from: Array(draft.utf8), to: Array(copy.utf8))
    #expect(found.count == 1)
    #expect(found.applied(to: Array(draft.utf8)) == Array(copy.utf8))
  }

  @Test(arguments: [
    ("social homes", "***social** homes*"), ("social homes", "**social *homes***"),
    ("social homes", "*social **homes***"), ("social homes", "***social* homes**"),
    ("**social homes**", "***social** homes*"), ("social homes", "__social__\u{301} homes"),
    ("social homes", "**social**\u{301} homes"), ("social homes", "~~social~~\u{FE0F} homes"),
    ("social homes", "“social”\u{301} homes"), ("social homes", "(social)\u{200D} homes"),
    ("social homes", "*social `*` homes*"), ("social homes", "*social \\* homes*"),
    ("all.", "all[^1]\u{301}.\n\n[^1]: Note."),
  ])
  func `marks that share a place, or to which an accent is joined, are one change`(old: String, new: String) {
    let draft = "We want social homes for all.".replacing(
      "social homes", with: old.hasSuffix(".") ? "social homes" : old)
    let copy = draft.replacing(old, with: new)
    for (from, to) in [(draft, copy), (copy, draft)] {
      #expect(proposed(to, from: from).count == 1, "\(proposed(to, from: from))")
    }
  }

  @Test func `emphasis that reaches further is one change`() {
    #expect(proposed("We want **fair homes** now.", from: "We want **fair** homes now.").count == 1)
  }

  @Test(arguments: [
    (
      "# A\n\n1. First one\n2. Second one\n\n# B\n\n1. Third one\n",
      "# A\n\n1. First one\n\n# B\n\n1. Second one\n2. Third one\n"
    ),
    (
      "Alpha is one of them. Beta is two of them.\n\nGamma is three.\n",
      "Alpha is one of them.\n\nGamma is three. Beta is two of them.\n"
    ),
    ("Do this.\n\nText.\n", "```\nDo this.\n```\n\nText.\n"),
    (
      "See [a][x] and [b][y].\n\n[x]: https://x.example\n[y]: https://y.example\n",
      "See [a][x] and b.\n\n[x]: https://x.example\n"
    ),
    ("See [a][x] here.\n\n[x]: https://x.example\n", "See [a][z] here.\n\n[z]: https://x.example\n"),
    ("> One thing\n> and more\n\nText.\n", "One thing\nand more\n\nText.\n"),
    ("1. First\n2. Second\n3. Third\n", "- First\n- Second\n- Third\n"),
    ("1. First\n2. Second\n3. Third\n", "1) First\n2) Second\n3) Third\n"),
    ("A right. We ask for more. Rents rise.\n", "We ask for more. Rents rise. A right.\n"),
    ("Living is right. More.\n\nRents rise.\n", "More.\n\nRents rise. Living is right.\n"),
    ("> This is **all of\n> it** for us.\n", "> This is all of\n> it for us.\n"),
    (
      "| Rent low | Buy high |\n|---|---|\n| Rent up | Buy down |\n",
      "1. Rent low Buy high\n2. Rent up Buy down\n"
    ),
    ("We ask for\nmore. Rents rise.\n", "We ask for\n\n> more. Rents rise.\n"),
    ("We ask for\nmore. Rents rise.\n", "We ask for\n\n- more. Rents rise.\n"),
    ("> We ask for\n> more. Rents rise.\n", "> We ask for\n>\n> 1. more. Rents rise.\n"),
  ])
  func `what means something only together is one change`(draft: String, copy: String) {
    for (old, new) in [(draft, copy), (copy, draft)] {
      let hunks = EditedCopy.hunks(from: Array(old.utf8), to: Array(new.utf8))
      #expect(hunks.count == 1, "\(proposed(new, from: old))")
      let made = hunks.applied(to: Array(old.utf8)) ?? []
      #expect(
        EditedCopy.hunks(from: made, to: Array(new.utf8)).isEmpty, "\(String(decoding: made, as: UTF8.self))")
    }
  }

  @Test func `references to a note or an address that stays are changes apart`() {
    let draft = "See [a][x] here.\n\nThat is b.\n\nThat is c.\n\n[x]: https://x.example\n"
    let copy = draft.replacing("is b", with: "is [b][x]").replacing("is c", with: "is [c][x]")
    #expect(proposed(copy, from: draft).count == 2)
  }

  @Test func `another mark of a hard break, and another indentation of an item, are no change`() {
    #expect(proposed("Roses are red\\\nviolets blue.\n", from: "Roses are red  \nviolets blue.\n").isEmpty)
    #expect(proposed("Roses are red  \nviolets blue.\n", from: "Roses are red\\\nviolets blue.\n").isEmpty)
    #expect(proposed("Roses are red\\\\\nviolets.\n", from: "Roses are red  \nviolets.\n").count == 1)
    #expect(proposed("- One\n    - Two\n", from: "- One\n  - Two\n").isEmpty)
    #expect(proposed("9. One\n10. Two\n    - Three\n", from: "8. One\n9. Two\n   - Three\n").count == 1)
  }

  @Test func `an item put in between is one insertion`() {
    let draft = "1. First\n2. Second\n3. Third\n"
    #expect(
      proposed("1. First\n2. New one\n3. Second\n4. Third\n", from: draft) == ["{+2. New one\n+}"])
    #expect(proposed("1. New one\n2. First\n3. Second\n4. Third\n", from: draft) == ["{+1. New one\n+}"])
    #expect(proposed("1. First\n2. Second\n3. Third\n4. New one\n", from: draft) == ["{+\n4. New one+}"])
  }

  @Test(arguments: [
    (
      "1. one\n2. two on loans\n3. three\n", "1. one\n2. two on wages\n3. all new\n4. three\n",
      "[-loans-]{+wages+}"
    ),
    (
      "| a | no |\n|---|---|\n| b | no |\n", "| a | no |\n|---|---|\n| b | so |\n| c | all new |\n",
      "[-no-]{+so+}"
    ),
    ("It ends here now.\n\nLast.\n", "It ends here soon.\n\nAll new.\n\nLast.\n", "[-now-]{+soon+}"),
    ("It ends now\n\nLast.\n", "It ends soon\n\nAll new one\n\nLast.\n", "[-now-]{+soon+}"),
    ("First.\n\nSome words stand.\n", "First.\n\nAll new.\n\nNo words stand.\n", "[-Some-]{+No+}"),
    ("First.\n\nThe town is here.\n", "First.\n\nThe all new.\n\nThe city is here.\n", "[-town-]{+city+}"),
  ])
  func `a block that comes beside a changed word at the end of another is a change of its own`(
    draft: String, copy: String, words: String
  ) {
    let changes = proposed(copy, from: draft)
    #expect(changes.count == 2 && changes.contains(words))
    #expect(changes.contains { $0.contains("ll new") && !$0.contains("-]") })
    // The other way round the block goes.
    let back = proposed(draft, from: copy)
    #expect(back.count == 2 && back.contains { $0.contains("ll new") && !$0.contains("{+") }, "\(back)")
  }

  @Test func `a paragraph that is joined or split at its last words is one change`() {
    #expect(proposed("One stands here, two\n", from: "One stands here.\n\nTwo\n").count == 1)
    #expect(proposed("One stands here.\n\nTwo\n", from: "One stands here, two\n").count == 1)
  }

  @Test func `a paragraph that is split with other words at its end is one change`() {
    #expect(proposed("One here. Two are there now.\n", from: "One here.\n\nTwo are there.\n").count == 2)
    #expect(proposed("We ask so.\n\nAnd more of it.\n", from: "We ask no more of it.\n").count == 1)
  }

  @Test func `without its first item a list still counts from one`() {
    #expect(
      proposed("1. Second\n2. Third\n", from: "1. First\n2. Second\n3. Third\n").count == 1)
    let draft = Array("1. First\n2. Second\n3. Third\n".utf8)
    let left = EditedCopy.hunks(from: draft, to: Array("1. Second\n2. Third\n".utf8)).applied(to: draft)
    #expect(left.map { String(decoding: $0, as: UTF8.self).hasPrefix("1. Second\n") } == true)
  }

  @Test func `a paragraph that is split or joined is one change`() {
    #expect(proposed("One. Two.", from: "One.\n\nTwo.") == ["[-\n\n-]{+ +}"])
    #expect(proposed("One.\n\nTwo.", from: "One. Two.") == ["[- -]{+\n\n+}"])
  }

  @Test func `a new column is one change, and new rows are apart`() {
    let draft = "| a | b |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |\n"
    #expect(
      proposed("| a | b | c |\n|---|---|---|\n| 1 | 2 | x |\n| 3 | 4 | y |\n", from: draft).count == 1)
    #expect(
      proposed("| a | b |\n|---|---|\n| 0 | 0 |\n| 1 | 2 |\n| 8 | 8 |\n| 3 | 4 |\n", from: draft).count == 2)
  }

  @Test func `a moved paragraph is one change`() {
    let draft = "One is the first of all here.\n\nTwo comes behind it.\n\nThree is the last.\n"
    #expect(
      proposed("Two comes behind it.\n\nThree is the last.\n\nOne is the first of all here.\n", from: draft)
        .count == 1)
  }

  @Test func `what is proposed makes the copy, as its reader has it`() throws {
    var random = SplitMix(seed: 20_261_125)
    let words = [
      "de", "huur", "huur.", " ", "\n", "\n\n", "- ", "1. ", "> ", "café", "住", "**", "[a](b)", "  \n",
      "| a | b |\n", "*", "# ",
      "[^1]", "[^1]: ", "cafe\u{301}", "\u{A0}", "3. ", "  ",
    ]
    for round in 0..<600 {
      let old = (0..<Int.random(in: 0...50, using: &random)).compactMap { _ in
        words.randomElement(using: &random)
      }
      var new = old
      for _ in 0..<Int.random(in: 0...8, using: &random) {
        let place = Int.random(in: 0...new.count, using: &random)
        if Bool.random(using: &random), place < new.count {
          new.remove(at: place)
        } else if let word = words.randomElement(using: &random) {
          new.insert(word, at: place)
        }
      }
      let draft = Array(old.joined(separator: " ").utf8)
      let copy = Array(new.joined(separator: " ").utf8)
      let made = try #require(EditedCopy.hunks(from: draft, to: copy).applied(to: draft), "round \(round)")
      let rest = EditedCopy.hunks(from: made, to: copy)
      #expect(
        rest.isEmpty,
        "round \(round): \(String(decoding: draft, as: UTF8.self).debugDescription) \(String(decoding: copy, as: UTF8.self).debugDescription) \(String(decoding: made, as: UTF8.self).debugDescription)"
      )
      if !rest.isEmpty { return }
    }
  }

  @Test func `a sentence that moves beside one that goes is one change with it`() {
    let draft =
      "Huizen die elke stad nodig heeft. We bouwen ze zelf.\n\nWages rise. Huizen zonder eigen grond of tuin.\n"
    let copy = "We bouwen ze zelf. Huizen die elke stad nodig heeft.\n"
    let hunks = EditedCopy.hunks(from: Array(draft.utf8), to: Array(copy.utf8))
    for hunk in hunks {
      let made = [hunk].applied(to: Array(draft.utf8)).map { String(decoding: $0, as: UTF8.self) }
      #expect(made?.ranges(of: "elke stad nodig heeft").count == 1)
    }
  }

  @Test func `a short sentence that moves and is edited is one change`() {
    let draft = "We all want fair homes. Rents rise fast here. Wages do not follow them.\n"
    let copy = "Rents rise fast here. Wages do not follow them. We want fair homes.\n"
    #expect(EditedCopy.hunks(from: Array(draft.utf8), to: Array(copy.utf8)).count == 1)
  }

  @Test(arguments: [
    ("Eerst de mensen die wachten, dan de markt.\n", "Dan de markt, eerst de mensen die wachten.\n"),
    (
      "In de grote steden wonen de meeste mensen in een huurhuis.\n",
      "De meeste mensen wonen in de grote steden in een huurhuis.\n"
    ),
    (
      "As long as rents rise, wages have to rise faster.\n",
      "Wages have to rise faster, as long as rents rise.\n"
    ),
  ])
  func `clauses that change places are one change, both ways`(one: String, other: String) {
    for (draft, copy) in [(one, other), (other, one)] {
      #expect(EditedCopy.hunks(from: Array(draft.utf8), to: Array(copy.utf8)).count == 1)
    }
  }

  @Test(arguments: [
    ("### Our homes", "### Our [homes](https://a.example)"),
    ("### Our homes", "### Our homes and all that we want for them"),
    ("Our homes now.", "Our [homes](https://a.example) now."),
    ("Our homes now.", "Our homes now.[^1]"),
    ("[Our plan](https://a.example)", "[Our plan](https://b.example)"),
    ("### Homes", "### Homes for all"),
  ])
  func `a block of a few words that moves and gets a link, a note or more words is one change`(
    one: String, other: String
  ) {
    let passage = "> Another passage that stands here in any case."
    let note = other.contains("[^1]") ? "\n[^1]: Source.\n" : ""
    let (draft, copy) = ("\(passage)\n\n\(one)\n", "\(other)\n\n\(passage)\n\(note)")
    let hunks = EditedCopy.hunks(from: Array(draft.utf8), to: Array(copy.utf8))
    #expect(hunks.count == 1)
    #expect(hunks.first?.isMove == true)
  }

  @Test(arguments: [
    ("- homes", "- [homes](https://a.example)"), ("- homes", "- **homes**"),
    ("- our homes", "- our [homes](https://a.example)"),
    ("| homes | 3 |", "| [homes](https://a.example) | 3 |"),
  ])
  func `an item or a row of a few words that moves and gets marks is one change`(one: String, other: String) {
    let isRow = one.hasPrefix("|")
    let others =
      isRow
      ? "| first one | here |\n| second one | there |\n" : "- first item here now\n- second item here now\n"
    let head = isRow ? "| a | b |\n|---|---|\n" : ""
    let hunks = EditedCopy.hunks(
      from: Array("\(head)\(others)\(one)\n".utf8), to: Array("\(head)\(other)\n\(others)".utf8))
    #expect(hunks.count == 1)
  }

  @Test func `short paragraphs that change places are one move`() {
    let (alpha, beta) = ("Alpha is the first one here.", "Beta is the second one there.")
    let (gamma, delta) = ("Gamma is the third one now.", "Delta is four of us.")
    func text(_ paragraphs: [String]) -> String { paragraphs.joined(separator: "\n\n") + "\n" }
    let base = text([alpha, beta, gamma, delta])
    for copy in [[beta, alpha, gamma, delta], [beta, gamma, alpha, delta], [alpha, delta, beta, gamma]] {
      let hunks = EditedCopy.hunks(from: Array(base.utf8), to: Array(text(copy).utf8))
      #expect(hunks.count == 1)
      #expect(hunks.first?.isMove == true)
      #expect(hunks.applied(to: Array(base.utf8)) == Array(text(copy).utf8))
    }
  }

  @Test(arguments: [
    ("Homes for A, B and C.\n", "Homes for B, C and A.\n"),
    (
      "See [the report](https://x.example) and **bold** now.\n",
      "See **bold** and [the report](https://x.example) now.\n"
    ),
    (
      "Rents rise fast.[^1] Wages fall too.\n\n[^1]: Report.\n",
      "Rents rise fast. Wages fall too.[^1]\n\n[^1]: Report.\n"
    ),
    (
      "Homes[^1] and trams[^2] now.\n\n[^1]: One.\n[^2]: Two.\n",
      "Trams[^2] and homes[^1] now.\n\n[^1]: One.\n[^2]: Two.\n"
    ),
    ("We want, soon, homes that people can pay.\n", "We want homes that people can pay soon.\n"),
    ("Homes, soon, for all.\n", "Homes for all, soon.\n"),
    ("Homes — with an aside — here.\n", "Homes here — with an aside.\n"),
    (
      "| rent | homes | light |\n|---|---|---|\n| a | b | c |\n",
      "| light | homes | rent |\n|---|---|---|\n| a | b | c |\n"
    ),
  ])
  func `what moves within a paragraph is one change`(draft: String, copy: String) {
    let hunks = EditedCopy.hunks(from: Array(draft.utf8), to: Array(copy.utf8))
    #expect(hunks.count == 1)
    #expect(hunks.applied(to: Array(draft.utf8)) == Array(copy.utf8))
  }

  @Test(arguments: [
    ("Homes **now** here.\n\nTrams there.\n", "Homes here.\n\nTrams **now** there.\n"),
    (
      "Homes here.[^1] More words.\n\nTrams there. Other words.\n\n[^1]: Note.\n",
      "Homes here. More words.\n\nTrams there.[^1] Other words.\n\n[^1]: Note.\n"
    ),
    (
      "Homes here. Trams run.\n\nClean air.\n\nWages rise.\n",
      "Homes here.\n\nClean air.\n\nWages rise. Trams run.\n"
    ),
    (
      "Rents rise. We want homes that people can pay.\n\nTrams run.\n",
      "Rents rise.\n\nTrams run. New words stand here. We want flats that people can pay.\n"
    ),
  ])
  func `what goes to another paragraph is one change`(draft: String, copy: String) {
    let hunks = EditedCopy.hunks(from: Array(draft.utf8), to: Array(copy.utf8))
    #expect(hunks.count == 1, "\(hunks)")
    #expect(hunks.applied(to: Array(draft.utf8)) == Array(copy.utf8))
  }

  @Test func `a split and a join in two places are two changes`() {
    #expect(proposed("One.\n\nTwo. Three. Four.", from: "One. Two.\n\nThree. Four.").count == 2)
  }

  @Test(arguments: [
    ("| a | b |\n|---|---|\n| x | 1 |\n", "| a | b | c |\n|---|---|---|\n| x | 1 | z |\n"),
    ("| a | b |\n|---|---|\n| x | 1 |\n", "| c | a | b |\n|---|---|---|\n| z | x | 1 |\n"),
    ("| a | b | c |\n|---|---|---|\n| x | 1 | z |\n", "| a | b |\n|---|---|\n| x | 1 |\n"),
    ("| a | b |\n|---|---|\n| x | 1 |\n", "| b | a |\n|---|---|\n| 1 | x |\n"),
  ])
  func `columns come and go with the space in their cells`(draft: String, copy: String) {
    let hunks = EditedCopy.hunks(from: Array(draft.utf8), to: Array(copy.utf8))
    #expect(hunks.applied(to: Array(draft.utf8)) == Array(copy.utf8))
  }

  @Test func `one word that two edits of a paragraph share does not make them one`() {
    let draft = "Rents rose by 100 euro. Nobody can pay that any more. Wages rose by 5 percent.\n"
    let copy = "Rents rose by 200 euro. Nobody can pay that any more. Wages rose by 100 cents.\n"
    #expect(proposed(copy, from: draft).count == 2)
  }

  @Test func `edits of one paragraph that share only words that hold sentences together are apart`() {
    let draft = "The town builds homes in every street. People pay rent for all of them. We ask for light.\n"
    let copy = "Town builds homes in every street. People pay the rent for all of them. We beg for light.\n"
    #expect(proposed(copy, from: draft).count == 3)
    // A word that stays as well goes nowhere.
    let homes = "Homes and homes. We ask for light in all of the streets. They want trams.\n"
    #expect(
      proposed("Homes. We ask for light in all of the streets. They want homes and trams.\n", from: homes)
        .count == 2)
  }

  @Test func `quotation marks around a new value of front matter are one change with it`() {
    let draft = "---\ntitle: A home\nlang: en\n---\n\nText.\n"
    for mark in ["'", "\""] {
      let copy = draft.replacing("A home", with: "\(mark)A home: ours\(mark)")
      #expect(EditedCopy.hunks(from: Array(draft.utf8), to: Array(copy.utf8)).count == 1)
    }
  }

  @Test func `an item put into the list of a quotation is one change`() {
    let draft = "> We want:\n>\n> 1. homes\n> 2. rent\n> 3. light\n\nEnd.\n"
    let copy = draft.replacing("> 2. rent\n> 3. light", with: "> 2. new things\n> 3. rent\n> 4. light")
    let hunks = EditedCopy.hunks(from: Array(draft.utf8), to: Array(copy.utf8))
    #expect(hunks.count == 1)
    #expect(
      hunks.applied(to: Array(draft.utf8))
        == Array(draft.replacing("> 2. rent", with: "> 2. new things\n> 2. rent").utf8))
    // The first number is what the page shows.
    let other = draft.replacing("> 1. homes", with: "> 4. homes")
    #expect(EditedCopy.hunks(from: Array(draft.utf8), to: Array(other.utf8)).map(\.new) == ["4."])
  }
}
