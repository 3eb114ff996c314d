import { patientCode } from '../patient-code';

/** Chance that comes out the same every time (mulberry32). */
export class Chance {
  constructor(private state: number) {}

  next(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  /** From 0 until before `end`. */
  below(end: number): number {
    return Math.floor(this.next() * end);
  }

  pick<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)];
    if (one === undefined) throw new RangeError('there is nothing to pick from');
    return one;
  }
}

const words = (text: string) => text.trim().split(/\s+/);

/** Names as they are in the demo clinic: given names and family names of one origin go together. */
const ORIGINS = [
  {
    share: 70,
    given:
      words(`Sanduni Nethmi Hiruni Amaya Oshadi Piumi Nirosha Malini Dulani Lakmini Harini Tharushi Ishara Chathurika
      Dinithi Sachini Kumari Nilmini Anoma Ruwani Samanthi Vihanga Senuri Imasha Hansika Madhavi Deepika Yasodara Sewwandi
      Thisari Rashmi Upeksha Wasana Chandrika Inoka Gayani Udeshika Nimesha Bhagya Sithumi Kasun Lahiru Nuwan Sahan Chamod
      Upul Thivanka Ranil Gayan Wimal Rukmal Bimsara Pasindu Dinesh Tharindu Isuru Chathura Sajith Buddhika Mahesh Janith
      Hasitha Ravindu Nipun Supun Asela Dilshan Kavinda Kusal Sampath Gihan Charith Shehan Thilina Danushka Rohitha Sunil
      Ajith Navod Sithum`),
    last: words(`Perera Fernando Silva Bandara Herath Jayawardena Gunawardena Wijesinghe Rathnayake Dissanayake Ekanayake
      Samarasinghe Weerasinghe Rajapaksa Wijesuriya Jayasuriya Karunaratne Tennakoon Alahakoon Abeysekera Liyanage Peiris
      Kulatunga Mendis Zoysa Senanayake Amarasinghe Ranasinghe Hettiarachchi Gamage Pathirana Attanayake Munasinghe
      Kariyawasam Dharmasena Wickramaratne Jayatilaka Seneviratne Premaratne Edirisinghe Basnayake Aluwihare`),
  },
  {
    share: 14,
    given:
      words(`Yasodha Kavitha Anjali Meena Priya Thanuja Sivani Abirami Nithya Vaishnavi Gowri Malathi Shalini Thulasi
      Arjun Suresh Pradeep Sivananthan Kumaran Vignesh Rajan Niroshan Aravinth Dhanush Mathan Kajan Sanjeev Ramesh`),
    last: words(`Nadarajah Sivakumar Kumar Manoharan Selvarajah Thangavel Rajendran Balasingham Kandasamy Ponnambalam
      Subramaniam Yogeswaran Kanagaratnam Arulanantham`),
  },
  {
    share: 10,
    given:
      words(`Fathima Zainab Aysha Nusrath Rizna Shifana Hafsa Mariyam Safiya Ameena Ruzaina Mohamed Ahamed Imran Farook
      Rizwan Nawaz Ashraf Hilmy Faizal Irshad Zahran`),
    last: words(`Rizwan Nazeer Marikar Cassim Ismail Haniffa Jaleel Hussain Thahir Ameen Salih Mohideen Cader Saleem`),
  },
  {
    share: 6,
    given: words(`Lorraine Christine Marlene Charmaine Yvette Anton Trevor Rodney Maurice Nigel Emma Chloé Ingrid Anaïs
      Gloria Lucía Aoife Beatriz Jonas Lukas François Hiroshi Oliver Paweł Mateo Björn Giovanni Kwame Tomáš`),
    last: ['Jansz', 'van Langenberg', 'de Kretser', 'Brohier', 'Ondaatje', 'Foenander', 'Schokman', 'Ludowyk'].concat(
      words(`Lindqvist Müller Okafor Nguyen Hartley Kowalski García Dubois Tanaka Rossi Åkesson Novák Østergård`),
    ),
  },
];

export interface Somebody {
  id: number;
  patientCode: string;
  firstName: string;
  lastName: string;
  dateOfBirth: string;
  phone: string;
  otherPhone: null;
  guardianPhone: null;
}

const two = (number: number) => String(number).padStart(2, '0');

/** `count` patients. Like those of the demo, no two have the same names as long as there are names left. */
export function crowd(count: number, seed = 1): Somebody[] {
  const chance = new Chance(seed);
  const taken = new Set<string>();
  return Array.from({ length: count }, (_, index) => {
    let name = nameOf(chance);
    for (let again = 0; taken.has(name.join(' ')) && again < 20; again++) name = nameOf(chance);
    taken.add(name.join(' '));
    const [firstName = '', lastName = ''] = name;
    return {
      id: index + 1,
      patientCode: patientCode('PT', index + 1),
      firstName,
      lastName,
      dateOfBirth: `${1940 + chance.below(80)}-${two(1 + chance.below(12))}-${two(1 + chance.below(28))}`,
      phone: `07${chance.pick(['0', '1', '2', '5', '6', '7', '8'])} ${String(chance.below(1_000)).padStart(3, '0')} ${String(chance.below(10_000)).padStart(4, '0')}`,
      otherPhone: null,
      guardianPhone: null,
    };
  });
}

function nameOf(chance: Chance): string[] {
  let rest = chance.below(100);
  const origin = ORIGINS.find(({ share }) => (rest -= share) < 0) ?? ORIGINS[0];
  const [given, second] = [chance.pick(origin?.given ?? []), chance.pick(origin?.given ?? [])];
  const first = chance.next() < 0.12 && given !== second ? `${given} ${second}` : given;
  return [first, chance.pick(origin?.last ?? [])];
}
