import { PERMANENT_TEETH, type ToothId } from '@cuspid/odontogram';
import type { Random } from '../random';
import { did, moved, seen, tookBack, type Step } from './steps';

const FIRST_MOLARS = ['16', '26', '36', '46'] as const satisfies readonly ToothId[];
const PREMOLARS = ['14', '15', '24', '25', '34', '35', '44', '45'] as const satisfies readonly ToothId[];
const SECOND_MOLARS = ['17', '27', '37', '47'] as const satisfies readonly ToothId[];

/** Every permanent tooth but these, as sound. */
const others = (...teeth: readonly string[]): string =>
  `${PERMANENT_TEETH.filter((tooth) => !/8$/.test(tooth) && !teeth.includes(tooth)).join(',')} ok`;

/** An adult's mouth: old fillings, a root filling with its crown, a gap that gets an implant. */
export function adultChart(random: Random): Step[] {
  const [gap = '46', rooted = '16', old = '26'] = random.shuffled(FIRST_MOLARS);
  const [mended = '14', watched = '24', composite = '35'] = random.shuffled(PREMOLARS);
  const [worn = '37'] = random.shuffled(SECOND_MOLARS);
  const wisdom = random.pick([
    '18,28,38,48 miss:x',
    '18,28 miss:x; 38 ipt:m; 48 pe',
    '18,28,38,48 ok',
    '28,48 un; 18,38 ok',
  ]);
  return [
    seen(34, 'surgeon', `${wisdom}; ${others(gap)}; ${gap} miss:c @-3y`),
    seen(34, 'surgeon', `${old} mod am @-8y; ${composite} do co @-5y; ${worn} o am @-6y`),
    seen(34, 'surgeon', `${mended} od c4; ${rooted} mod c5 "sensitive to cold"; ${rooted} ap; ${watched} m c2`),
    did(33, 'surgeon', `${mended} od co`, mended),
    // Planned on the wrong tooth first.
    seen(33, 'surgeon', `${old} rct p`),
    tookBack(33, 'surgeon'),
    seen(33, 'surgeon', `${rooted} rct p; ${rooted} crc p`),
    moved(32, 'surgeon', rooted, 'rct', 'progress'),
    moved(31, 'surgeon', rooted, 'rct', 'done'),
    did(31, 'surgeon', `${rooted} mod co`, rooted),
    moved(28, 'surgeon', rooted, 'crown', 'done'),
    seen(24, 'surgeon', `${gap} imt p; ${gap} crz p`),
    moved(20, 'surgeon', gap, 'implant', 'done'),
    moved(14, 'surgeon', gap, 'crown', 'done'),
    seen(6, 'surgeon', random.pick(['31,41 tm1', '13,23 i wr1', '33,43 v5 c1:a', '12 mi co "shade A2"'])),
    ...open(random, watched, old),
  ];
}

/** What is still to be done. */
function open(random: Random, watched: ToothId, old: ToothId): Step[] {
  const plan = [
    `${watched} mo co p`,
    `${old} onl:c p`.replace(' onl', ' mod onl'),
    `${old} mod co p "replace amalgam"`,
  ];
  return [seen(1.2, 'student', `${watched} m c3`), seen(1.1, 'surgeon', random.pick(plan))];
}

/** An old mouth: gaps, a bridge, crowns, wear, a root to be taken out. */
export function elderChart(random: Random): Step[] {
  const gone = random.pick([
    ['16', '26', '36', '46'],
    ['16', '17', '36', '47'],
    ['26', '27', '36', '45', '46'],
  ]);
  const isLoose = random.chance(0.5);
  return [
    seen(40, 'surgeon', `18,28,38,48,${gone.join(',')} miss:x @-12y; ${others(...gone, '44')}; 44 rr`),
    seen(40, 'surgeon', '35-37 br:m e @-9y; 11,21 crc @-10y; 21 rct:< @-10y'),
    seen(40, 'surgeon', '24 mod am @-20y; 25 do am @-18y; 34 o am @-20y; 13,23,33,43 i wr2'),
    seen(40, 'surgeon', '44 x p'),
    moved(38, 'surgeon', '44', 'extraction', 'done'),
    seen(20, 'surgeon', '15 v5 c3; 21 ap'),
    did(19, 'surgeon', '15 v5 gi', '15'),
    seen(10, 'surgeon', isLoose ? '31,41 tm2; 32,42 tm1' : '31 tm1; 41 "calculus, scaled"'),
    seen(10, 'surgeon', `14,34 v5 af2; 33 rc3; 37 fu2${isLoose ? '; 33-43 spl p' : ''}`),
    // Entered for the neighbour, and taken back at once.
    did(9, 'student', '14 v5 gi'),
    tookBack(9, 'student'),
    did(9, 'student', '13 v5 gi'),
    seen(2, 'surgeon', isLoose ? '31,41 x p; 31,41 tm3' : '21 apx p'),
  ];
}
