import { Injectable } from '@nestjs/common';
import { NotesReader, Plans, Problems } from '@cuspid/clinical-notes/api';
import { PROBLEM_WORDS } from '@cuspid/clinical-notes/contracts';
import { ChartService, dentitionOf } from '@cuspid/dental-chart/api';
import { renderOdontogram } from '@cuspid/odontogram';
import { OrthoExams } from '@cuspid/orthodontics/api';
import type { OrthoExamDto } from '@cuspid/orthodontics/contracts/dto';
import { Invalid, type Actor } from '@cuspid/platform/api';
import type { SlideDto } from '@cuspid/presentations/contracts/dto';
import { Clinic, dayIn } from '@cuspid/settings/api';
import type { Disguise } from './deidentify/scrub';
import { line, slidesOf, worded } from './slides';

const ALL = { limit: 100 };

/** Reads a case as its reader may, and tells it in disguise. Names of staff are left out with the others. */
@Injectable()
export class CaseReading {
  constructor(
    private readonly problems: Problems,
    private readonly exams: OrthoExams,
    private readonly charts: ChartService,
    private readonly plans: Plans,
    private readonly notes: NotesReader,
    private readonly clinic: Clinic,
  ) {}

  async problemSlides(me: Actor, patientId: number, as: Disguise): Promise<SlideDto[]> {
    const { items } = await this.problems.list(me, patientId, ALL);
    const lines = items.map(({ code, label, teeth, note, state, since }) => {
      const name = code === 'OTHER' ? as.text(label ?? '') : PROBLEM_WORDS[code];
      const more = [teeth.join(', '), worded(state), `since ${as.day(since)}`, note && as.text(note)];
      return { term: name, text: more.filter(Boolean).join(' · ') };
    });
    return slidesOf('PROBLEMS', 'Problem list', lines);
  }

  async orthoSlides(me: Actor, patientId: number, as: Disguise): Promise<SlideDto[]> {
    const { items } = await this.exams.list(me, patientId, ALL);
    return items
      .filter(({ state }) => state === 'FINISHED')
      .reverse()
      .flatMap((exam) =>
        slidesOf(
          'ORTHODONTICS',
          worded(exam.fields.stage) ?? 'Examination',
          factsOf(exam, as),
          as.day(exam.examinedOn),
        ),
      );
  }

  /** A drawing for each day, and its slide; numbers begin after `drawings`. */
  async chart(me: Actor, patientId: number, days: readonly string[], as: Disguise) {
    const drawings: string[] = [];
    const slides: SlideDto[] = [];
    for (const asked of days) {
      const { state, patient, asOf } = await this.charts.moment(me, patientId, { asOf: asked });
      const dentition = dentitionOf(state, patient, asOf);
      drawings.push(renderOdontogram(state, { dentition, theme: 'print', interactive: false, title: 'Dental chart' }));
      const image = { kind: 'DRAWING', number: drawings.length } as const;
      slides.push({ section: 'CHART', title: 'Dental chart', day: as.day(asOf), lines: [], image });
    }
    return { drawings, slides };
  }

  async planSlides(me: Actor, patientId: number, as: Disguise): Promise<SlideDto[]> {
    const { phases } = await this.plans.plan(me, patientId);
    return phases.flatMap((phase) => {
      const lines = phase.items.map(({ name, teeth, executionStatus, outcome, note }) => {
        const said = [outcome, note].flatMap((text) => (text ? as.text(text) : []));
        return {
          term: as.text(name),
          text: [teeth.join(', '), worded(executionStatus), ...said].filter(Boolean).join(' · '),
        };
      });
      return slidesOf('PLAN', as.text(phase.name), lines);
    });
  }

  /** Signed notes that were not struck, of those asked for; one that is none of these is refused. */
  async noteSlides(me: Actor, patientId: number, ids: readonly number[], as: Disguise): Promise<SlideDto[]> {
    const { timeZone } = await this.clinic.setting();
    const wanted = new Set(ids);
    const slides: SlideDto[] = [];
    if (!ids.length) return slides;
    for await (const batch of this.notes.signed(me, patientId)) {
      for (const { id, struckAt, text, teeth, type, executedAt, signedAt } of batch) {
        if (struckAt || !wanted.delete(id)) continue;
        const at = executedAt ?? signedAt;
        const lines = [...line('Teeth', teeth.join(', ')), ...line('Note', as.text(text))];
        const day = at ? as.day(dayIn(timeZone, new Date(at))) : null;
        slides.push(...slidesOf('NOTES', worded(type) ?? '', lines, day));
      }
    }
    if (wanted.size) throw new Invalid([{ path: 'noteIds', message: 'must be signed notes of this patient' }]);
    return slides;
  }
}

function factsOf({ fields, iotn, par, figures, outcome }: OrthoExamDto, as: Disguise) {
  const millimetres = (value: number | null | undefined) => (typeof value === 'number' ? `${value} mm` : null);
  const change = outcome ? `${outcome.before} → ${outcome.after}` : null;
  return [
    ...line('IOTN dental health', iotn ? `${iotn.dhc} · ${iotn.because}` : null),
    ...line('IOTN aesthetic', fields.iotnAc),
    ...line('PAR, weighted', change ?? par.weighted),
    ...line('Incisors', worded(fields.incisorClass)),
    ...line('Skeletal', worded(fields.skeletal)),
    ...line(
      'Molars right / left',
      [fields.molarRight, fields.molarLeft].map((one) => one?.replaceAll('_', ' ') ?? '–').join(' / '),
    ),
    ...line('Overjet', millimetres(fields.overjet)),
    ...line('Overbite', millimetres(fields.overbite)),
    ...line('Crowding upper', millimetres(fields.crowdingUpper)),
    ...line('Crowding lower', millimetres(fields.crowdingLower)),
    ...line('Little’s index', millimetres(figures.little)),
    ...line('Note', fields.note ? as.text(fields.note) : null),
  ];
}
