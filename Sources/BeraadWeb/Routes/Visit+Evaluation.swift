import BeraadKit
import Deliberation
import HTML

extension Visit {
  /// What people are asked on a form, in its order: it is filled in on paper, and a steward enters it.
  func questions(of form: StickerForm, _ language: Markup) -> Markup {
    let items = form.questions.map { question -> Markup in
      let answered =
        switch question.form {
        case .scale(let highest): words("van 1 tot en met \(highest)", "from 1 to \(highest)")
        case .choice(let answers): answers.map(\.text).joined(separator: " / ")
        case .open: words("in eigen woorden", "in their own words")
        }
      return "<li><span dir=\"auto\"\(language)>\(question.text)</span> (\(answered))</li>\n"
    }
    let said = words(
      "Dit formulier vullen mensen in na een bijeenkomst.", "People fill in this form after a meeting.")
    return "<p>\(said)</p>\n<ol>\n\(items)</ol>\n"
  }

  /// The meetings at which it is filled in, and of which the forms were entered: no phone fills in one.
  func formsEntered(of view: PollView, _ form: StickerForm) -> Markup {
    let meetings = form.meetings.map { meeting -> Markup in
      let entered: Markup =
        view.counted[meeting.id] == nil ? "" : " <span class=\"tag\">\(words("ingevoerd", "entered"))</span>"
      return "<li>\(meeting.title)\(entered)</li>\n"
    }
    return "<h2>\(words("Bijeenkomsten", "Meetings"))</h2>\n<ul>\n\(meetings)</ul>\n"
  }
}
