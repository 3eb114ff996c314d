/** Limits of the problem list. */
export const PROBLEM = { labelMax: 120, noteMax: 1000, teethMax: 52, pageMax: 200 } as const;

export const PROBLEM_STATES = ['ACTIVE', 'RESOLVED'] as const;
export type ProblemState = (typeof PROBLEM_STATES)[number];

/**
 * A clinic's own words for what is wrong with a mouth; taken from no licensed code set. What is not among them is OTHER, with a
 * text of the clinic's own.
 */
export const PROBLEM_CODES = [
  'CARIES',
  'CARIES_RISK',
  'DEEP_CARIES',
  'PULPITIS_REVERSIBLE',
  'PULPITIS_IRREVERSIBLE',
  'PULP_NECROSIS',
  'APICAL_PERIODONTITIS',
  'ABSCESS',
  'GINGIVITIS',
  'PERIODONTITIS',
  'RECESSION',
  'PERICORONITIS',
  'TOOTH_FRACTURE',
  'CRACKED_TOOTH',
  'FAILED_RESTORATION',
  'FAILED_ENDODONTICS',
  'TOOTH_WEAR',
  'HYPERSENSITIVITY',
  'HYPOMINERALISATION',
  'TRAUMA',
  'MISSING_TEETH',
  'HYPODONTIA',
  'IMPACTED_TOOTH',
  'RETAINED_ROOT',
  'RETAINED_PRIMARY_TOOTH',
  'CROWDING',
  'SPACING',
  'CLASS_2',
  'CLASS_3',
  'OPEN_BITE',
  'DEEP_BITE',
  'CROSSBITE',
  'ORAL_HABIT',
  'BRUXISM',
  'TEMPOROMANDIBULAR_DISORDER',
  'MUCOSAL_LESION',
  'DRY_MOUTH',
  'PERI_IMPLANTITIS',
  'DENTAL_ANXIETY',
  'APPEARANCE',
  'OTHER',
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** The term as it is printed and read aloud, in the clinic's first language. */
export const PROBLEM_WORDS: Readonly<Record<ProblemCode, string>> = {
  CARIES: 'Caries',
  CARIES_RISK: 'High caries risk',
  DEEP_CARIES: 'Deep caries',
  PULPITIS_REVERSIBLE: 'Reversible pulpitis',
  PULPITIS_IRREVERSIBLE: 'Irreversible pulpitis',
  PULP_NECROSIS: 'Pulp necrosis',
  APICAL_PERIODONTITIS: 'Apical periodontitis',
  ABSCESS: 'Abscess',
  GINGIVITIS: 'Gingivitis',
  PERIODONTITIS: 'Periodontitis',
  RECESSION: 'Gingival recession',
  PERICORONITIS: 'Pericoronitis',
  TOOTH_FRACTURE: 'Fractured tooth',
  CRACKED_TOOTH: 'Cracked tooth',
  FAILED_RESTORATION: 'Failed restoration',
  FAILED_ENDODONTICS: 'Failed root canal treatment',
  TOOTH_WEAR: 'Tooth wear',
  HYPERSENSITIVITY: 'Dentine hypersensitivity',
  HYPOMINERALISATION: 'Hypomineralisation',
  TRAUMA: 'Dental trauma',
  MISSING_TEETH: 'Missing teeth',
  HYPODONTIA: 'Hypodontia',
  IMPACTED_TOOTH: 'Impacted tooth',
  RETAINED_ROOT: 'Retained root',
  RETAINED_PRIMARY_TOOTH: 'Retained primary tooth',
  CROWDING: 'Crowding',
  SPACING: 'Spacing',
  CLASS_2: 'Class II malocclusion',
  CLASS_3: 'Class III malocclusion',
  OPEN_BITE: 'Open bite',
  DEEP_BITE: 'Deep bite',
  CROSSBITE: 'Crossbite',
  ORAL_HABIT: 'Oral habit',
  BRUXISM: 'Bruxism',
  TEMPOROMANDIBULAR_DISORDER: 'Temporomandibular disorder',
  MUCOSAL_LESION: 'Lesion of the mucosa',
  DRY_MOUTH: 'Dry mouth',
  PERI_IMPLANTITIS: 'Peri-implantitis',
  DENTAL_ANXIETY: 'Dental anxiety',
  APPEARANCE: 'Concern about appearance',
  OTHER: 'Other',
};

/** What a problem is called: the clinic's own text goes before the word of the list. */
export const problemName = ({ code, label }: { code: ProblemCode; label: string | null }): string =>
  label ?? PROBLEM_WORDS[code];
