"""Words that a reader of ours is told, and short forms anybody knows. Data for K26 and K27."""

from __future__ import annotations

from brochure.check.words.bags import bag

GLOSSARY = bag(
    """
    ketamine esketamine spravato glutamate dendrite dendrites synapse synapses synaptic neuron
    neurons plasticity brain-derived neurotrophic factor bdnf anesthetic anesthetics anesthesia
    anesthesiologist anesthesiology antidepressant antidepressants schizophrenia psychosis
    glaucoma aneurysm theophylline maoi maois opioid opioids sedative sedatives stimulant
    stimulants benzodiazepine benzodiazepines dissociation sedation depression depressive
    anxiety therapy medication medications medicine medicines psychiatric psychiatrist
    practitioner practitioners infusion infusions clinician clinicians placebo electroconvulsive
    transcranial magnetic stimulation obsessive-compulsive post-traumatic bipolar mania
    midazolam lifeline headache nausea dizziness bladder breastfeeding pregnancy alcohol
    cochrane professional information hospital symptoms
    """
)
"""Left out of the reading grade: each counts as one syllable."""

KNOWN = bag(
    """
    FDA PTSD OCD IV UCLA USC ID U.S US USA TV OK AM PM A.M P.M MD M.D DO MSN RN BSN NP PMHNP
    PMHNP-BC BC DNP PhD BS B.S CA LA ER ICU CPR ADHD HIV AIDS DNA MRI CT VA HIPAA PIN ATM FAQ
    PDF URL GPS DVD CEO NASA UTC EST PST PT ET II III IV VI VII VIII IX NIMH NIH CDC FTC APA
    ANCC IRS ZIP WIFI QR HR COVID COVID-19 ABC PO NW SW NE SE APRN FNP FNP-C CRNA PA PA-C LCSW
    LMFT BLS ACLS PALS EKG ECG
    """
)
"""Short forms that need no expansion: agencies, letters after a name, common speech."""

JARGON = bag(
    """
    anhedonia psychomotor phosphorylation throughput neurogenesis neurotransmission
    neurotransmitter neurotransmitters neuroplasticity synaptogenesis glutamatergic gabaergic
    serotonergic dopaminergic antagonist antagonists agonist agonists receptor receptors
    pharmacokinetic pharmacokinetics pharmacodynamic bioavailability half-life subanesthetic
    sub-anesthetic racemic enantiomer enantiomers metabolite metabolites hydroxynorketamine
    norketamine cytokines cytokine neuroinflammation prefrontal cortex hippocampus amygdala
    hippocampal cortical limbic upregulation upregulate upregulates downregulation modulates
    modulate modulation modulating maladaptive comorbid comorbidity comorbidities
    contraindication contraindications contraindicated contraindicates titration titrate
    titrated etiology pathophysiology prognosis refractory idiopathic monotherapy adjunctive
    adjunct polypharmacy hemodynamic tachycardia bradycardia hypertension hypotension
    hypertensive diplopia nystagmus emesis antiemetic somnolence paresthesia dysphoria euphoria
    psychotomimetic psychoactive ideation suicidality parasympathetic sympathomimetic
    intravenous intramuscular subcutaneous sublingual intranasal bolus neuropathic nociceptive
    nociception hyperalgesia allodynia cystitis hepatotoxicity nephrotoxicity
    uropathy transaminases intracranial intraocular laryngospasm catecholamine catecholamines
    cascade endogenous exogenous efficacy tolerability remitters neurobiological neurochemical
    neurocognitive psychopharmacology psychopathology phenomenology cardiovascular arrhythmia
    dysregulation dysregulated homeostasis synaptic-spine pyramidal interneuron interneurons
    disinhibition potentiation excitatory inhibitory postsynaptic presynaptic kinase rapamycin
    titrating benzodiazepine-naive dissociative dissociatives hypnotic anxiolytic anxiolytics
    neuromodulation neurostimulation psychotropic psychotropics pharmacotherapy akathisia
    dyskinesia dysthymia dysthymic alexithymia rumination catatonia cyclothymia delirium
    sequelae iatrogenic prodromal premorbid neurotrophic neurotrophin neurotrophins tropomyosin
    psychoeducation
    """
) - GLOSSARY  # fmt: skip
"""Words of the trade that a general reader does not know, and that no glossary of ours explains."""
