extension MarkdownDocument {
  /// The same text, with each link leading where a function says; where it says nothing, the words stand without a link.
  package func leading(_ place: (LinkDestination) -> LinkDestination?) -> MarkdownDocument {
    func led(_ events: [MarkdownEvent]) -> [MarkdownEvent] {
      events.map { event in
        guard case .enter(.link(let destination, let title)) = event else { return event }
        return .enter(.link(place(destination) ?? LinkDestination(""), title: title))
      }
    }
    var notes = notes
    for index in notes.indices { notes[index].events = led(notes[index].events) }
    return MarkdownDocument(source: source, frontMatter: frontMatter, events: led(events), notes: notes)
  }
}
