"""What each code of the deck's preflight means: why it matters, and both examples."""

from __future__ import annotations

from brochure.commands.explained import Explained

DECK_CODES: dict[str, Explained] = {
    "talk/disclosure": Explained(
        "The talk does not say what the speaker is paid by or tied to.",
        "An audience weighs words by who speaks. Only a written reason may leave the slide out.",
        "skip: yes",
        "skip: The host reads our disclosures aloud before the talk.",
    ),
    "talk/pace": Explained(
        "A script does not fit the minutes that are planned for it.",
        "110 to 130 words a minute can be followed; a nervous speaker is faster, not clearer.",
        "180 words for 1:00",
        "120 words for 1:00",
    ),
    "deck/alt-text": Explained(
        "A picture, chart, table or group says nothing to those who do not see it.",
        "A screen reader reads the alt text aloud; a file name tells nobody anything.",
        "alt text: seedling.png",
        "alt text: A seedling, its roots in plain view.",
    ),
    "deck/contrast": Explained(
        "Words are hard to tell from what lies under them.",
        "WCAG asks for 4.5 to 1, or 3 to 1 from 18 pt on; a projector in a bright room takes "
        "half of it away. Judged line by line against shapes, layout, master and ground.",
        "straw-coloured words on sand",
        "dark words on sand",
    ),
    "deck/covered": Explained(
        "Something is drawn over words.",
        "Half a word is worse than none.",
        "a picture moved onto a caption",
        "the caption in front of the picture, or beside it",
    ),
    "deck/decorative": Explained(
        "Something is marked as decoration and yet has words.",
        "What is decoration is passed over in silence by screen readers, its words too.",
        "a sign “in mice”, marked as decoration",
        "the same sign without the mark",
    ),
    "deck/empty-placeholder": Explained(
        "A placeholder of the layout is left empty.",
        "It is read aloud as a frame with nothing in it, and shows its prompt when edited.",
        "“Click to add text” under the title",
        "the frame filled, or deleted",
    ),
    "deck/fixed-colour": Explained(
        "A colour is written as a number instead of a colour of the theme.",
        "A change of theme leaves it behind, and nobody knows what it was for.",
        "text in RGB 90, 61, 43",
        "text in the theme's second accent",
    ),
    "deck/fixed-font": Explained(
        "A font is named instead of taken from the theme.",
        "A change of theme leaves it behind; on a machine without it the lines break elsewhere.",
        "a text set in Calibri by hand",
        "a text set in “Body”",
    ),
    "deck/incomplete": Explained(
        "The finished deck, opened again, lacks something it should hold.",
        "Each file is read back before it is delivered. This is a fault of the program.",
        "a deck with 23 slides instead of 24",
        "a deck with every slide, title and note",
    ),
    "deck/language": Explained(
        "Words do not say which language they are in.",
        "A screen reader then reads English with a Spanish voice, or the reverse.",
        "text pasted without a language",
        "the language set for all text",
    ),
    "deck/leftover": Explained(
        "The file still holds what an earlier author or program left in it.",
        "Everyone who gets the file can see it: names, comments, an old first slide.",
        "author: Steve Canny",
        "author: the clinic",
    ),
    "deck/notes-master": Explained(
        "The notes have no master, or it is listed in the wrong place.",
        "Keynote refuses such a file, PowerPoint repairs it with a warning.",
        "notesMasterIdLst after the list of slides",
        "notesMasterIdLst after the slide masters",
    ),
    "deck/notes-missing": Explained(
        "A slide has no notes for the speaker.",
        "Slides hold few words; what to say, and what not to, stands in the notes.",
        "a slide with a picture alone",
        "the same slide with what to say about it",
    ),
    "deck/number-field": Explained(
        "A slide number is typed by hand, or does not say the true number.",
        "Numbers must follow when slides move, and be true for readers that count no fields.",
        "“6” on the fifth slide",
        "a field that says 5",
    ),
    "deck/off-slide": Explained(
        "The frame of a text reaches beyond the slide.",
        "What is beyond the edge is not shown.",
        "a caption that begins below the foot of the slide",
        "the caption inside the slide",
    ),
    "deck/outside-frame": Explained(
        "A text needs more room than its frame has.",
        "It runs over what is below it. Measured with fonts of the same widths.",
        "twelve lines in a frame for eight",
        "eight lines, or two slides",
    ),
    "deck/reading-order": Explained(
        "Something is read aloud before the title of the slide.",
        "The title says where one is; it comes first or it does not help.",
        "picture, text, title",
        "title, picture, text",
    ),
    "deck/size": Explained(
        "The file is too large for mail.",
        "A speaker gets the talk by mail, often late.",
        "a deck of 80 MB",
        "the same deck with smaller pictures",
    ),
    "deck/table-header": Explained(
        "A table has no header row.",
        "Read aloud, a cell means something only together with the head of its column.",
        "a table whose first row is like the others",
        "a table with “Header Row” turned on",
    ),
    "deck/title-missing": Explained(
        "A slide has no title, or an empty one.",
        "Titles are the map for those who do not see the slides.",
        "a slide with a picture alone",
        "the same slide with a title, hidden if need be",
    ),
    "deck/title-repeated": Explained(
        "Two slides have the same title.",
        "A list of titles must tell the slides apart.",
        "“Risks” and “Risks (continued)” cut to “Risks”",
        "a sentence of its own for each",
    ),
    "deck/unjudged": Explained(
        "Something in the finished deck could not be judged.",
        "Silence would pass for a good finding: words on a photograph, a font that is not here.",
        "words on a photograph",
        "words on a plain ground",
    ),
    "deck/unreadable": Explained(
        "A deck, or a part of it, cannot be read.",
        "It is cut off, locked, damaged, or no .pptx at all.",
        "a download that broke off",
        "the file copied again, whole",
    ),
}
