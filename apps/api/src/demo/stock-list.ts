/** How an item stands at the end of the months the demo clinic looks back on. */
export type Ending = 'enough' | 'low' | 'critical' | 'out' | 'soon' | 'expired';

/** What the clinic keeps: price in rupees a unit, and how many a week it uses. */
export type Kept = readonly [
  name: string,
  unit: string,
  rupees: number,
  weekly: number,
  pack: number,
  ending?: Ending,
  allergens?: string,
];

/** Where things of a category lie, who brings them, how long that takes, and for how many days they keep; 0: for ever. */
export interface Shelf {
  place: string;
  supplier: string;
  leadDays: number;
  keeps: number;
  items: readonly Kept[];
}

export const SHELVES: Readonly<Record<string, Shelf>> = {
  Anaesthetics: {
    ...{ place: 'Surgery, cupboard 1', supplier: 'Lanka Dental Supplies', leadDays: 7, keeps: 540 },
    items: [
      ['Articaine 4 % 1:100,000', 'cartridge', 320, 46, 50],
      ['Articaine 4 % 1:200,000', 'cartridge', 310, 18, 50, 'low'],
      ['Lidocaine 2 % with adrenaline', 'cartridge', 190, 30, 50],
      ['Mepivacaine 3 %', 'cartridge', 280, 5, 50, 'soon'],
      ['Lidocaine spray 10 %', 'bottle', 4_600, 1, 1],
      ['Needles 27 G, long', 'piece', 34, 40, 100],
      ['Needles 30 G, short', 'piece', 34, 52, 100],
    ],
  },
  Protection: {
    ...{ place: 'Store room, shelf A', supplier: 'MediCare Lanka', leadDays: 4, keeps: 1_400 },
    items: [
      ['Nitrile gloves, medium', 'pair', 28, 310, 100],
      ['Nitrile gloves, large', 'pair', 28, 160, 100, 'low'],
      ['Latex gloves, small', 'pair', 22, 90, 100, 'enough', 'latex'],
      ['Surgical masks', 'piece', 12, 240, 50],
      ['Face shields', 'piece', 420, 2, 10],
      ['Patient bibs', 'piece', 14, 230, 125],
      ['Saliva ejectors', 'piece', 9, 230, 100],
      ['Surface wipes', 'tub', 2_150, 4, 6],
    ],
  },
  Restoratives: {
    ...{ place: 'Chair side, drawer 2', supplier: 'Lanka Dental Supplies', leadDays: 10, keeps: 720 },
    items: [
      ['Composite A2', 'syringe', 5_400, 3, 1, 'enough', 'acrylate'],
      ['Composite A3', 'syringe', 5_400, 3, 1, 'critical', 'acrylate'],
      ['Composite A3.5', 'syringe', 5_400, 1, 1, 'enough', 'acrylate'],
      ['Flowable composite A2', 'syringe', 3_900, 2, 1, 'soon', 'acrylate'],
      ['Universal bond', 'bottle', 14_800, 1, 1, 'enough', 'acrylate'],
      ['Etching gel 37 %', 'syringe', 950, 3, 5],
      ['Glass ionomer cement', 'capsule', 540, 9, 50],
      ['Temporary filling material', 'jar', 2_300, 1, 1],
      ['Matrix bands, assorted', 'piece', 45, 16, 30],
      ['Wooden wedges', 'piece', 12, 22, 100],
      ['Articulating paper', 'strip', 16, 30, 144],
      ['Polishing discs', 'piece', 95, 14, 50],
    ],
  },
  Endodontics: {
    ...{ place: 'Surgery, cupboard 2', supplier: 'EndoWorld Colombo', leadDays: 14, keeps: 1_000 },
    items: [
      ['Files 15-40, 25 mm', 'piece', 380, 12, 6],
      ['Rotary files, assorted', 'piece', 2_450, 4, 6, 'low', 'nickel'],
      ['Paper points, assorted', 'piece', 9, 40, 200],
      ['Gutta-percha points', 'piece', 11, 34, 120, 'enough', 'latex'],
      ['Sodium hypochlorite 2.5 %', 'bottle', 780, 2, 1, 'expired'],
      ['Root canal sealer', 'syringe', 8_900, 1, 1],
      ['Rubber dam sheets', 'piece', 85, 11, 36, 'out', 'latex'],
      ['Calcium hydroxide paste', 'syringe', 2_650, 1, 1],
    ],
  },
  Orthodontics: {
    ...{ place: 'Orthodontic unit, drawer 1', supplier: 'OrthoLine Kandy', leadDays: 21, keeps: 0 },
    items: [
      ['Metal brackets, upper and lower set', 'set', 9_600, 3, 5, 'enough', 'nickel'],
      ['Ceramic brackets, upper set', 'set', 21_000, 1, 2, 'critical'],
      ['Molar bands', 'piece', 640, 8, 10, 'enough', 'nickel'],
      ['NiTi wire .014', 'piece', 420, 9, 10, 'enough', 'nickel'],
      ['NiTi wire .016', 'piece', 420, 11, 10, 'low', 'nickel'],
      ['Steel wire .019x.025', 'piece', 360, 8, 10, 'enough', 'nickel'],
      ['Elastic ligatures', 'stick', 38, 60, 40],
      ['Power chain', 'spool', 3_400, 1, 1],
      ['Class II elastics', 'bag', 260, 14, 50, 'enough', 'latex'],
      ['Retainer wire', 'spool', 6_200, 1, 1, 'enough', 'nickel'],
      ['Thermoforming foil 1.0 mm', 'piece', 310, 8, 20],
    ],
  },
  'Impressions and prosthetics': {
    ...{ place: 'Laboratory, shelf 1', supplier: 'Lanka Dental Supplies', leadDays: 10, keeps: 600 },
    items: [
      ['Alginate', 'bag', 2_050, 5, 6],
      ['Silicone putty', 'jar', 11_400, 1, 1],
      ['Silicone, light body', 'cartridge', 4_700, 1, 2, 'soon'],
      ['Self-curing acrylic', 'pack', 6_900, 1, 1, 'enough', 'acrylate'],
      ['Temporary crown material', 'cartridge', 9_800, 1, 1, 'enough', 'acrylate'],
      ['Impression trays, assorted', 'piece', 140, 10, 12],
      ['Zinc phosphate cement', 'pack', 5_600, 1, 1],
    ],
  },
  'Surgery and prevention': {
    ...{ place: 'Surgery, cupboard 3', supplier: 'MediCare Lanka', leadDays: 5, keeps: 800 },
    items: [
      ['Sutures 4-0, resorbable', 'piece', 780, 6, 12],
      ['Gauze swabs', 'piece', 6, 220, 100],
      ['Haemostatic sponges', 'piece', 210, 4, 50],
      ['Povidone-iodine solution', 'bottle', 890, 1, 1, 'enough', 'iodine'],
      ['Scalpel blades no. 15', 'piece', 58, 5, 100],
      ['Fluoride varnish', 'dose', 190, 16, 50],
      ['Fissure sealant', 'syringe', 3_150, 1, 1, 'out', 'acrylate'],
      ['Prophylaxis paste', 'cup', 26, 40, 200],
    ],
  },
};
