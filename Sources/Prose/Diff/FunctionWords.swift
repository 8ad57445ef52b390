/// Words that hold a sentence together and stand in every one: a match of nothing but these is chance.
enum FunctionWords {
  /// Whether a word in UTF-8 is one of them, whatever the case of its letters.
  static func contains(_ word: ArraySlice<UInt8>) -> Bool { word.count <= 8 && all.contains(key(word)) }

  private static let all = Set((dutch + " " + english).split(separator: " ").map { key(Array($0.utf8)[...]) })

  /// The letters of a word of at most eight, in lower case: all that a lookup takes, without a string for each word.
  private static func key(_ word: ArraySlice<UInt8>) -> UInt64 {
    word.reduce(0) { $0 << 8 | UInt64(0x41...0x5A ~= $1 ? $1 | 0x20 : $1) }
  }

  private static let dutch = """
    de het een van en te in op dat voor met die is zijn aan er om niet ook als bij door wordt worden naar dan maar uit \
    of tot over kan kunnen deze dit zo nog wel we wij ze zij je u hun haar ons onze hij men wie wat waar hoe was waren \
    werd werden heeft hebben had zal zullen moet moeten mag mogen onder tussen tegen na binnen zonder per alle al geen \
    meer eigen andere zich zelf daar hier dus want omdat zodat waarbij waarin waarop waarmee hiervan daarvan hierbij \
    daarbij ervoor daarvoor hiervoor daarmee hiermee ten ter der des
    """

  private static let english = """
    the a an of and to in is are be been was were for on that this these those with as by at from or it its not your \
    you we our they their them he she his her i my can may must should will would shall could have has had do does did \
    if when which who whom what where how than then so but about into over under between through all any each no nor \
    also such more most other others some up out only there here us
    """
}
