"""A language in; the words by which a whole piece is judged in it, and the lines to paste, out.

Each is a pattern over the piece's evened text. Spanish is that of patients in the United States:
both `maneje` and `conduzca`, `usted` and `tú`, with and without accents.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Tongue:
    """What a duty sounds like in one language, and what to write where it is missing.

    `core` names each core risk by the word to write; `denied` ends right before a benefit that is
    denied; `misnamed` are wrong names of 988, `press_three` the line that has ended.
    """

    off_label: str
    subject: str
    benefit: str
    need: str
    denied: str
    core: Mapping[str, str]
    risk: str
    tell: str
    conditions: str
    no_driving: str
    ride: str
    texting: str
    press_three: str
    misnamed: str
    say_off_label: str
    say_tell: str
    say_ride: str
    say_crisis: str
    say_text: str
    say_name: str


ENGLISH = Tongue(
    off_label=(
        r"\boff-label\b|\bnot (?:been )?(?:\w+ )?approved\b[^.]{0,80}\b(?:depress|psychiatr|mental)"
        r"|\bapproved\b[^.]{0,60}\banesthetic\b[^.]{0,80}\bnot\b[^.]{0,40}\b(?:depress|psychiatr"
        r"|mental)"
    ),
    subject=r"\b(?:ketamine|infusions?|this treatment|the treatment)\b",
    benefit=(
        r"\b(?:eas(?:e|es|ed|ing)|reliev\w+|relief|lift\w*|improv\w+|help(?:s|ed|ing)?|allevia\w+"
        r"|respond\w*|benefits?|works?|heal\w*|start|feel a change|better|restor\w+|rejuvenat\w+)\b"
    ),
    need=(
        r"\b(?:depress\w+|mood|anxi\w+|ptsd|mental|symptoms?|people|patients|psychiatric|feel"
        r"|change)\b"
    ),
    denied=r"\bno (?:\w+ )?$",
    core={
        "dissociation": r"\bdissociat\w+",
        "blood pressure": r"\bblood[ -]pressure\b",
        "breathing": r"\bbreath\w*|\brespirat\w+",
        "misuse": r"\bmisus\w+|\babuse\b",
        "bladder": r"\bbladder\b",
        "sedation": r"\bsedat\w+",
    },
    risk=(
        r"\b(?:risks?|side[ -]effects?|dissociat\w+|unreal|blood[ -]pressure|breath\w+|misus\w+"
        r"|bladder|sedat\w+|sleepi\w+|nausea|dizz\w+|headache|seizure\w*|allerg\w+|coma|death"
        r"|liver|heart rhythm|vision|long-term safety|harm\w*)\b"
    ),
    tell=r"\b(?:tell|ask|talk (?:to|with)|inform) (?:us|your|the|a|me|any)\b|\btell us\b",
    conditions=(
        r"blood[ -]pressure|heart|stroke|aneurysm|psychosis|schizophreni|mania|bipolar|pregnan"
        r"|breastfe|alcohol|drug|liver|bladder|urinary|glaucoma|allerg|sedative|opioid|stimulant"
    ),
    no_driving=(
        r"\b(?:no|not|never|don't|without|avoid|until|wait)\b[^.\n]{0,60}\b(?:driv\w+|wheel)"
    ),
    ride=(
        r"\b(?:take|takes|taken|drive|drives|bring|brings|ride|pick|get|walk"
        r"|accompan\w+)\b[^.\n]{0,25}\bhome\b|\bride home\b|\bpick you up\b"
    ),
    texting=(r"\btext\b[^.]{0,40}988|988[^.]{0,60}\btext\b|\b(?:call|chat)[^.\n]{0,20}\btext\b"),
    press_three=r"(?!)",  # a rule for sentences finds these in English
    misnamed=r"(?!)",
    say_off_label=(
        "The FDA approved ketamine as an anesthetic, not for depression; this use is off-label."
    ),
    say_tell="Tell us first about high blood pressure, heart disease, …",
    say_ride=(
        "Have someone take you home. No driving for at least 24 hours and a full night's sleep."
    ),
    say_crisis="Call or text 988. Life in danger? Call 911.",
    say_text="Call or text 988.",
    say_name="988 Suicide & Crisis Lifeline.",
)

SPANISH = Tongue(
    off_label=(
        r"\bfuera de (?:la |su )?(?:indicaci[oó]n|etiqueta|ficha|lo indicado|prospecto)"
        r"|\buso no (?:aprobado|indicado|autorizado)\b"
        r"|\bno (?:\w+ ){0,3}?(?:aprob|autoriz)\w+[^.]{0,70}(?:depresi|mental|psiqui|trastorno"
        r"|[aá]nimo)"
        r"|\bsin (?:la )?aprobaci[oó]n[^.]{0,60}(?:depresi|mental|psiqui)"
        r"|\baprob\w+[^.]{0,60}anest[eé]\w+[^.]{0,80}\bno\b[^.]{0,40}(?:depresi|mental|psiqui)"
    ),
    subject=(
        r"\b(?:ketamina|infusi[oó]n(?:es)?|(?:este|el|nuestro) tratamiento|este medicamento)\b"
    ),
    benefit=(
        r"\b(?:alivi\w+|ayud\w+|mejor\w*|reduc\w+|calm\w+|levant\w+|funciona\w*|benefici\w+"
        r"|san(?:a|ar|e)|recuper\w+|disminu\w+|respond\w+|restaur\w+|combat\w+|quita\w*)\b"
    ),
    need=(
        r"\b(?:depresi\w+|deprimid\w+|[aá]nimo|ansiedad|tept|mental\w*|s[ií]ntomas?|personas?"
        r"|pacientes?|gente|tristeza|psiqui[aá]tric\w+|sent\w+|siente\w*|cambios?|le|les|usted)\b"
    ),
    denied=(
        r"(?:\b(?:no|nunca|ni|tampoco|nadie|ning[uú]n\w*)\b[^.;,]{0,30}|\bno (?:hay|existe) [^.;]*"
        r"|\bsi (?:la ketamina|el tratamiento|esto) )$"
    ),
    core={
        "disociación": r"\bdisocia\w+",
        "presión arterial": (
            r"\bpresi[oó]n (?:arterial|sangu[ií]nea|alta|m[aá]s alta)|\btensi[oó]n (?:arterial"
            r"|alta)|\bhipertensi[oó]n"
        ),
        "respiración": r"\brespir\w+",
        "uso indebido": r"\buso (?:indebido|inadecuado|incorrecto)|\bmal uso|\babus\w+",
        "vejiga": r"\bvejiga\b",
        "sedación": r"\bsedaci[oó]n\b|\bsedad[oa]s?\b",
    },
    risk=(
        r"\b(?:riesgos?|efectos (?:secundarios|adversos|no deseados)|disocia\w+|irreal\w*"
        r"|presi[oó]n|tensi[oó]n arterial|respir\w+|uso indebido|vejiga|sedaci[oó]n|somnolen\w+"
        r"|n[aá]useas?|v[oó]mitos?|mareos?|dolor(?:es)? de cabeza|convulsi\w+|alergi\w+|coma"
        r"|muerte|h[ií]gado|ritmo card[ií]aco|vista borrosa|visi[oó]n borrosa|da[nñ]os?)\b"
    ),
    tell=(
        r"\b(?:d[ií]ga(?:nos|le|me)|dinos|dile|inf[oó]rme(?:nos|le)?|inf[oó]rmanos"
        r"|cu[eé]nte(?:nos|le)|cu[eé]ntanos|av[ií]se(?:nos|le)?|av[ií]sanos"
        r"|comun[ií]que(?:nos|le)?|h[aá]ganos saber|mencione|hable (?:primero )?con|consulte)\b"
    ),
    conditions=(
        r"presi[oó]n|tensi[oó]n|coraz[oó]n|card[ií]ac|derrame|aneurisma|psicosis|esquizofreni"
        r"|man[ií]a|bipolar|embaraz|lactancia|amamant|alcohol|droga|h[ií]gado|hep[aá]tic|vejiga"
        r"|orina|urinari|glaucoma|alergi|sedante|opioide|estimulante"
    ),
    no_driving=(
        r"\b(?:no|ni|nunca|sin|evite|evita|prohibido) (?:\w+ ){0,3}?(?:conduz\w+|conducir"
        r"|manej(?:e|es|ar)|gu[ií]e|guiar)\b(?! (?:su |el |las? )?(?:dinero|estr[eé]s|emociones))"
        r"|\b(?:espere|esperar)\b[^.\n]{0,50}\b(?:conducir|manejar)\b"
    ),
    ride=(
        r"\b(?:lleve|lleven|llevar[aá]|llevarl[eoa]|llevarte|acompa[nñ]\w+|traslad\w+|recoja"
        r"|recoger\w*"
        r"|regres\w+|vuelv\w+|volver)\b[^.\n]{0,40}\b(?:a|hasta) (?:su |la |tu )?casa\b"
        r"|\bregreso a casa\b|\b(?:alguien|adulto|persona|familiar"
        r"|amig[oa])\b[^.\n]{0,50}\b(?:lleve"
        r"|llevar[aá]|llevarl[eoa]|recoja|recoger\w*|maneje|conduzca|acompa[nñ]\w+)"
        r"|\bacompa[nñ]ante\b"
    ),
    texting=(
        r"(?:\btexto\b|\bmensajes?\b|\btexte\w*|\bsms\b)[^.]{0,60}988"
        r"|988[^.]{0,90}(?:\btexto\b|\bmensajes?\b|\btexte\w*|\bsms\b)"
        r"|988[^\n]{0,110}\b(?:env[ií]\w+|mand\w+|escrib\w+) (?:un )?(?:texto|mensaje|sms)\b"
    ),
    press_three=(
        r"\b(?:oprim[ae]|presion[ae]|marque|marca|puls[ae]|apriet[ae]|elija|elige) (?:el |la "
        r"|la opci[oó]n "
        r"|la tecla |el n[uú]mero |opci[oó]n )?(?:3|tres)\b(?![^.]*\b(?:recepci[oó]n|citas?"
        r"|recetas?"
        r"|oficina|factura\w*)\b)"
    ),
    misnamed=(
        r"\bl[ií]nea (?:nacional |directa |telef[oó]nica |gratuita ){0,2}(?:de|para|en) (?:la "
        r"|el )?"
        r"(?!prevenci[oó]n del suicidio y (?:la |de )?crisis)(?:salud mental|prevenci[oó]n"
        r"|emergencias?|ayuda|crisis|suicidio|apoyo|vida)[^.\n]{0,40}988"
        r"|988[^.\n]{0,12}\bl[ií]nea (?:nacional |directa ){0,2}(?:de|para) (?:la |el )?"
        r"(?!prevenci[oó]n del suicidio y (?:la |de )?crisis)(?:salud mental|prevenci[oó]n"
        r"|emergencias?|ayuda|suicidio|apoyo|vida)"
    ),
    say_off_label=(
        "La FDA aprobó la ketamina como anestésico, no para la depresión; es un uso fuera de "
        "indicación."
    ),
    say_tell="Díganos primero si tiene presión alta, problemas del corazón, …",
    say_ride=(
        "Alguien debe llevarle a casa. No maneje por al menos 24 horas y una noche completa de "
        "sueño."
    ),
    say_crisis="Llame o envíe un texto al 988. ¿Hay una vida en peligro? Llame al 911.",
    say_text="Llame o envíe un texto al 988.",
    say_name="988 Línea de Prevención del Suicidio y Crisis.",
)

TONGUES = {"en": ENGLISH, "es": SPANISH}


def tongue(language: str) -> Tongue:
    """The words of a language; English where we know no others."""
    return TONGUES.get(language, ENGLISH)
