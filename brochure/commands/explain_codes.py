"""What each problem code of the tool means, beside the content rules: why, and both examples."""

from __future__ import annotations

from brochure.commands.explain_deck import DECK_CODES
from brochure.commands.explain_preflight import PREFLIGHT_CODES
from brochure.commands.explained import Explained

CODES: dict[str, Explained] = {
    **DECK_CODES,
    **PREFLIGHT_CODES,
    "logo/svg": Explained(
        "The logo holds something that flat ink cannot show.",
        "A logo is printed from plates and drawn again on slides: gradients, effects, scripts and "
        "letters that need a font would come out otherwise than the designer meant.",
        "a logo with a gradient, a shadow, or letters as live text",
        "the designer's flat version, letters turned into outlines",
    ),
    "art/svg": Explained(
        "A drawing holds something the pens cannot draw.",
        "Drawings are kept to paths in named inks, so that they look the same on paper, screen "
        "and slide.",
        "a drawing with a photograph, a filter or a script inside",
        "the drawing saved as plain paths, each filled with an ink of the theme",
    ),
    "content/address": Explained(
        "A web or e-mail address cannot be opened, or leads to something else than a page.",
        "Readers tap it and scan it; it must lead where it says, and never start anything.",
        "website: opens in May", "website: www.example.org",
    ),
    "content/date": Explained(
        "A date is not written as a day that exists, or not in words.",
        "Readers must know which day is meant; 3/4 is March to some and April to others.",
        "date: 31/02/2026", "date: May 2026",
    ),
    "content/empty": Explained(
        "A fact that only the clinic knows is not given yet.",
        "Nothing is made up: an empty line becomes a line to write on.",
        "phone:", "phone: (555) 010-0100",
    ),
    "content/phone": Explained(
        "A phone number does not look like one.",
        "A wrong number sends a person in need to nobody.",
        "phone: 555 O1O 0100", "phone: (555) 010-0100",
    ),
    "content/review-old": Explained(
        "The medical review is more than a year old.",
        "What is known of a treatment changes; readers trust a date that is recent.",
        "date: 2024-03-01", "date: 2026-11-24",
    ),
    "content/quotes": Explained(
        "Quotation marks stand around a text that were not meant to be printed.",
        "Curly quotes from a word processor do not quote a value; they would be printed.",
        "title: “Tending the Garden”", "title: Tending the Garden",
    ),
    "content/unknown-source": Explained(
        "A text or a note cites a source that sources.yaml does not hold.",
        "A number must lead to its source, or nobody can check it.",
        "27 in 100 people improved.[^cochran-2021]", "27 in 100 people improved.[^cochrane-2021]",
    ),
    "file/empty": Explained(
        "A content file holds nothing.", "Each file has words that the pieces need.",
        "visit.yaml with no line in it", "visit.yaml copied again from the example folder",
    ),
    "file/encoding": Explained(
        "A file is not saved as UTF-8.",
        "In another encoding letters such as é or “ come out wrong.",
        "saved as “Unicode” or “Windows-1252”", "saved with the encoding “UTF-8”",
    ),
    "file/missing": Explained(
        "A file or folder that is needed is not there.", "Each content file has its fixed name.",
        "Team.yaml", "team.yaml",
    ),
    "file/too-large": Explained(
        "A text file is larger than 2 MB.", "So much text is surely not meant; it may be a "
            "picture.",
        "a photograph named article.yaml", "article.yaml with the article's words",
    ),
    "file/unknown": Explained(
        "A file in the content folder is not read.",
        "Words in it would be missed in every piece.",
        "artcle.yaml", "article.yaml",
    ),
    "file/unreadable": Explained(
        "A file cannot be read.", "It is protected, or another program holds it.",
        "a file open in another program", "the file closed, and your account allowed to read it",
    ),
    "fit/empty": Explained(
        "A panel is mostly empty.", "Empty paper looks like a mistake.",
        "one line in a panel", "another sentence, or a picture",
    ),
    "fit/left-out": Explained(
        "A text that may be left out had to be, for want of room.",
        "The layout says which text may go first when a panel is over.",
        "a panel with a pull quote and long texts", "the texts shortened until the quote fits",
    ),
    "fit/overflow": Explained(
        "A panel or a slide has more words than fit at the smallest type allowed.",
        "Smaller type would not be read.",
        "a panel over by 3 lines",
        "about 20 words cut, as the problem says; on a slide with a list also a second_title: for "
        "a second slide",
    ),
    "fit/word-too-wide": Explained(
        "A single word is wider than its column.", "It would run over the edge or be cut in two.",
        "an address of 60 letters in a narrow panel", "a shorter address, or a wider place",
    ),
    "layout/like": Explained(
        "A layout is like no layout, or like one that is itself like another.",
        "Only one step is taken, so that two files tell where everything stands.",
        "like: z-fold-letter", "like: trifold-letter",
    ),
    "layout/panels": Explained(
        "The panels of a side are wider or narrower together than the sheet.",
        "The folds would not meet the panels.",
        "three panels of 3.7 in on a sheet of 11 in", "panels that are 11 in wide together",
    ),
    "layout/twice": Explained(
        "Two layouts for one piece were named.", "Only one can be used.",
        "--layout talk --layout short-talk", "--layout short-talk",
    ),
    "layout/unknown-id": Explained(
        "A layout names content that does not exist.", "Its place would stay empty.",
        "use: article.sections.root", "use: article.sections.roots",
    ),
    "layout/unknown-kind": Explained(
        "A layout sets content in a way that does not exist.", "Nothing knows how to draw it.",
        "as: paragraf", "as: text",
    ),
    "layout/unknown-layout": Explained(
        "A layout, or a slide's layout, does not exist.", "The slide would have no form.",
        "layout: statment", "layout: statement",
    ),
    "layout/unknown-panel": Explained(
        "A side or the reading order names a panel that does not exist.",
        "Readers' order and the sheet's order hang on these names.",
        "reading_order: [cover, flep]", "reading_order: [cover, flap]",
    ),
    "layout/unknown-spot": Explained(
        "A slide fills a place that its layout does not have.", "The content would be lost.",
        "fill: {tabel: analogy.groups.growing}", "fill: {table: analogy.groups.growing}",
    ),
    "layout/unplaced": Explained(
        "No layout shows these words.", "No word of the content may be lost unnoticed.",
        "a new section that no panel names", "- {as: item, use: article.sections.new}",
    ),
    "layout/wrong-kind": Explained(
        "Content is set in a way that does not suit it.", "A list cannot be set as a study.",
        "- {as: study, use: visit.steps}", "- {as: steps, use: visit.steps}",
    ),
    "machine/failed": Explained(
        "The computer could not do it.", "The disk is full, or a file is in use elsewhere.",
        "deck.pptx open in PowerPoint", "PowerPoint closed, and the build run again",
    ),
    "output/kept-edited": Explained(
        "A finished piece was changed by hand, and is kept beside the new one.",
        "Changes by hand are lost at the next build unless they move into the content.",
        "a word changed in deck.pptx", "the word changed in talk.yaml",
    ),
    "picture/missing": Explained(
        "A picture that is named is not there.", "Its place would stay empty.",
        "portrait: yun.jpeg", "portrait: yun.jpg",
    ),
    "picture/path": Explained(
        "A picture is named with a path.", "Pictures lie in the content's own folder, by name.",
        "portrait: C:\\Users\\me\\yun.jpg", "portrait: yun.jpg",
    ),
    "picture/small": Explained(
        "A photograph has too few pixels for its place.", "It would print blurred.",
        "a portrait of 120 pixels", "a portrait of 600 pixels or more",
    ),
    "picture/unreadable": Explained(
        "A picture cannot be read.", "It is broken, or of a kind that is not used here.",
        "portrait: yun.heic", "portrait: yun.jpg",
    ),
    "print/fold": Explained(
        "The panel that folds in is narrower by more than any fold needs, or by nothing.",
        "It is 1/32 to 1/8 in narrower, so that it lies flat whatever the paper.",
        "fold_compensation: 1 in", "fold_compensation: 1/16 in",
    ),
    "print/ink-limit": Explained(
        "An ink of the theme lays more ink on one spot than the paper carries.",
        "It would not dry, and come off on the next sheet.",
        "cmyk: [80, 80, 80, 80] at a limit of 300", "cmyk: [75, 65, 65, 60]",
    ),
    "print/paper": Explained(
        "The paper is uncoated, but the colours are prepared for coated paper.",
        "Uncoated paper soaks up ink: colours come out darker and duller than they should.",
        "paper: uncoated\nprofile:", "paper: uncoated\nprofile: PSOuncoated_v3.icc",
    ),
    "print/rich-black": Explained(
        "A deep black has too much colour beneath it.", "Large black areas would not dry.",
        "cmyk: [75, 68, 67, 100]", "cmyk: [60, 40, 40, 100]",
    ),
    "print/profile": Explained(
        "A colour profile cannot be used for printing.",
        "Only an output profile for CMYK says how the press and the paper show colours.",
        "profile: my-screen.icc", "profile: GRACoL2013_CRPC6.icc, as the printer sent it",
    ),
    "schema/choice": Explained(
        "A value is none of those that can be chosen.", "Only these are understood.",
        "language: english", "language: en",
    ),
    "schema/empty": Explained(
        "A value that is needed is empty.", "The pieces cannot do without it.",
        "title:", "title: Tending the Mental Garden",
    ),
    "schema/missing-key": Explained(
        "A line that is needed is missing.", "The pieces cannot do without it.",
        "- name: Ana Ito", "- name: Ana Ito\n    role: Office Manager",
    ),
    "schema/unknown-key": Explained(
        "A key is not known here.", "What stands under it would be lost.",
        "roel: Office Manager", "role: Office Manager",
    ),
    "schema/value": Explained(
        "A value is not written the way it must be.", "It cannot be understood otherwise.",
        "width: 3.6", "width: 3.6 in",
    ),
    "schema/wrong-type": Explained(
        "A list stands where a text is needed, or the other way round.",
        "A dash makes a list, a key a group; a text has neither.",
        "facts: He hikes.", "facts:\n  - He hikes.",
    ),
    "text/missing-glyph": Explained(
        "The font has no such letter.", "An empty box would be printed.",
        "a smiling face in a title", "the same title without it",
    ),
    "theme/no-brand-fonts": Explained(
        "The deck is to be set in the brand's fonts, and the theme does not say which these are.",
        "A deck names fonts by their families, and is measured with their files.",
        "fonts: brand, with a theme that has no brand under deck_fonts", "fonts: office",
    ),
    "theme/missing-font": Explained(
        "A font file of the theme is not there.", "The words could not be set.",
        "file: SourceSans-Regular.ttf", "file: SourceSans3-Regular.ttf",
    ),
    "theme/not-grown": Explained(
        "The theme asks for a garden of its own seed, and its drawings are not there yet.",
        "Drawings are grown once and kept as files, so that a designer can change them.",
        "garden: {seed: 31}   # without assets/garden/seed-31",
        "python3 make.py grow --all --seed 31",
    ),
    "theme/unknown-panel": Explained(
        "The theme floods a panel with ink that the layout does not have.",
        "The ground would be missing without a word.",
        "grounds: {cuver: deep}", "grounds: {cover: deep}",
    ),
    "theme/unknown-face": Explained(
        "A style names a face that the theme does not have.", "The words could not be set.",
        "face: txt", "face: text",
    ),
    "theme/unknown-ink": Explained(
        "A style, layout or drawing names an ink that the theme does not have.",
        "Colours come from the theme alone.",
        "ink: lief", "ink: leaf",
    ),
    "theme/unknown-style": Explained(
        "A layout names a style that the theme does not have.", "The words could not be set.",
        "style: titel", "style: title",
    ),
    "words/language": Explained(
        "Some rules of words know only English and did not run.",
        "Grades and sentence rules are made for English; rules for whole pieces know Spanish too.",
        "language: es", "a second person reads the words against the list of rules",
    ),
    "words/suppressed": Explained(
        "A rule is allowed to be broken here, for a written reason.",
        "Every such place is told in every run, so that it is looked at again.",
        "# allow K19: the title of a published paper", "the text written so that no remark is "
            "needed",
    ),
    "words/suppression": Explained(
        "A remark that lets a rule pass has no reason, or nothing to let pass.",
        "A reason in words is what a second reader can judge.",
        "# allow K19", "# allow K19: the title of a published paper",
    ),
    "yaml/anchor": Explained(
        "A text begins with & or *, or lines begin with <<.", "YAML takes these as instructions.",
        "text: *Glutamate* carries signals.", 'text: "*Glutamate* carries signals."',
    ),
    "yaml/character": Explained(
        "An invisible character stands here.", "It comes along with copied text and breaks the "
            "file.",
        "a special space from a web page", "an ordinary space",
    ),
    "yaml/comment": Explained(
        "Words after a space and # are left out.", "There a remark begins.",
        "address: 12 Garden Street #4", 'address: "12 Garden Street #4"',
    ),
    "yaml/dash": Explained(
        "A dash stands too far in, so that its line became part of the text above.",
        "Entries of a list have their dashes exactly below one another.",
        "- Headache\n   - Nausea",
        "- Headache\n- Nausea",
    ),
    "yaml/duplicate-key": Explained(
        "A key is written twice in one place.", "One of the two would be lost.",
        "role: Nurse\nrole: Manager", "role: Manager",
    ),
    "yaml/syntax": Explained(
        "A line cannot be read as it is written.",
        "A tab, a missing quote, a colon in a sentence, a lost dash or a wrong indent stops the "
        "file.",
        "text: One thing: a colon", 'text: "One thing: a colon"',
    ),
    "yaml/tag": Explained(
        "A value begins with an exclamation mark.", "YAML takes it as an instruction.",
        "heading: !Important", 'heading: "!Important"',
    ),
    "yaml/too-long": Explained(
        "A text or a list is longer than anything that people write and read.",
        "It was pasted over and over, or a whole document stands where a sentence belongs.",
        "text: a text of 20,000 characters", "text: a text of a few sentences",
    ),
    "yaml/too-deep": Explained(
        "The file is nested deeper than any content goes.", "Spaces or brackets were repeated.",
        "thirty levels of brackets", "the levels the example file has",
    ),
}  # fmt: skip
