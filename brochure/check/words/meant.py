"""A rule's code and the words that tell of it in; what is wrong and how to mend it out.

These are the findings of `weighed.py`: no pattern knows the words, but together they mean what the
rule forbids.
"""

from __future__ import annotations

from brochure.check.words.rule import Hit

_SHOWN = 72
"""Letters of what was said that a message repeats."""

_TOLD = {
    "K01": ("reads as if the illness were cured, and no one can show a cure.",
            "Say what it may do: “may ease depression in some people, for a time”."),
    "K02": ("reads as a promise of a result that no treatment can promise.",
            "Say how sure it is: “may help some people; it does not help everyone”."),
    "K03": ("reads as if nothing could go wrong, and ketamine has real risks.",
            "Name the risks, or say where they stand."),
    "K04": ("sounds as if it were safe for everyone.",
            "Say for whom and how: “with screening, and with staff watching throughout”."),
    "K05": ("reads as if nobody could come to depend on it: ketamine can be misused.",
            "Write: “Ketamine is a controlled drug, and some people come to misuse it.”"),
    "K07": ("reads as if the FDA stood behind this use of ketamine; it does not.",
            "Write: “Ketamine is FDA approved as an anesthetic, not for depression.”"),
    "K08": ("lends ketamine what is known of Spravato, which is a different product.",
            "Keep them apart: “Spravato has its own approval, which does not extend to "
            "ketamine.”"),
    "K16": ("says how often something is so, or that studies show it, without a source.",
            "Name the source with its mark, as in “[^cochrane-2021]”, or leave the figure out."),
    "K17": ("is told as a fact; it was seen in animals, and in people it is open.",
            "Write “In animal studies …” or “Scientists think …”."),
    "K18": ("is told as if ketamine treated it; studies do not show that.",
            "Speak of depression, or say that this use has little evidence."),
    "K19": ("is praise, not a fact.", "Say what happens, and let the reader judge."),
    "K20": ("ranks it above other care, which no study here shows.",
            "Say what this treatment is like, and leave out the others."),
    "K21": ("promises an effect that stays, and it often fades.",
            "Write: “Benefits often fade without more treatment.”"),
    "K22": ("is a testimonial, and it does not say what is typical or what ties the speaker to "
            "the clinic.",
            "Leave it out, or add both: what most people can expect, and whether the speaker "
            "was paid."),
    "K23": ("tells of a patient, or shows one, without an authorization.",
            "Leave it out, or name the written authorization; say so where somebody is a model."),
    "K24": ("must name the board.", "Write: “certified by the American Board of Anesthesiology”."),
    "K25": ("makes a nurse practitioner a physician, or leaves out the role.",
            "Write: “Andy Rimando, psychiatric nurse practitioner”."),
    "K28": ("puts the illness before the person.",
            "Write: “people with depression”, “people who use drugs”."),
    "K29": ("blames the person, or calls a death a success.",
            "Write: “died by suicide”, “survived a suicide attempt”."),
    "K30": ("is furniture of a web page, or holds the place of words that are missing.",
            "Write the words, or delete the line."),
    "K31": ("is a way to reach the clinic that its own facts do not hold.",
            "Write it in clinic.yaml under contact, and leave it out here."),
}  # fmt: skip


def meant(code: str, text: str, start: int, end: int) -> Hit:
    """The finding of a rule at some words of a sentence."""
    message, hint = _TOLD[code]
    said = text[start:end]
    if len(said) > _SHOWN:
        said = f"{said[:_SHOWN].rsplit(' ', 1)[0]} …"
    return Hit(start, end, f"“{said}” {message}", hint)
