extension [MarkdownEvent] {
  /// The same with the words alone of a link within another: an address in angle brackets may stand there, but pages have no such thing.
  var withoutLinksInLinks: [MarkdownEvent] {
    var depth = 0
    return filter { event in
      switch event {
      case .enter(.link):
        depth += 1
        return depth == 1
      case .leave(.link):
        depth -= 1
        return depth == 0
      default: return true
      }
    }
  }
}
