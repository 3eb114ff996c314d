import type { Random } from './random';

export type Origin = 'sinhala' | 'tamil' | 'muslim' | 'burgher' | 'international';
export type Gender = 'MALE' | 'FEMALE';

interface Pool {
  FEMALE: readonly string[];
  MALE: readonly string[];
  last: readonly string[];
}

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Given and family names as they are common in Sri Lanka, and of people from elsewhere. */
const POOLS: Record<Origin, Pool> = {
  sinhala: {
    FEMALE:
      words(`Sanduni Nethmi Hiruni Amaya Oshadi Piumi Nirosha Malini Dulani Lakmini Harini Tharushi Ishara Chathurika
      Dinithi Sachini Kumari Nilmini Anoma Ruwani Samanthi Vihanga Senuri Imasha Hansika Madhavi Deepika Yasodara Sewwandi
      Thisari Rashmi Upeksha Wasana Chandrika Inoka Gayani Udeshika Nimesha Bhagya Sithumi`),
    MALE: words(`Kasun Lahiru Nuwan Sahan Chamod Upul Thivanka Ranil Gayan Wimal Rukmal Bimsara Pasindu Dinesh Tharindu Isuru
      Chathura Sajith Buddhika Mahesh Janith Hasitha Ravindu Nipun Supun Asela Dilshan Kavinda Kusal Sampath Gihan Charith
      Shehan Thilina Danushka Rohitha Sunil Ajith Navod Sithum`),
    last: words(`Perera Fernando Silva Bandara Herath Jayawardena Gunawardena Wijesinghe Rathnayake Dissanayake Ekanayake
      Samarasinghe Weerasinghe Rajapaksa Wijesuriya Jayasuriya Karunaratne Tennakoon Alahakoon Abeysekera Liyanage Peiris
      Kulatunga Mendis Zoysa Senanayake Amarasinghe Ranasinghe Hettiarachchi Gamage Pathirana Attanayake Munasinghe
      Kariyawasam Dharmasena Wickramaratne Jayatilaka Seneviratne Premaratne Edirisinghe Basnayake Aluwihare`),
  },
  tamil: {
    FEMALE: words(
      `Yasodha Kavitha Anjali Meena Priya Thanuja Sivani Abirami Nithya Vaishnavi Gowri Malathi Shalini Thulasi`,
    ),
    MALE: words(
      `Arjun Suresh Pradeep Sivananthan Kumaran Vignesh Rajan Niroshan Aravinth Dhanush Mathan Kajan Sanjeev Ramesh`,
    ),
    last: words(`Nadarajah Sivakumar Kumar Manoharan Selvarajah Thangavel Rajendran Balasingham Kandasamy Ponnambalam
      Subramaniam Yogeswaran Kanagaratnam Arulanantham`),
  },
  muslim: {
    FEMALE: words(`Fathima Zainab Aysha Nusrath Rizna Shifana Hafsa Mariyam Safiya Ameena Ruzaina`),
    MALE: words(`Mohamed Ahamed Imran Farook Rizwan Nawaz Ashraf Hilmy Faizal Irshad Zahran`),
    last: words(`Rizwan Nazeer Marikar Cassim Ismail Haniffa Jaleel Hussain Thahir Ameen Salih Mohideen Cader Saleem`),
  },
  burgher: {
    FEMALE: words(`Lorraine Christine Marlene Dawn Charmaine Yvette`),
    MALE: words(`Anton Trevor Rodney Carl Maurice Nigel`),
    last: ['Jansz', 'van Langenberg', 'de Kretser', 'Brohier', 'Ondaatje', 'Foenander', 'Schokman', 'Ludowyk'],
  },
  international: {
    FEMALE: words(`Emma Chloé Ingrid Mei Anaïs Gloria Lucía Aoife Hana Beatriz Søs`),
    MALE: words(`Jonas Lukas François Hiroshi Oliver Paweł Mateo Björn Giovanni Kwame Tomáš`),
    last: words(`Lindqvist Müller Okafor Nguyen Hartley Kowalski García Dubois Tanaka Rossi Åkesson Novák Østergård`),
  },
};

export interface FullName {
  firstName: string;
  lastName: string;
}

/** Draws names, never the same pair twice: two people of one name are a matter of their own, see `people-known.ts`. */
export class Names {
  private readonly given = new Set<string>();

  constructor(private readonly random: Random) {}

  /** A name somebody has already. */
  keep({ firstName, lastName }: FullName): void {
    this.given.add(`${firstName} ${lastName}`);
  }

  of(origin: Origin, gender: Gender): FullName {
    for (;;) {
      const name = { firstName: this.first(origin, gender), lastName: this.random.pick(POOLS[origin].last) };
      if (this.given.has(`${name.firstName} ${name.lastName}`)) continue;
      this.keep(name);
      return name;
    }
  }

  /** A given name alone: a parent's. One in eight has two. */
  first(origin: Origin, gender: Gender): string {
    const pool = POOLS[origin][gender];
    const [name, second] = [this.random.pick(pool), this.random.pick(pool)];
    return this.random.chance(0.12) && name !== second ? `${name} ${second}` : name;
  }
}
