import { CasePresentation, frozen } from '@cuspid/presentations/api';
import { ConsentsService } from '@cuspid/patients/api';
import { NUMBERS, patient, type Kind, type World } from './object-kind';

const SVG = '<svg xmlns="http://www.w3.org/2000/svg"></svg>';
const BUILT = new Date('2026-01-01T00:00:00.000Z');

/** A presentation of a patient who agrees to it, built by `other`; its one picture is not in the record any more. */
async function presentation({ clinic, other, ...world }: World, whose: 'own' | 'foreign'): Promise<number> {
  const patientId = await patient({ clinic, other, ...world }, whose);
  const given = { purpose: 'TEACHING_PRESENTATION', givenBy: 'GUARDIAN' } as const;
  await clinic.get(ConsentsService).record(other, patientId, given);
  const sources = [{ documentId: 4_294_967_290, sha256: '0'.repeat(64) }];
  const deck = { title: 'A case', slides: [], drawings: [SVG] };
  const row = clinic.source.manager.create(CasePresentation, {
    ...{ patientId, title: deck.title, ...frozen(deck, sources), sources },
    ...{ hasPhotos: false, slides: 0, builtAt: BUILT, builtById: other.id },
  });
  return (await clinic.source.manager.save(row)).id;
}

/** Numbered within their presentation: no other’s stands at a number this one has not reached. */
const numbered: Kind = {
  ...NUMBERS,
  hides: (state) => state === 'foreign',
  make: (_world, whose) => Promise.resolve(whose === 'foreign' ? '9' : '1'),
};

/** What stands in the addresses of presentations. */
export const PRESENTATION_OBJECTS: Record<string, Kind> = {
  '/api/presentations/:id': {
    ...NUMBERS,
    hides: (state, { bounded }) => state === 'archived' || bounded,
    make: async (world, whose) => String(await presentation(world, whose)),
    archive: ({ clinic }, id) =>
      clinic.source.query('update case_presentation set removed_at = now(3) where id = ?', [id]),
  },
  '/api/presentations/:id/pictures/:number': numbered,
  '/api/presentations/:id/drawings/:number': numbered,
};

export const PRESENTATION_ELSEWHERE: Record<string, string> = {
  'POST /api/patients/:id/presentations':
    'wants the patient’s consent: libs/presentations/api/src/presentations.spec.ts',
};
