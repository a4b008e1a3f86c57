"""What in a sentence tells who somebody is, as patterns: work, care, illness, recovery, science."""

from __future__ import annotations

JOBS = (
    r"(?:nurses?|practitioners?|doctors?|physicians?|psychiatrists?|psychologists?|clinicians?"
    r"|anesthesiologists?|therapists?|counselou?rs?|coordinators?|receptionists?|managers?"
    r"|directors?|assistants?|advis[eo]rs?|technicians?|founders?|co-?founders?|owners?|providers?"
    r"|pharmacists?|schedulers?|administrators?|supervisors?|lecturers?|professors?|staff|team"
    r"|volunteers?|interns?|liaisons?|hosts?|medics?|landlords?|colleagues?|authors?|writers?"
    r"|editors?|chemists?|researchers?|scientists?|inventors?|designers?|photographers?"
    r"|specialists?|greeters?|billers?|caretakers?|journalists?|reporters?|front desk|reception)\b"
)
"""Whoever works at a clinic or on a text."""
WORK = (
    r"\b(?:joined|trained|trains|training|studied|graduated|residency|fellowship|degree|certif\w+"
    r"|careers?|serv(?:e|es|ed|ing)|volunteer\w*|speciali[sz]\w+|speaks|enjoys|loves|lectur\w+"
    r"|grew up|lives in|teaches (?:nursing|at)|experience in|years of experience|passion\w*"
    r"|cares? for|cared for|caring for|treats|sees|see (?:patients|people)|greets|schedul\w+"
    r"|manages|managed|runs (?:our|the)|(?<!to )(?<!at )works?|worked|practi[cs]ed|specialt\w+"
    r"|faculty|licensed"
    r"|(?:became|become|becoming|as) an? (?:\w+ )?(?:\w+ )?(?:nurse|doctor|assistant|therapist"
    r"|physician|emt|paramedic)|to nursing|nursing|medicine|billing|private practice|believes?"
    r"|answers|checks|monitors|supervises|explains?|oversees|leads|led (?:our|the|a)|founded"
    r"|opened|calling|(?:in|from) (?:an?|the) (?:emergency|hospital|intensive|icu|operating"
    r"|surgical|surgery)|emergency|intensive care|critical care|hired|employed|on our staff)\b"
)
"""What is told of those who work at a clinic."""
STEP = r"(?:infusions?|treatments?|sessions?|visits?|appointments?|ketamine|iv)"
THING = (
    r"(?! (?:clinics?|cent(?:er|re)s?|rooms?|chairs?|nurses?|pumps?|therapy (?:clinic|center)"
    r"|plans?|rates?|costs?|team|and recovery|protocols?|options?|form|suite|areas?|time))"
)
CARE = (
    r"\b(?:(?:came|come|comes|coming|turned|walked|drove|driven|flew|travell?ed|returned|brought"
    r"|referred|arrived|carried|sent) (?:\w+ ){0,3}?(?:to|into|through|at|for|in|on) "
    r"(?:us\b|see us|our (?:clinic|door|office|practice|team|care|recliner|waiting|lobby|program)"
    r"|¤|the clinic|this clinic|" + STEP + r")"
    r"|found (?:us|our (?:clinic|practice|office|team)|¤|hope here|relief|peace)|(?:called"
    r"|contacted|visited|reached|chose|tried"
    r"|trusted) (?:us|¤)|one phone call to (?:us|our)"
    r"|we(?:'ve)? (?:\w+ )?(?:treated|helped|saw|met|cared for|worked with|began|started|gave)\b"
    r"|(?:carried|came|walked|wheeled|limped|shuffled|rushed) (?:in|out)\b|(?:credit|thank)(?:s"
    r"|ed) (?:us|¤|our)"
    r"|(?:his|her|their) (?:\w+ )?recovery|(?:his|her|their) (?:[\w-]+ ){0,3}?"
    + STEP
    + r"\b"
    + THING
    + r"|(?:had|has had|received"
    r"|finished|completed|started|began|begun|tried|took|needed|undergone|underwent|getting"
    r"|got|did) (?:[\w'-]+ ){0,4}?" + STEP + r"\b" + THING + r"|(?:after|since|before|within"
    r"|following|during|by|until|from|between|on|in|with|over) (?:[\w'-]+ ){0,4}?"
    + STEP
    + r"\b"
    + THING
    + r"|infusions? (?:with us|here|later)|(?:here|with us)\b|as a patient"
    r"|patient since|(?:\d+|two|three|four|five|six|eight|ten) (?:infusions|sessions)"
    r"|our (?:\w+ )?room|our (?:clinic|recliner|chairs?|couch|waiting room|lobby|care|program"
    r"|help)\b"
    r"|(?:thanks|due) to (?:us|ketamine|infusions|our|¤)|at ¤|ketamine (?:\w+ )?(?:gave|helped"
    r"|changed|saved|let|brought))"
)
"""That somebody was treated, or came to be."""
HERE = (
    "clinic",
    "office",
    "door",
    "practice",
    "team",
    "care",
    "lobby",
    "room",
    "here",
    "program",
    "help",
)
"""Where somebody came to: visitors do so too, so it takes more to make a patient of them."""
ILLNESS = (
    r"\b(?:depress\w+|anxi\w+|ptsd|ocd|panic\w*|suicid\w+|migraines?|fibromyalgia|trauma\w*"
    r"|(?:in|back|chronic|nerve|constant|whose|of|the|his|her) pain|nightmares?|insomnia|despair"
    r"|hopeless\w*|grief|low mood|darkness|flashbacks?|crps"
    r"|could(?:n't| not| hardly| barely| no longer)|(?:was|were|been)(?:n't| not)? (?:able"
    r"|unable) to|unable"
    r"|had(?:n't| not| never| stopped| lost| given up| dropped| tried| been (?:to|in|through)"
    r"| spent"
    r"| lived| suffered| slept| seen| left)|in tears|in crutches|on crutches|wheelchair|with a cane"
    r"|hospital stays?|every medicine|(?:medicines|pills|antidepressants|drugs|doctors)"
    r"|stopped (?:eating|working|sleeping|leaving|talking)|to be here anymore|barely|struggl\w+"
    r"|wept|cried|crying|sobbed|lived with|dreaded|gray face|numb|bedroom)\b"
)
RECOVERY = (
    r"\b(?:today,? (?:he|she|they|[a-z]+s)\b|now (?:he|she|[a-z]+s|back)\b|(?:is|was|are) (?:now"
    r"|back|[a-z]+ing again)|again\b|(?:back|return(?:ed|s)?) (?:to|at|in|on|from)\b|no longer"
    r"|(?:his|her) (?:\w+ ){0,2}back\b|(?:beat|overcame|conquered|escaped|defeated|won against)"
    r"|(?:sleeps?|slept) through|smil(?:es?|ed|ing)|laugh(?:s|ed|ing)|relief|hope\w*|joy|alive"
    r"|first (?:\w+ ){1,3}in (?:\w+ )?(?:years|months|weeks|decade)|for the first time|went (?:on"
    r"|off|back)"
    r"|g[eo]ts? well|(?:eased|lifted|faded|vanished|gone|stopped|improved|changed|recover\w*"
    r"|healed|better)\b"
    r"|new (?:life|job|woman|man|person)|(?:left|walked out|goes|going) without|his old self"
    r"|her old self|himself|herself|thriv\w+|journey|stor(?:y|ies)\b|came for|regained|runs (?:his"
    r"|her) own|hugg(?:ed|ing)|drove to|danc(?:es|ed|ing)|climb\w*|gets? up|can (?:\w+ )?\w+)"
)
PAST = (
    r"\b(?:had|hadn't|has|came|was|were|lost|found|went|slept|wept|began|became|got|left|could"
    r"|couldn't|told|spent|gave|thought|sought|felt|drove|sat|met|brought|chose|beat|overcame"
    r"|took|saw|flew|did|ran|sang|rode|swam|won|wrote|made|kept|built|ate|drank|taught|put|let"
    r"|spoke"
    r"|stood|woke|paid|held|said|says|lay|since|today|now|is back"
    r"|(?!need|feed|bleed|indeed|speed|exceed|proceed|succeed|breed)[a-z]{2,}ed)\b"
)
MAY = (
    r"\b(?:(?<!in )(?<!since )(?<!last )(?<!until )(?<!of )may|might|can|should|must|will|would"
    r"|shall|if|whoever|whenever|unless|need not"
    r"|has the right|have the right|needs? to|cannot)\b"
)
IF = r"\b(?:if|whoever|whenever|unless|in case)\b"
WHEN = r"\bwhen (?:an?|any|some)\b"
MADE_UP = (
    r"\b(?:imagine|suppose|picture (?:a|an|someone|yourself)|consider|think of a|let us say"
    r"|let's say|say that a|for example|example|composite|fictional|fictitious|made[ -]up"
    r"|invented|imaginary|hypothetical)\b"
)
SCIENCE = (
    r"\b1[89]\d\d\b|\b(?:(?<!case )stud(?:y|ies)|trials?|published|journal|literature|researchers?"
    r"|scientists?|laborator\w+|history of|first (?:person|human|patient|people) (?:to|ever|who)"
    r"|case (?:reports|series)|court|lawsuit|century|novel|film|movie|song|poem|myth)\b"
)
