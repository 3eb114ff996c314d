import type { AlertKind, Severity } from './patients.values';

/**
 * Why an alert ended. OVER: it held and no longer does · REFUTED: looked into, and never true · MISTAKE: written down
 * by mistake · CORRECTED: not ended at all, but written anew; the row keeps what was there before ·
 * MERGED: two records of one person were merged, and the other said the same.
 */
export const ALERT_ENDS = ['OVER', 'REFUTED', 'MISTAKE', 'CORRECTED', 'MERGED'] as const;
export type AlertEnd = (typeof ALERT_ENDS)[number];

/** Why somebody may end an alert. */
export const END_REASONS = ['OVER', 'REFUTED', 'MISTAKE'] as const;
export type EndReason = (typeof END_REASONS)[number];

/** Since when: a year, a month or a day, as exactly as it is remembered. */
export const SINCE = {
  matches: /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/,
  says: 'must be a year, a month or a day: 2019, 2019-05 or 2019-05-14',
} as const;

/** Days from the last period to the expected birth (Naegele's rule): no pregnancy ends later than this from its beginning. */
export const PREGNANCY_DAYS = 280;

/** What is often recorded in a dental clinic, with how dangerous it usually is; `also` are other names people type. */
export interface AlertSuggestion {
  kind: AlertKind;
  label: string;
  severity: Severity;
  also?: string;
}

const all = (kind: AlertKind, severity: Severity, ...labels: [string, string?][]): AlertSuggestion[] =>
  labels.map(([label, also]) => ({ kind, severity, label, ...(also && { also }) }));

/**
 * Quick entry, in the order people need it. The label is what is kept, in every language of the screen alike: two words for
 * one drug would be two alerts. No code system: the words are the clinic's own.
 */
export const ALERT_SUGGESTIONS: readonly AlertSuggestion[] = [
  ...all('ALLERGY', 'DANGER', ['Penicillin', 'amoxicillin ampicillin'], ['Latex', 'rubber gloves']),
  ...all(
    'ALLERGY',
    'DANGER',
    ['Lidocaine', 'lignocaine xylocaine local anaesthetic'],
    ['Articaine', 'local anaesthetic'],
  ),
  ...all('ALLERGY', 'DANGER', ['Ibuprofen', 'nsaid diclofenac'], ['Aspirin', 'salicylate'], ['Cephalosporin']),
  ...all('ALLERGY', 'DANGER', ['Sulfonamide', 'sulfa co-trimoxazole'], ['Chlorhexidine'], ['Metronidazole', 'flagyl']),
  ...all(
    'ALLERGY',
    'DANGER',
    ['Clindamycin'],
    ['Erythromycin', 'macrolide'],
    ['Iodine'],
    ['Sulfite', 'adrenaline preservative'],
  ),
  ...all(
    'ALLERGY',
    'CAUTION',
    ['Nickel', 'wire bracket metal'],
    ['Acrylic', 'methacrylate resin'],
    ['Chromium', 'metal'],
  ),
  ...all('CONDITION', 'DANGER', ['Infective endocarditis risk', 'heart valve prosthetic prophylaxis']),
  ...all('CONDITION', 'DANGER', ['Bleeding disorder', 'haemophilia von willebrand'], ['Heart failure']),
  ...all(
    'CONDITION',
    'CAUTION',
    ['Pacemaker', 'defibrillator'],
    ['Diabetes', 'type 1 type 2 sugar'],
    ['Epilepsy', 'fits'],
  ),
  ...all(
    'CONDITION',
    'CAUTION',
    ['Asthma'],
    ['Hypertension', 'high blood pressure'],
    ['Ischaemic heart disease', 'angina'],
  ),
  ...all(
    'CONDITION',
    'CAUTION',
    ['Hepatitis B'],
    ['Hepatitis C'],
    ['HIV'],
    ['Chronic kidney disease', 'dialysis renal'],
  ),
  ...all('CONDITION', 'CAUTION', ['Head and neck radiotherapy', 'radiation osteoradionecrosis'], ['Immunosuppression']),
  ...all(
    'CONDITION',
    'CAUTION',
    ['Stroke', 'tia'],
    ['Joint replacement'],
    ['Thyroid disease'],
    ['Cleft lip or palate'],
    ['Breastfeeding', 'lactation'],
  ),
  ...all('MEDICATION', 'DANGER', ['Bisphosphonate', 'alendronate zoledronate mronj'], ['Denosumab', 'mronj prolia']),
  ...all('MEDICATION', 'DANGER', ['Warfarin', 'anticoagulant vitamin k']),
  ...all(
    'MEDICATION',
    'CAUTION',
    ['Anticoagulant', 'apixaban rivaroxaban dabigatran doac'],
    ['Clopidogrel', 'antiplatelet'],
  ),
  ...all('MEDICATION', 'CAUTION', ['Low-dose aspirin', 'antiplatelet'], ['Corticosteroid', 'prednisolone steroid']),
  ...all('MEDICATION', 'CAUTION', ['Chemotherapy'], ['Methotrexate'], ['Ciclosporin', 'gingival overgrowth']),
  ...all(
    'MEDICATION',
    'CAUTION',
    ['Phenytoin', 'gingival overgrowth'],
    ['Calcium channel blocker', 'nifedipine amlodipine'],
  ),
  ...all(
    'MEDICATION',
    'CAUTION',
    ['Insulin'],
    ['Beta blocker', 'propranolol'],
    ['Tricyclic antidepressant', 'amitriptyline'],
  ),
  ...all('PREGNANCY', 'CAUTION', ['Pregnant', 'pregnancy expecting']),
];
