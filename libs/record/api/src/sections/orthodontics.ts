import { Injectable } from '@nestjs/common';
import { OrthoControls, OrthoExams, OrthoPrint } from '@cuspid/orthodontics/api';
import type { OrthoControlDto, OrthoExamDto } from '@cuspid/orthodontics/contracts/dto';
import { dayInWords } from '@cuspid/platform/providers';
import { tableHtml, worded, type Row } from './rows';
import type { RecordSection, SectionAsk, SectionPaper } from './section';
import { sheetHtml } from './sheet';

const LISTED = { limit: 100, includeVoided: true, count: true };
const EXAMS = ['Examined', 'State', 'By', 'IOTN DHC', 'PAR'];
const CONTROLS = ['Done', 'What', 'Upper wire', 'Lower wire', 'Next', 'By'];

/** Orthodontic exams and controls: a line for each, and the newest exam whole. */
@Injectable()
export class OrthodonticsSection implements RecordSection {
  readonly name = 'orthodontics';
  readonly title = 'Orthodontics';

  constructor(
    private readonly exams: OrthoExams,
    private readonly controls: OrthoControls,
    private readonly prints: OrthoPrint,
  ) {}

  async read({ me, patient }: SectionAsk): Promise<SectionPaper> {
    const exams = await this.exams.list(me, patient.id, LISTED);
    const controls = await this.controls.list(me, patient.id, LISTED);
    const newest = exams.items.find(({ state }) => state !== 'VOID');
    const sheet = newest && (await this.prints.sheet(me, patient.id, newest.id));
    const [seen, done] = [exams.items.map(examRow), controls.items.map(controlRow)];
    const html = [
      seen.length ? tableHtml(EXAMS, seen) : '',
      done.length ? tableHtml(CONTROLS, done) : '',
      sheet ? sheetHtml(sheet) : '',
    ].join('');
    const count = (exams.total ?? seen.length) + (controls.total ?? done.length);
    return {
      html,
      count,
      says: { seen, done, hash: sheet?.hash },
      styles: sheet?.styles,
      isApart: sheet !== undefined,
    };
  }
}

const examRow = (exam: OrthoExamDto): Row => ({
  isStruck: exam.state === 'VOID',
  cells: [
    dayInWords(exam.examinedOn),
    worded(exam.state),
    exam.createdBy.name,
    exam.iotn?.dhc ?? null,
    exam.par.weighted === null ? null : String(exam.par.weighted),
  ],
});

const controlRow = (control: OrthoControlDto): Row => ({
  isStruck: control.voidedAt !== null,
  cells: [
    dayInWords(control.doneOn),
    control.done,
    [control.upperWireSize, control.upperWireMaterial].filter(Boolean).join(' '),
    [control.lowerWireSize, control.lowerWireMaterial].filter(Boolean).join(' '),
    [control.nextStep, control.nextOn && dayInWords(control.nextOn)].filter(Boolean).join(', '),
    control.recordedBy.name,
  ],
});
