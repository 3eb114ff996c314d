import type { FindingDto } from '@cuspid/dental-chart/contracts/dto';
import {
  detailsOf,
  firstDay,
  spanOf,
  surfaceName,
  TEETH,
  teethOf,
  termOf,
  type Layer,
  type ToothId,
} from '@cuspid/odontogram';

/** What somebody changed on a chart. */
export interface ChartChanges {
  /** Every row of the chart, oldest first. */
  rows: readonly FindingDto[];
  /** Ids of rows nobody has taken back. */
  standing: ReadonlySet<number>;
  /** Whose changes, and from when on. */
  authorId: number;
  since: Date;
  /** The clinic's day: what is of another one says so. */
  today: string;
}

/** The sentences, how many findings they tell of, and the teeth they are about. */
export interface Draft {
  text: string;
  changes: number;
  teeth: ToothId[];
}

/** One thing to be told, and of which teeth. */
interface Clause {
  teeth: readonly ToothId[];
  isSpan: boolean;
  says: string;
}

const SAID: Record<Layer, string> = {
  condition: '',
  planned: ' planned',
  progress: ' begun',
  done: ' completed',
  elsewhere: ' done elsewhere',
  referred: ' referred',
};

/**
 * A note drafted from the chart, in the odontogram's own words: «16, 26: caries, occlusal. 36: composite filling completed,
 * mesial occlusal.» The same changes give the same text: by tooth, what is said of several teeth once, and only what is left
 * of the changes: what was recorded and taken back, or moved on, in the same time is told by its end.
 */
export function draftOf(changes: ChartChanges): Draft {
  const told = toldOf(changes);
  const clauses = byTooth(told.map((row) => clauseOf(row, changes)));
  const text = together(clauses)
    .map(({ teeth, isSpan, says }) => `${isSpan ? spanOf(teeth, 'fdi') : teeth.join(', ')}: ${says}.`)
    .join(' ');
  const concerned = new Set(told.flatMap((row) => [...teethOf(row)]));
  return { text, changes: told.length, teeth: TEETH.filter((tooth) => concerned.has(tooth)) };
}

/** The rows whose effect is left: neither taken back, nor replaced by another of these. */
function toldOf({ rows, standing, authorId, since }: ChartChanges): FindingDto[] {
  const own = rows.filter((row) => row.authorId === authorId && new Date(row.recordedAt) >= since);
  const before = new Set(rows.filter((row) => !own.includes(row)).map(({ id }) => id));
  const replaced = new Set(own.filter(({ id }) => standing.has(id)).map(({ supersedes }) => supersedes));
  return own.filter((row) => {
    if (!standing.has(row.id) || replaced.has(row.id)) return false;
    // Taking back what was recorded meanwhile leaves nothing; so does taking back such a taking back.
    if (row.voids === null) return true;
    return before.has(row.voids) && rows.find(({ id }) => id === row.voids)?.voids === null;
  });
}

function clauseOf(row: FindingDto, { rows, today }: ChartChanges): Clause {
  const teeth = teethOf(row);
  const isSpan = Boolean(row.range?.length);
  return { teeth, isSpan, says: row.voids === null ? claimOf(row, rows, today) : `${nameOf(row)} taken back` };
}

function claimOf(row: FindingDto, rows: readonly FindingDto[], today: string): string {
  if (row.code === 'note') return quoted(row.note ?? '');
  const before = rows.find(({ id }) => id === row.supersedes);
  const parts = [nameOf(row), ...(before?.layer === row.layer ? ['corrected'] : [])];
  if (row.surfaces.length) parts.push(row.surfaces.map((surface) => surfaceName(row.tooth, surface)).join(' '));
  if (firstDay(row.effectiveOn) !== today) parts.push(row.effectiveOn);
  if (row.note) parts.push(quoted(row.note));
  return parts.join(', ');
}

const nameOf = (row: FindingDto): string => [`${termOf(row)}${SAID[row.layer]}`, ...detailsOf(row)].join(', ');

/** On one line: a note of several is still one sentence of the draft. */
const quoted = (note: string): string => `“${note.replace(/\s+/g, ' ').trim()}”`;

const placeOf = (tooth: ToothId | undefined): number => (tooth ? TEETH.indexOf(tooth) : TEETH.length);

/** In the order of the teeth; of one tooth, in the order it was recorded. */
const byTooth = (clauses: readonly Clause[]): Clause[] =>
  clauses.toSorted((a, b) => placeOf(a.teeth[0]) - placeOf(b.teeth[0]));

/** What is said of several teeth is said once, and all that is said of the same teeth in one sentence. */
function together(clauses: readonly Clause[]): Clause[] {
  const same: Clause[] = [];
  for (const clause of clauses) {
    const at = same.findIndex(({ says, isSpan }) => says === clause.says && !isSpan && !clause.isSpan);
    const found = same[at];
    if (found) same[at] = { ...found, teeth: [...new Set([...found.teeth, ...clause.teeth])] };
    else same.push(clause);
  }
  const sentences: Clause[] = [];
  for (const clause of same) {
    const at = sentences.findIndex(({ teeth }) => teeth.join() === clause.teeth.join());
    const found = sentences[at];
    if (found) sentences[at] = { ...found, says: `${found.says}; ${clause.says}` };
    else sentences.push(clause);
  }
  return sentences;
}
