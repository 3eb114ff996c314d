/** An allergy that something in an item meets. */
export interface Clash {
  /** The alert, as it was written. */
  alert: string;
  /** What of the item it meets: one of its allergens, or its name. */
  material: string;
}

/**
 * Names that stand for one substance, or for substances of which an allergy to one is a reason to stop and ask about the
 * others. Of one line each word means all; a word may stand in several lines. Written as `foldedWords` writes.
 *
 * Sources: beta-lactams cross-react (BNF, Penicillins, «Hypersensitivity»); local anaesthetics of the amide type are taken as
 * one, because who notes «local anaesthetic» seldom says which (BDJ 2015; 219: amide cross-reactivity is rare and to be
 * tested, so it stops with a reason and never silently); (meth)acrylates cross-react (Contact Dermatitis 2018; 78: dental
 * personnel and bonding agents); eugenol is the active part of clove oil and balsam of Peru (BNF, Eugenol); povidone-iodine,
 * nickel in stainless steel and NiTi wires, natural rubber latex in gloves, dams and elastics (EN 455-3).
 */
const SUBSTANCES: readonly (readonly string[])[] = [
  ['latex', 'rubber', 'natural rubber', 'caoutchouc', 'hevea'],
  [
    ...['penicillin', 'amoxicillin', 'amoxycillin', 'ampicillin', 'co amoxiclav', 'augmentin', 'flucloxacillin'],
    ...[
      'phenoxymethylpenicillin',
      'beta lactam',
      'betalactam',
      'cephalosporin',
      'cefalexin',
      'cephalexin',
      'cefuroxime',
    ],
  ],
  ['nickel', 'metal', 'niti', 'nickel titanium', 'ni', 'nickelsulfate', 'stainless steel'],
  ['chromium', 'metal', 'chrome', 'chromate', 'cobalt chromium', 'cobalt chrome', 'cocr', 'stainless steel'],
  ['cobalt', 'metal', 'cobalt chromium', 'cobalt chrome', 'cocr'],
  ['palladium', 'metal', 'pd'],
  ['mercury', 'amalgam', 'quicksilver'],
  [
    ...[
      'acrylate',
      'methacrylate',
      'acrylic',
      'methyl methacrylate',
      'mma',
      'pmma',
      'hema',
      'bis gma',
      'bisgma',
      'udma',
    ],
    ...['tegdma', 'bonding', 'bonding agent', 'bond', 'adhesive resin', 'composite', 'resin'],
  ],
  ['iodine', 'iodide', 'povidone', 'povidone iodine', 'betadine', 'iodoform'],
  ['chlorhexidine', 'chlorhexidin', 'hibitane', 'hibiscrub', 'corsodyl', 'chx'],
  ['eugenol', 'clove oil', 'clove', 'zoe', 'zinc oxide eugenol', 'balsam of peru', 'balsam peru'],
  [
    ...['local anaesthetic', 'local anesthetic', 'lidocaine', 'lignocaine', 'xylocaine', 'articaine', 'septanest'],
    ...['ultracain', 'mepivacaine', 'scandonest', 'prilocaine', 'citanest', 'bupivacaine', 'amide anaesthetic'],
  ],
  [
    'ester anaesthetic',
    'benzocaine',
    'procaine',
    'novocaine',
    'tetracaine',
    'amethocaine',
    'paba',
    'local anaesthetic',
  ],
  ['sulfite', 'sulphite', 'metabisulfite', 'metabisulphite', 'bisulfite'],
  ['sulfonamide', 'sulphonamide', 'sulfa', 'sulpha', 'co trimoxazole', 'cotrimoxazole', 'sulfamethoxazole'],
  ['nsaid', 'ibuprofen', 'diclofenac', 'naproxen', 'aspirin', 'salicylate', 'acetylsalicylic', 'choline salicylate'],
  ['metronidazole', 'flagyl', 'nitroimidazole', 'tinidazole'],
  ['tetracycline', 'doxycycline', 'minocycline', 'demeclocycline', 'ledermix'],
  ['clindamycin', 'lincomycin', 'lincosamide'],
  ['macrolide', 'erythromycin', 'azithromycin', 'clarithromycin'],
  ['formaldehyde', 'formalin', 'formocresol', 'paraformaldehyde'],
  ['peanut', 'arachis', 'arachis oil'],
  ['egg', 'ovalbumin', 'egg albumin'],
  ['milk', 'casein', 'milk protein', 'recaldent', 'cpp acp'],
  ['colophony', 'rosin', 'pine resin'],
  ['gelatin', 'gelatine', 'collagen', 'bovine collagen', 'porcine collagen'],
  ['hypochlorite', 'sodium hypochlorite', 'bleach', 'chlorine'],
  ['peroxide', 'hydrogen peroxide', 'carbamide peroxide'],
  ['polyether', 'impregum'],
  ['fluoride', 'sodium fluoride', 'fluoride varnish'],
  ['plaster', 'adhesive plaster', 'sticking plaster'],
];

/** Without what a name says it has not: «latex-free», «free of eugenol», «non eugenol», «without latex». */
const NEGATED = /\b(?:free of|free from|without|non|no) \w+(?: \w+ free)?|\b\w+ free\b(?! (?:of|from))/gu;

/** Words as they are compared: no accents, no case, one blank between them, plurals as singulars. */
const foldedWords = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .map(singular)
    .join(' ');

const singular = (word: string): string => (word.length > 4 ? word.replace(/(?<=[^siu])s$/u, '') : word);

/** Whether `words` are among those of `text`, each whole: «egg» is not in «eggplant». */
const hasWords = (text: string, words: string): boolean => ` ${text} `.includes(` ${words} `);

/** The lines a text belongs to, by the names it holds. */
const linesOf = (text: string): Set<number> =>
  new Set(SUBSTANCES.flatMap((names, line) => (names.some((name) => hasWords(text, name)) ? [line] : [])));

/** Words too common to mean a substance when an alert and an item share them. */
const EMPTY = new Set([
  'allergy',
  'allergic',
  'local',
  'oil',
  'acid',
  'sodium',
  'agent',
  'metal',
  'tooth',
  'dental',
  'and',
]);

function meets(alert: string, material: string): boolean {
  if (!alert || !material) return false;
  if (hasWords(material, alert) || hasWords(alert, material)) return true;
  const [ofAlert, ofMaterial] = [linesOf(alert), linesOf(material)];
  if ([...ofAlert].some((line) => ofMaterial.has(line))) return true;
  const words = new Set(alert.split(' ').filter((word) => word.length > 3 && !EMPTY.has(word)));
  return material.split(' ').some((word) => words.has(word));
}

/**
 * The allergies of a patient that an item meets, each once, by the first of its allergens that does; else by its name. Words
 * are compared folded and by the table above; a false alarm costs a reason of three letters, a silence may cost a life, so a
 * single substance both name is enough.
 *
 * @param item its name, and what it holds as the clinic wrote it
 * @param allergies the labels of the patient's allergies that hold
 */
export function clashesOf(item: { name: string; allergens: readonly string[] }, allergies: readonly string[]): Clash[] {
  const said = [...item.allergens, item.name].map((text) => ({ text, words: heldBy(text) }));
  return allergies.flatMap((alert) => {
    const words = foldedWords(alert);
    const met = said.find((one) => meets(words, one.words));
    return met ? [{ alert, material: met.text }] : [];
  });
}

/** What a text says an item holds: what it says it is free of is left out. */
const heldBy = (text: string): string => foldedWords(text).replace(NEGATED, ' ').replace(/ +/gu, ' ').trim();
