import type { BrokenDto } from '@cuspid/audit/contracts';

/** What somebody does to a log of forty sealed entries, in SQL, and what the proof must say. */
type Attack = [does: string, statements: string[], found: Partial<BrokenDto>];

/** The chain is left as it was. */
export const ATTACKS: Attack[] = [
  ['edits a word', ["update audit_entry set action = 'thing.else' where id = 17"], { what: 'changed', position: 17 }],
  [
    'edits what was there before',
    ['update audit_entry set `before` = \'{"n":99}\' where id = 3'],
    { what: 'changed', position: 3 },
  ],
  [
    'adds a blank to it',
    ["update audit_entry set `after` = concat(`after`, ' ') where id = 3"],
    { what: 'changed', position: 3 },
  ],
  [
    'says that it was nobody',
    ['update audit_entry set actor_id = null where id = 9'],
    { what: 'changed', position: 9 },
  ],
  [
    'moves it by a millisecond',
    ['update audit_entry set at = at - interval 1000 microsecond where id = 40'],
    { what: 'changed', position: 40 },
  ],
  [
    'swaps two patients',
    ['update audit_entry set patient_id = case id when 5 then 6 else 5 end where id in (5, 6)'],
    { what: 'changed', position: 5 },
  ],
  [
    'swaps two rows',
    [
      'update audit_entry set id = 1000 where id = 11',
      'update audit_entry set id = 11 where id = 12',
      'update audit_entry set id = 12 where id = 1000',
    ],
    { what: 'changed', position: 11 },
  ],
  [
    'takes the signature away',
    ['update audit_entry set signature = null where id = 8'],
    { what: 'changed', position: 8 },
  ],
  ['deletes an entry', ['delete from audit_entry where id = 21'], { what: 'missing', position: 21 }],
  [
    'deletes an entry and its link',
    ['delete from audit_entry where id = 21', 'delete from audit_seal where entry_id = 21'],
    { what: 'missing', position: 21 },
  ],
  [
    'deletes a link and closes the gap',
    [
      'delete from audit_entry where id = 21',
      'delete from audit_seal where entry_id = 21',
      'update audit_seal set position = position - 1 where position > 21 order by position',
    ],
    { what: 'reordered', position: 21 },
  ],
  [
    'deletes the first',
    ['delete from audit_entry where id = 1', 'delete from audit_seal where position = 1'],
    { what: 'missing', position: 1 },
  ],
  [
    'swaps two links',
    [
      'update audit_seal set position = 1000 where position = 30',
      'update audit_seal set position = 30 where position = 31',
      'update audit_seal set position = 31 where position = 1000',
    ],
    { what: 'reordered', position: 30 },
  ],
  [
    'cuts off the last',
    ['delete from audit_seal where position = 40', 'delete from audit_entry where id = 40'],
    { what: 'tail-cut', position: 40 },
  ],
  [
    'cuts off many',
    ['delete from audit_seal where position > 12', 'delete from audit_entry where id > 12'],
    { what: 'tail-cut', position: 13 },
  ],
  ['empties everything', ['truncate audit_seal', 'truncate audit_entry'], { what: 'tail-cut', position: 1 }],
  ['takes the links away', ['delete from audit_seal where position > 38'], { what: 'tail-cut', position: 39 }],
];

/** Every link is made right again afterwards. */
export const CHAINED_ANEW: Attack[] = [
  [
    'an edited row',
    ["update audit_entry set action = 'thing.else' where id = 17"],
    { what: 'foreign', position: 17, entryId: 17 },
  ],
  [
    'a row of their own',
    [
      "insert into audit_entry (id, at, action) values (900, now(3), 'thing.made-up')",
      'insert into audit_seal values (41, 900, repeat(char(0), 32), repeat(char(0), 32))',
    ],
    { what: 'foreign', position: 41, entryId: 900 },
  ],
  [
    'a row that says it is signed',
    [
      "insert into audit_entry (id, at, action, signature) select 900, now(3), 'thing.made-up', signature from audit_entry where id = 1",
      'insert into audit_seal values (41, 900, repeat(char(0), 32), repeat(char(0), 32))',
    ],
    { what: 'foreign', position: 41 },
  ],
  [
    'two swapped links',
    [
      'update audit_seal set entry_id = case entry_id when 30 then 1031 else 1030 end where entry_id in (30, 31)',
      'update audit_seal set entry_id = entry_id - 1000 where entry_id > 1000',
    ],
    { what: 'rewritten', position: 40 },
  ],
  [
    'a missing row',
    [
      'delete from audit_entry where id = 21',
      'delete from audit_seal where entry_id = 21',
      'update audit_seal set position = position - 1 where position > 21 order by position',
    ],
    { what: 'tail-cut', position: 40 },
  ],
  [
    'a missing row and a copy of another in its place',
    [
      'update audit_entry a join audit_entry b on b.id = 20 set a.at = b.at, a.action = b.action, a.entity_id = b.entity_id, a.patient_id = b.patient_id, a.`before` = b.`before`, a.`after` = b.`after`, a.signature = b.signature, a.request_id = b.request_id where a.id = 21',
    ],
    { what: 'rewritten', position: 40 },
  ],
];
