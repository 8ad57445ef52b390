import TestSupport

/// Definitions of polls, as a committee would type them.
enum PollText {
  /// The short names that everybody uses, so that two clones put a question under one name.
  static let names = ["koers", "loon", "steun", "muur", "keuze"]

  /// A definition; its question says which step put it.
  static func definition(paper: String, poll: String, step: Int, target: String?, random: inout SplitMix)
    -> String
  {
    let head =
      #"{"format":1,"kind":"poll","paper":"\#(paper)","poll":"\#(poll)","question":"Vraag \#(step)?""#
    switch poll {
    case "steun": return head + #","type":"stance"}"#
    case "koers", "muur":
      let source = poll == "koers" ? "counted" : "ballots"
      return head + #"""
        ,"type":"sticker","boards":[{"id":"bord","title":"Bord","items":[{"id":"een","text":"Een"},\#
        {"id":"twee","text":"Twee"}]}],"limits":{"perBoard":2,"perItem":1},"meetings":[{"id":"noord","title":"Noord"},\#
        {"id":"zuid","title":"Zuid"}],"source":"\#(source)","hideBelow":0}
        """#
    default:
      let rule = random.pick(["majority", "two-thirds", "consent"]) ?? "majority"
      let targets = target.map { #","targets":["\#($0)"]"# } ?? ""
      return head + #"""
        ,"type":"motion","rule":"\#(rule)","quorum":\#(Int.random(in: 0...2, using: &random)),\#
        "alternatives":[{"id":"wel","text":"Wel"\#(targets)},{"id":"niet","text":"Niet"}]}
        """#
    }
  }

  /// What a partner says in a poll of this name: the words after `beraad vote PAPER/POLL`.
  static func choice(in poll: String, random: inout SplitMix) -> [String] {
    switch poll {
    case "steun": [random.pick(["supports", "abstains", "opposes"]) ?? ""]
    case "koers", "muur": ["--place", "bord:" + (random.pick(["een", "twee", "een,twee"]) ?? "")]
    default: [random.pick(["wel", "niet", "abstain"]) ?? ""]
    }
  }
}
