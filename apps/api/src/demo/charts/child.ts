import {
  eruptionAge,
  LOWER_PRIMARY,
  PERMANENT_TEETH,
  predecessorOf,
  PRIMARY_TEETH,
  successorOf,
  toothOf,
  UPPER_PRIMARY,
  type ToothId,
} from '@cuspid/odontogram';
import type { Random } from '../random';
import { did, moved, seen, tookBack, type Step } from './steps';

type Stage = 'ok' | 'pe' | 'un' | 'miss:s';

/** How far a tooth is at an age, by the mean ages of eruption. A primary tooth is shed when its successor comes. */
function stageOf(tooth: ToothId, age: number): Stage {
  const successor = successorOf(tooth);
  if (successor) return age < eruptionAge(successor).from ? 'ok' : 'miss:s';
  const { from, to } = eruptionAge(tooth);
  if (age >= to) return 'ok';
  return age >= from ? 'pe' : 'un';
}

/** All 52 teeth at an age as somebody would type them; with `before`, only what has changed since that age. */
function dentition(age: number, before?: number): string {
  const teeth = [...PERMANENT_TEETH, ...PRIMARY_TEETH].filter(
    (tooth) => before === undefined || stageOf(tooth, before) !== stageOf(tooth, age),
  );
  return (['un', 'pe', 'ok', 'miss:s'] as const)
    .map((stage) => [teeth.filter((tooth) => stageOf(tooth, age) === stage).join(','), stage])
    .filter(([list]) => list)
    .map((sentence) => sentence.join(' '))
    .join('; ');
}

/** Primary molars that still stand, and will tomorrow. */
const molars = (age: number): ToothId[] =>
  [...UPPER_PRIMARY, ...LOWER_PRIMARY].filter((tooth) => /[45]$/.test(tooth) && stageOf(tooth, age) === 'ok');

const firstMolars = (age: number): string =>
  ['16', '26', '36', '46'].filter((text) => stageOf(toothOf(text) ?? '16', age) === 'ok').join(',');

/** Mixed dentition: teeth that come and go, primary molars mended, first molars sealed. */
export function childChart(random: Random, age: number): Step[] {
  const [first, recall] = [20, 7];
  const steps: Step[] = [seen(first, 'student', dentition(age - first / 12))];
  const [filled, crowned, watched] = random.shuffled(molars(age));
  if (filled) {
    steps.push(seen(first, 'student', `${filled} o c4`));
    steps.push(did(first - 1, 'surgeon', `${filled} o gi`, filled));
  }
  if (crowned) {
    steps.push(seen(first, 'student', `${crowned} od c5 "pain at night"; ${crowned} pt p; ${crowned} crs p`));
    steps.push(moved(first - 2, 'surgeon', crowned, 'pulpotomy', 'done'));
    steps.push(moved(first - 2, 'surgeon', crowned, 'crown', 'done'));
  }
  const changes = dentition(age - recall / 12, age - first / 12);
  if (changes) steps.push(seen(recall, 'orthodontist', changes));
  const sealed = firstMolars(age - recall / 12);
  if (sealed) steps.push(did(recall - 0.5, 'surgeon', `${sealed} o s`));
  if (watched) steps.push(seen(recall, 'orthodontist', `${watched} o c2 "watch, brushing shown"`));
  return [...steps, ...lately(random, age, age - recall / 12)].sort((a, b) => b.ago - a.ago);
}

function lately(random: Random, age: number, before: number): Step[] {
  const steps: Step[] = [];
  const changes = dentition(age, before);
  if (changes) steps.push(seen(0.6, 'orthodontist', changes));
  const standing = predecessorOf('53') === undefined && stageOf('11', age) === 'ok';
  if (standing && random.chance(0.6)) steps.push(seen(0.5, 'orthodontist', '11 ro:m; 21 "overjet 7 mm"'));
  // The wrong side first.
  if (stageOf('46', age) === 'ok') {
    steps.push(seen(0.4, 'student', '36 mih'), tookBack(0.4, 'student'), seen(0.4, 'student', '46 mih'));
  }
  return steps;
}
