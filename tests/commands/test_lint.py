"""lint on plain text and Markdown: places, joined lines, what is passed over, exit codes."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from brochure.check.words.lint import blocks, lint
from brochure.check.words.rule import Facts
from brochure.cli import main
from brochure.report import Report
from tests.builders import HOME

CLINIC = Facts(
    brands=("Kure Medical",), nurses=("Valentina Ira", "Janet Sharma"), doctors=("Steve Yun",)
)


def found(text: str, markdown: bool = False, document: bool = False) -> list[tuple[int, str]]:
    lines = text.split("\n")
    problems = lint(lines, "old.md" if markdown else "old.txt", CLINIC, markdown, document)
    return sorted((problem.span.line, problem.code.removeprefix("words/")) for problem in problems)


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    text = "We are open at eight. Our infusions\ncure depression. Call us.\n\nNext."
    assert [block.text for block in blocks(text.split("\n"), False)] == [
        "We are open at eight. Our infusions cure depression. Call us.",
        "Next.",
    ]
    assert found(text) == [(1, "K01")]


def test_a_finding_is_on_the_line_its_sentence_begins_on() -> None:
    text = "We are open.\nOur team is kind, and our\ninfusions never\nfail you at all."
    [problem] = lint(text.split("\n"), "old.txt", CLINIC, False, False)
    assert (problem.span.line, problem.span.column) == (2, 1)
    [problem] = lint(["We are open. Our infusions never fail."], "old.txt", CLINIC, False, False)
    assert (problem.span.column, problem.span.width) == (28, len("never fail"))


def test_blank_lines_inside_a_sentence_do_not_cut_it() -> None:
    text = (
        "Ketamine is a therapy that has been shown for many years to be a\n\ncure for depression."
    )
    assert found(text)[0][0] == 1
    assert ("K01") in {code for _, code in found(text)}


def test_headings_and_items_are_their_own_sentences() -> None:
    text = "# We cure depression\n\n- no cure\n- We cure pain\n1. Rest\n"
    assert found(text, markdown=True) == [(1, "K01"), (4, "K01")]


def test_markdown_passes_over_code_front_matter_and_addresses_of_pictures() -> None:
    text = (
        "---\ntitle: A cure\n---\n# Title\n\n```\na miracle cure\n```\n\n    a cure\n\n"
        "Text with `code` and [a cure](https://kure.example).\n\n> We cure it.\n\n"
        "**We** *cure* it."
    )
    assert found(text, markdown=True) == [(12, "K01"), (14, "K01"), (16, "K01")]


def test_the_caret_survives_marks() -> None:
    line = "So **very** true: *our* infusions **cure** you."
    [problem] = lint(["# T", "", line], "old.md", CLINIC, True, False)
    start = problem.span.column - 1
    assert line[start : start + problem.span.width] == "cure"


def test_a_finding_on_a_later_line_is_told_by_its_sentence_and_marked_at_its_words() -> None:
    lines = ["Our infusions", "are quick, and they", "  cure depression."]
    [problem] = lint(lines, "old.txt", CLINIC, False, False)
    assert (problem.span.line, problem.span.column) == (1, 1)
    assert problem.words is not None and problem.words.line == 3
    start = problem.words.column - 1
    assert lines[2][start : start + problem.words.width] == "cure"
    assert problem.as_dict()["words"] == {"line": 3, "column": 3, "width": 4}
    out = io.StringIO()
    Report(out).problems([problem], {"old.txt": lines})
    shown = out.getvalue().splitlines()
    assert shown[0].startswith("old.txt:1:1 ")
    assert shown[1].endswith("3 |   cure depression.")
    assert shown[2].index("^") == shown[1].index("cure") and shown[2].count("^") == 4


def test_biographies_tell_of_staff_and_not_of_patients() -> None:
    """Sentences of our own, built as those of the old material: none of them is a fault."""
    bios = (
        "Steve Yun, M.D.\n\nAnesthesiologist\n\nDr. Yun is certified by the American Board of "
        "Anesthesiology. He was named “Doctor of the Year” by a surgical charity, and he is a proud "
        "friend of a dog rescue. He has been in private practice since 2000.\n\n"
        "Valentina Ira, MSN, PMHNP-BC\n\nPsychiatric Nurse Practitioner\n\nValentina is a nurse "
        "practitioner who treats depression, anxiety and trauma. She has worked in surgery and "
        "oncology for 14 years. She believes that each client is unique. Her goal is that clients "
        "feel accepted and safe. She enjoys her garden.\n\n"
        "Erica Weiszmann\n\nOffice Manager\n\nErica’s interest in care began as a student. She came "
        "to know infusions during her time as a medical assistant at a clinic for people with "
        "depression and chronic pain. She is proud to serve the people here as office manager. "
        "When she is not working, you can catch her at yoga, and she reads about the brain.\n\n"
        "Janet Sharma, MSN, PMHNP-BC\n\nPsychiatric nurse practitioner, Medical Advisor\n\nJanet "
        "understands that growth is not linear. She has worked with patients of all ages. She "
        "learned about grief when she sat with families in intensive care."
    )
    assert [told for told in found(bios) if told[1] != "K27"] == []
    patient = (
        bios + "\n\nMaria came to us after years of panic attacks, and today she teaches again."
    )
    assert [code for _, code in found(patient)] == ["K23"]


def test_old_material_of_the_kind_we_were_given() -> None:
    text = (
        "Search\nClose this search box.\n\n"
        "Ketamine is a transformative therapy with a unique ability to rapidly alleviate "
        "depression.\n\n"
        "The process fundamentally alters the terrain of the brain.\n\n"
        "If you are suffering with depression, call the National Mental Health Hotline: 988.\n\n"
        "Share Article:\n\n"
        "Valentina is a board certified nurse practitioner. She studied in Utah. She hikes local "
        "trails.\n\n"
        "Dr. Yun is Board-Certified by the American Board of Anesthesiology. He received his M.D. "
        "with Honors in 1996. He supports bulldog rescue.\n\n"
        "Janet focuses on anxiety and depression. She speaks fluent Spanish.\n\n"
        "Her belief is that everyone deserves freedom from the chains of mental illness.\n\n"
        "Dr. Yun is Board-Certified by the American Board of Anesthesiology. He received his M.D. "
        "with Honors in 1996. He supports bulldog rescue.\n\n"
        "Skip to content\n"
    )
    told = found(text, document=True)
    at = {line: [code for number, code in told if number == line] for line in range(1, 26)}
    assert at[1][-1] == "K30" and at[2] == ["K30"] and at[10] == ["K30"] and at[22] == ["K30"]
    assert at[4].count("K19") == 2
    assert at[6] == ["K21"]
    assert {"K15", "K28"} <= set(at[8])
    assert at[12] == ["K24"]
    assert at[14] == [] and at[16] == []
    assert at[18] == ["K28"]
    assert at[20] == ["K30"]
    assert {"K06", "K09", "K11", "K12", "K13", "K14"} <= {code for _, code in told}


def test_document_in_markdown_wants_a_title_and_words_for_pictures() -> None:
    told = found("![](plant.png)\n\nText.", markdown=True, document=True)
    assert [line for line, code in told if code == "K32"] == [1, 1]


def run(*words: str) -> int:
    return main(["lint", *words])


def test_exit_codes_and_the_summary(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good, warned, bad = tmp_path / "good.txt", tmp_path / "warned.txt", tmp_path / "bad.md"
    good.write_text("We listen.", encoding="utf-8")
    warned.write_text("It is safe.", encoding="utf-8")
    bad.write_text("# We cure\n", encoding="utf-8")
    assert run(str(good), "--content", str(HOME / "content")) == 0
    assert "1 file read: 0 errors, 0 warnings" in capsys.readouterr().out
    assert run(str(warned)) == 0
    assert run(str(good), str(bad)) == 1
    out = capsys.readouterr().out
    assert "words/K01" in out and "    1 | # We cure" in out and "no legal clearance" in out


def test_json_is_nothing_but_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "bad.txt"
    path.write_text("It is harmless.", encoding="utf-8")
    assert run(str(path), "--json") == 1
    told = json.loads(capsys.readouterr().out)
    assert [problem["code"] for problem in told["problems"]] == ["words/K03"]
    assert told["problems"][0]["line"] == 1 and told["problems"][0]["column"] == 7


def test_standard_input(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Typed:
        buffer = io.BytesIO(b"We cure pain.")

    monkeypatch.setattr("sys.stdin", Typed())
    assert run("-") == 1
    assert "(standard input):1:4 error words/K01" in capsys.readouterr().out


def test_files_that_cannot_be_read_are_problems(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wide, page = tmp_path / "wide.txt", tmp_path / "page.docx"
    wide.write_bytes("We cure.".encode("utf-16"))
    page.write_bytes(b"PK")
    assert run(str(wide), str(tmp_path / "gone.txt")) == 1
    out = capsys.readouterr().out
    assert "file/encoding" in out and "file/missing" in out
    assert run(str(page)) == 2
    assert run() == 2


def test_the_clinic_of_the_content_is_known(tmp_path: Path) -> None:
    path = tmp_path / "page.txt"
    path.write_text("Dr. Sharma is in.", encoding="utf-8")
    assert run(str(path), "--content", str(HOME / "content")) == 1
    assert run(str(path), "--content", str(tmp_path)) == 0
