"""The engine's own words in one language: labels of lines, notes and pages. From assets/words."""

from brochure.model.written import Located


class FormWords(Located):
    """Words of the job ticket and of the print card; `{0}` stands for a name or a number."""

    ticket: str
    ticket_for: str
    version: str
    job: str
    file: str
    pages: str
    quantity: str
    stock: str
    coated: str
    uncoated: str
    flat: str
    with_bleed: str
    folded: str
    fold: str
    letter_fold: str
    z_fold: str
    fold_at: str
    score: str
    score_why: str
    inks: str
    four_inks: str
    condition: str
    standard: str
    marks: str
    marks_all: str
    marks_none: str
    outside: str
    inside: str
    small: str
    seen_from_foot: str
    preflight: str
    checked: str
    findings: str
    not_judged: str
    proof: str
    name: str
    date: str
    card: str
    card_for: str
    print_head: str
    print_full: str
    print_both: str
    short_edge: str
    long_edge: str
    try_one: str
    fold_head: str
    lay: str
    letter_first: str
    letter_second: str
    z_first: str
    z_second: str
    cover_on_top: str
    measure_head: str
    measure: str
    measure_else: str
    flip_picture: str
    fold_picture: str
    ruler_picture: str


class Words(Located):
    """Built-in words. `quotes` are the double and single marks, opening and closing."""

    language: str
    quotes: tuple[str, str, str, str]
    bound: list[str]
    """Short words and titles that stay on the line of the word after them (`Dr.`)."""
    phone: str
    address: str
    website: str
    email: str
    hours: str
    my_visit: str
    reviewed_by: str
    review_date: str
    reviewed: str
    version: str
    sources: str
    all_sources: str
    in_100: str
    of_100: str
    code_of: str
    portrait: str
    array: str
    chart: str
    fill_in: str
    write_in: str
    call: str
    write_to: str
    open_page: str
    say: str
    for_you: str
    time: str
    evidence: str
    source: str
    do_not_say: str
    if_asked: str
    next: str
    notes: str
    handout: str
    spoken_words: str
    forms: FormWords
