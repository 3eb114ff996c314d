import type { ToothId } from '@cuspid/odontogram';
import type { Random } from '../random';
import { did, moved, seen, tookBack, type Step } from './steps';

const PREMOLARS = ['14', '24', '34', '44'] as const satisfies readonly ToothId[];
const wisdomOf = (random: Random, age: number): string =>
  age < 17
    ? '18,28,38,48 un'
    : random.pick(['18,28 un; 38,48 ipt:m', '18,28,38,48 un; 38 "OPG: mesial tilt"', '18,28 pe; 38 ipt:h; 48 un']);

/** The permanent teeth of somebody young, and what was there before the braces. */
function begin(random: Random, age: number, ago: number): Step[] {
  return [
    seen(ago, 'student', `${wisdomOf(random, age)}; 17-27 ok; 47-37 ok`),
    seen(ago, 'student', random.pick(['16,26 o s', '36,46 o co', '16,36,46 o s', '26 o am'])),
    seen(
      ago,
      'orthodontist',
      random.pick(['12 ro:m; 42 dr:m; 11 "midline 2 mm left"', '22 ro:d; 31,41 ro:m', '13 "high"; 33,43 ro:m']),
    ),
  ];
}

/** A fixed appliance on both arches, in half of the mouths after four premolars were taken out. */
export function fixedAppliance(random: Random, age: number): Step[] {
  const isExtraction = random.chance(0.5);
  const without = (teeth: readonly string[]) => teeth.filter((tooth) => !isExtraction || !/4$/.test(tooth)).join(',');
  const upper = without(['15', '14', '13', '12', '11', '21', '22', '23', '24', '25']);
  const lower = without(['45', '44', '43', '42', '41', '31', '32', '33', '34', '35']);
  const steps = begin(random, age, 22);
  steps.push(seen(21, 'orthodontist', '26 o c3'), did(20, 'surgeon', '26 o co', '26'));
  if (isExtraction) {
    steps.push(seen(21, 'orthodontist', '14,24,34,44 x p "orthodontic"'));
    PREMOLARS.forEach((tooth, index) =>
      steps.push(moved(19.5 - (index > 1 ? 0.5 : 0), 'surgeon', tooth, 'extraction', 'done')),
    );
  }
  steps.push(
    did(17, 'orthodontist', `16,26 bn; ${upper} bk`),
    did(17, 'orthodontist', '16-26 wi:.016niti'),
    // The molar bands were meant for the lower arch first, and taken back.
    did(15.5, 'orthodontist', '37,47 bn'),
    tookBack(15.5, 'orthodontist'),
    did(15.5, 'orthodontist', `36,46 bn; ${lower} bk; 46-36 wi:.016niti`),
  );
  if (random.chance(0.5)) steps.push(did(6, 'orthodontist', '13,46 el; 23,36 el'));
  if (random.chance(0.3)) steps.push(did(5, 'orthodontist', '15 d tad'));
  if (random.chance(0.5))
    steps.push(seen(2, 'student', '11 fx:k "fell off the bicycle"'), did(1.8, 'surgeon', '11 mi co', '11'));
  steps.push(seen(0.5, 'orthodontist', random.pick(['36 v5 c2 "white spot at the band"', '45 "bracket loose twice"'])));
  return steps;
}

/** Not begun yet: records taken, treatment planned. */
export function plannedAppliance(random: Random, age: number): Step[] {
  return [
    ...begin(random, age, 6),
    seen(5, 'orthodontist', random.pick(['13 ipt:m', '23 ipt:m "palatal"', '35 "second opinion"'])),
    seen(4, 'student', '46 o c4'),
    seen(3.8, 'surgeon', '46 o co p'),
    moved(2.5, 'surgeon', '46', 'filling', 'progress'),
    seen(0.7, 'orthodontist', '15-25 bk p; 45-35 bk p; 16,26,36,46 bn p'),
  ];
}

/** Braces are off: premolars gone for them, retainers in. */
export function retention(random: Random, age: number): Step[] {
  return [
    seen(30, 'student', `${wisdomOf(random, age)}; 17-15,13-23,25-27 ok; 47-45,43-33,35-37 ok; 14,24,34,44 miss:x`),
    seen(30, 'student', random.pick(['36,46 o am', '16,26 o co; 36 od co', '46 mo co'])),
    did(26, 'orthodontist', '33-43 rt'),
    did(25.5, 'orthodontist', '12-22 rt'),
    seen(12, 'surgeon', '37 o c3'),
    did(11, 'surgeon', '37 o co', '37'),
    seen(0.9, 'orthodontist', random.pick(['32 "retainer sound, spaces closed"', '41 dr:m "retainer loose at 41"'])),
  ];
}
