"""A Spanish paragraph in; short forms and words of the trade (K27), page furniture (K30), out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from brochure.check.words.bags import bag
from brochure.check.words.glossary import KNOWN
from brochure.check.words.patterns import rx
from brochure.check.words.rule import Hit
from brochure.check.words.sense import evened

_SHORT_FORM = (
    r"(?<![\w.@/-])(?:[A-ZÁÉÍÓÚÑ]{2,}[a-z]?\b(?:-\d+\b)?|m[A-Z]{2,}\b|[A-Z]+-\d+\b)(?![\w@-])"
)
_KNOWN = KNOWN | bag("TEPT TOC TDAH VIH SIDA ADN EE UU EEUU UCI TV DVD SMS PDF GPS RCP ECG OMS")
_TRADE = bag(
    """
    anhedonia neurogénesis sinaptogénesis neuroplasticidad neurotransmisor neurotransmisores
    antagonista antagonistas agonista agonistas receptor receptores farmacocinética
    farmacodinamia biodisponibilidad subanestésica subanestésico racémica racémico enantiómero
    metabolito metabolitos norketamina citocinas prefrontal hipocampo amígdala comórbido
    comorbilidad comorbilidades contraindicación contraindicaciones contraindicado
    contraindicada titulación etiología fisiopatología refractaria refractario monoterapia
    coadyuvante adyuvante hemodinámico taquicardia bradicardia hipotensión diplopía nistagmo
    emesis somnolencia parestesia disforia euforia psicotomimético ideación sublingual
    intramuscular bolo neuropático hepatotoxicidad nefrotoxicidad uropatía transaminasas
    laringoespasmo eficacia tolerabilidad neurobiológico cardiovascular arritmia homeostasis
    potenciación excitatorio inhibitorio quinasa rapamicina ansiolítico psicotrópico
    """
)
_PAGE = (
    r"^\W*(?:leer m[aá]s|ver m[aá]s|m[aá]s informaci[oó]n|haga clic.*|haz clic.*|clic aqu[ií]"
    r"|(?:ir|saltar) al (?:contenido|inicio).*|volver (?:arriba|al inicio)|buscar|inicio|men[uú]"
    r"|cerrar(?: men[uú]| ventana)?|compartir(?: (?:en|por) \w+| este art[ií]culo| esto)?"
    r"|suscr[ií]b[ae]se.*|s[ií]g[au](?:nos|enos) en.*|pol[ií]tica de (?:privacidad|cookies)"
    r"|aviso (?:legal|de privacidad)|t[eé]rminos (?:y condiciones|de uso)"
    r"|todos los derechos reservados|(?:©|\(c\)) ?\d{4}.*|publicado (?:por|el) .{0,40}"
    r"|entradas? (?:anterior|siguiente|reciente|relacionada)s?|siguiente|anterior"
    r"|art[ií]culos (?:relacionados|recientes)|deje? un comentario|\d+ comentarios?"
    r"|(?:este sitio|utilizamos|usamos).{0,20}cookies.*|aceptar(?: todo| cookies)?"
    r"|iniciar sesi[oó]n|reg[ií]strese|cargando|p[aá]gina \d+ de \d+|etiquetas: .*)\W*$"
)
_PLACEHOLDER = (
    r"\blorem ipsum\b|\[[^\]^]{0,30}\b(?:nombre|fecha|tel[eé]fono|direcci[oó]n|correo|precio|foto"
    r"|texto|enlace|ciudad|t[ií]tulo)\b[^\]]{0,20}\]"
    r"|\b(?:escriba|ponga|agregue|inserte|a[nñ]ada) (?:\w+ ){0,4}aqu[ií]\b(?=\W*$)"
    r"|\btexto (?:de (?:ejemplo"
    r"|prueba|relleno)|aqu[ií])\b|\b(?:por definir|por confirmar|en construcci[oó]n"
    r"|pr[oó]ximamente)\b"
    r"|^\W*pendiente\b[^.]{0,30}$|\b(?:xxx+|tbd|todo:)|\{\{?\s*\w+\s*\}?\}"
)


def unexplained(text: str, told: set[str]) -> Iterator[Hit]:
    """Short forms and words of the trade before they are explained; those are added to `told`."""
    for m in rx(_SHORT_FORM).finditer(text):
        word = m[0]
        if word in _KNOWN or word in told or _shouted(text):
            continue
        told.add(word)
        if not _explained(text, m.start(), m.end()):
            yield Hit(
                m.start(), m.end(),
                f"“{word}” is not explained before it is used.",
                f"Write it out the first time, with the short form in brackets: “… ({word})”.",
            )  # fmt: skip
    low = evened(text)
    for m in rx(r"[^\W\d_]+").finditer(low):
        if m[0] not in _TRADE or m[0] in told:
            continue
        told.add(m[0])
        if not _explained(low, m.start(), m.end()):
            yield Hit(
                m.start(), m.end(),
                f"“{text[m.start() : m.end()]}” is a word of the trade.",
                "Say it in plain words, or explain it in brackets right behind it.",
            )  # fmt: skip


def furniture(text: str) -> Iterator[Hit]:
    """What a copied page brings along, and what holds the place of missing words."""
    low = evened(text)
    if rx(_PAGE).match(low):
        shown = text if len(text) <= 40 else f"{text[:39].rstrip()}…"
        yield Hit(0, len(text), f"“{shown}” is furniture of a web page, not content.", "Delete it.")
        return
    m = rx(_PLACEHOLDER).search(low)
    if m:
        yield Hit(
            m.start(), m.end(),
            f"“{text[m.start() : m.end()]}” holds the place of words that are still missing.",
            "Write the words, or delete the line.",
        )  # fmt: skip


def _explained(text: str, start: int, end: int) -> bool:
    """Whether words stand in brackets behind it, or it stands in brackets behind its words."""
    return (
        rx(r"^ ?\([^)]{3,}|^:? (?:es|significa|quiere decir|o sea)\b|^: ").match(text[end:])
        is not None
        or rx(r"[^\W\d_]{3,} \((?:o |llamad[oa] )?$|, (?:o|es decir,) $").search(text[:start])
        is not None
    )


def _shouted(text: str) -> bool:
    letters = re.findall(r"[^\W\d_]{2,}", text)
    return len(letters) > 1 and sum(word.isupper() for word in letters) > 0.6 * len(letters)
