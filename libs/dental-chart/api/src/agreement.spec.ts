import type { FindingDraftDto, FindingDto, RecordedDto } from '@cuspid/dental-chart/contracts/dto';
import {
  checkAll,
  FINDING_CODES,
  fold,
  LAYERS,
  ruleOf,
  SURFACES,
  type FindingCode,
  type Layer,
  type Surface,
  type ToothId,
} from '@cuspid/odontogram';
import type { Person, SpecClinic } from '@cuspid/platform/testing';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { EntriesService } from './index';
import { openChartClinic, refusalOf } from './testing/chart-clinic';

let clinic: SpecClinic;
let ana: Person;
let entries: EntriesService;

beforeAll(async () => {
  clinic = await openChartClinic();
  entries = clinic.get(EntriesService);
  ana = await clinic.person('ORTHODONTIST');
});
afterAll(() => clinic.close());

const TEETH: readonly ToothId[] = ['14', '15', '16', '36'];
const SPAN: readonly ToothId[] = ['16', '15', '14'];
/** Codes that meet one another on a tooth. */
const CODES: readonly FindingCode[] = FINDING_CODES.filter((code) => !['note', 'supernumerary', 'tad'].includes(code));

/** A finding that could be by itself, so that it is the mouth that decides. */
function draftOf(code: FindingCode, tooth: ToothId, surface: Surface, wished: Layer): FindingDraftDto {
  const { kind, surfaces, spans } = ruleOf(code);
  const layer = kind === 'work' ? (wished === 'condition' ? 'done' : wished) : 'condition';
  const on = spans ? (SPAN[0] ?? tooth) : tooth;
  return {
    tooth: on,
    code,
    layer,
    ...(surfaces === 'required' && { surfaces: [surface] }),
    ...(spans && { range: [...SPAN] }),
    ...(code === 'bridge' && { abutments: ['16', '14'] }),
  };
}

const drafts = fc
  .tuple(fc.constantFrom(...CODES), fc.constantFrom(...TEETH), fc.constantFrom(...SURFACES), fc.constantFrom(...LAYERS))
  .map(([code, tooth, surface, layer]) => draftOf(code, tooth, surface, layer));

/** The chart as a screen has it: the rows it was answered, folded, and the rules before Enter. */
class Screen {
  private rows: FindingDto[] = [];

  refusal(draft: FindingDraftDto): string | null {
    return checkAll(fold(this.rows), [draft])?.message ?? null;
  }

  take({ findings }: RecordedDto): void {
    this.rows = [...this.rows, ...findings];
  }
}

it('screen and API take the same entries and refuse the others in the same words, whatever comes in whatever order', async () => {
  let taken = 0;
  let refused = 0;
  const sequences = fc.sample(fc.array(drafts, { minLength: 24, maxLength: 24 }), 6);
  for (const sequence of sequences) {
    const patient = await clinic.patient({}, [ana]);
    const screen = new Screen();
    for (const draft of sequence) {
      const said = screen.refusal(draft);
      const sent = entries.record(ana, patient, { findings: [draft] });
      if (said === null) {
        taken++;
        screen.take(await sent);
      } else {
        refused++;
        expect(await refusalOf(sent), JSON.stringify(draft)).toMatchObject({ code: 'impossible-state', message: said });
      }
    }
  }
  expect(Math.min(taken, refused)).toBeGreaterThan(10);
});
