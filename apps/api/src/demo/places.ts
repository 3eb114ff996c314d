import type { Language } from '@cuspid/patients/contracts';
import type { Origin } from './names';
import type { Random } from './random';

/** Provinces with towns; the clinic is in Kandy, so most come from around it. */
const PROVINCES: readonly (readonly [province: string, weight: number, towns: readonly string[]])[] = [
  [
    'Central',
    64,
    [
      'Kandy',
      'Peradeniya',
      'Katugastota',
      'Gampola',
      'Digana',
      'Kadugannawa',
      'Pilimathalawa',
      'Matale',
      'Nuwara Eliya',
    ],
  ],
  ['Western', 9, ['Colombo', 'Gampaha', 'Negombo', 'Kalutara']],
  ['North Western', 7, ['Kurunegala', 'Puttalam']],
  ['Sabaragamuwa', 7, ['Kegalle', 'Mawanella', 'Ratnapura']],
  ['North Central', 4, ['Dambulla', 'Anuradhapura', 'Polonnaruwa']],
  ['Uva', 4, ['Badulla', 'Bandarawela', 'Mahiyangana']],
  ['Eastern', 2, ['Batticaloa', 'Trincomalee', 'Kattankudy']],
  ['Northern', 2, ['Jaffna', 'Vavuniya']],
  ['Southern', 1, ['Galle', 'Matara']],
];

const ROADS = [
  'Temple Road',
  'Station Road',
  'Main Street',
  'Lake Round',
  'School Lane',
  'Hospital Road',
  'Dalada Veediya',
  'Hill View Lane',
  'Mosque Road',
  'Kovil Road',
];

export function placeOf(random: Random): { province: string; address: string } {
  const [province, , towns] = random.weighted(PROVINCES.map((one) => [one, one[1]] as const));
  const number = random.chance(0.3) ? `${random.int(2, 240)}/${random.int(1, 9)}` : `${random.int(2, 240)}`;
  return { province, address: `${number} ${random.pick(ROADS)}, ${random.pick(towns)}` };
}

const MOBILE = ['070', '071', '072', '074', '075', '076', '077', '078'];

/** A Sri Lankan number as people write it. */
export function phoneOf(random: Random): string {
  const area = random.chance(0.08) ? '081' : random.pick(MOBILE);
  return `${area} ${random.int(200, 998)} ${random.digits(4)}`;
}

const LANGUAGES: Record<Origin, readonly (readonly [Language, number])[]> = {
  sinhala: [
    ['si', 78],
    ['en', 22],
  ],
  tamil: [
    ['ta', 75],
    ['en', 25],
  ],
  muslim: [
    ['ta', 50],
    ['si', 22],
    ['en', 28],
  ],
  burgher: [['en', 1]],
  international: [['en', 1]],
};

export const languageOf = (random: Random, origin: Origin): Language => random.weighted(LANGUAGES[origin]);
