/** One thing to know before touching the patient. `danger`: allergy or danger to life. `caution`: changes the plan. */
export interface AlertFact {
  severity: 'danger' | 'caution';
  /** What: "Penicillin". */
  name: string;
  /** How: "anaphylaxis". */
  text?: string;
}

/** What of the facts shows, and how. */
export interface Fitted {
  shown: AlertFact[];
  /** Behind "+2". */
  rest: AlertFact[];
  /** Dangers alone do not fit one line: they go over several, names only. None is ever left out. */
  isTall: boolean;
}

/** Icon, gaps and the line between two facts, in px. */
const AROUND = 56;
/** "+12" with its gap. */
const MORE = 52;
/** A caution is cut at about this width before it goes behind "+2". */
const CUT = 300;

/**
 * How the facts fit a line of `room` px. Dangers come first and are never cut: in full, else their names alone, else over
 * several lines. Cautions take what is left; the others go behind "+2".
 *
 * @param width of a text as it is drawn, in px
 */
export function fitFacts(facts: readonly AlertFact[], room: number, width: (text: string) => number): Fitted {
  const of = (severity: AlertFact['severity']) => facts.filter((fact) => fact.severity === severity);
  const [dangers, cautions] = [of('danger'), of('caution')];
  const wide = (fact: AlertFact) => width([fact.name, fact.text].filter(Boolean).join(' ')) + AROUND;
  const sum = (all: readonly AlertFact[]) => all.reduce((total, fact) => total + wide(fact), 0);
  const named = dangers.map(({ severity, name }) => ({ severity, name }));
  const held = room - (cautions.length ? MORE : 0);
  const [full, short] = [sum(dangers), sum(named)];
  if (dangers.length && Math.min(full, short) > held) return { shown: named, rest: cautions, isTall: true };
  const shown: AlertFact[] = full <= held ? dangers : named;
  let left = room - Math.min(full <= held ? full : short, room);
  let count = 0;
  for (const [index, caution] of cautions.entries()) {
    const needed = Math.min(wide(caution), CUT);
    if (needed > left - (index < cautions.length - 1 ? MORE : 0)) break;
    left -= needed;
    count++;
  }
  // One caution alone is shown and cut rather than hidden.
  if (!dangers.length && !count && cautions.length) count = 1;
  return { shown: [...shown, ...cautions.slice(0, count)], rest: cautions.slice(count), isTall: false };
}
