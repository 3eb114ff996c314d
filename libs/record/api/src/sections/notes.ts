import { Injectable } from '@nestjs/common';
import { NotesReader } from '@cuspid/clinical-notes/api';
import type { AddendumDto, ClinicalNoteDto } from '@cuspid/clinical-notes/contracts/dto';
import { texts } from '@cuspid/dental-chart/api';
import { escapeHtml, momentInWords } from '@cuspid/platform/providers';
import { worded } from './rows';
import type { RecordSection, SectionAsk, SectionPaper } from './section';

const STYLES = `
.note { padding: 1.6mm 0; border-bottom: 0.4pt solid #d3d6d7; }
.note h2 { font-size: 9pt; break-after: avoid; }
.note .words { white-space: pre-line; overflow-wrap: anywhere; margin: 0.6mm 0; }
.note .after { margin: 0.8mm 0 0 4mm; padding-left: 2.5mm; border-left: 1.2pt solid #b8bdbf; }
.note small { display: block; font-size: 7.5pt; color: #474e52; overflow-wrap: anywhere; }
.note b.waits { color: #16191c; }
.note.struck .words, .note.struck h2 { text-decoration: line-through; color: #575c60; }
`;
const NO_NOTES = { html: '', count: 0, says: [] };

/**
 * Signed notes, the oldest first: with what was added to them, and by whom they were verified. What is not signed is no
 * part of the record yet. What was struck through stays readable, struck.
 */
@Injectable()
export class NotesSection implements RecordSection {
  readonly name = 'notes';
  readonly title = 'Notes';

  constructor(private readonly notes: NotesReader) {}

  async read({ me, patient, db, timeZone }: SectionAsk): Promise<SectionPaper> {
    const told: ClinicalNoteDto[] = [];
    for await (const some of this.notes.signed(me, patient.id, db)) told.push(...some);
    if (!told.length) return NO_NOTES;
    const says = told.map(({ may: _, ...note }) => note);
    const html = told.map((note) => noteHtml(note, timeZone)).join('');
    return { html, count: told.length, says, styles: STYLES };
  }
}

type At = string | null;

function noteHtml(note: ClinicalNoteDto, timeZone: string): string {
  const moment = (at: At) => at && momentInWords(new Date(at), timeZone);
  const about = [
    worded(note.type),
    moment(note.signedAt),
    note.author.name,
    note.teeth.length ? `teeth ${note.teeth.join(', ')}` : null,
  ];
  const facts = [
    note.procedure && `Procedure: ${note.procedure}`,
    note.plannedFor && `planned for ${moment(note.plannedFor)}`,
    note.executedAt && `carried out ${moment(note.executedAt)}`,
    note.executionStatus && worded(note.executionStatus),
    note.outcome && `Outcome: ${note.outcome}`,
  ];
  const said = texts(facts);
  const body = [
    `<h2>${texts(about)}</h2>`,
    `<p class="words">${escapeHtml(note.text)}</p>`,
    said && `<p class="words">${said}</p>`,
    ...note.addenda.map((one) => addendumHtml(one, moment)),
    proofHtml(note, moment),
  ];
  return `<article class="note${note.state === 'STRUCK' ? ' struck' : ''}">${body.join('')}</article>`;
}

const addendumHtml = ({ text, by, at }: AddendumDto, moment: (at: At) => At): string =>
  `<div class="after"><small>${texts(['Addendum', moment(at), by.name])}</small><p class="words">${escapeHtml(text)}</p></div>`;

/** Who stands for it; and that a student's words are still waiting for somebody. */
function proofHtml(note: ClinicalNoteDto, moment: (at: At) => At): string {
  const verified = note.verifiedBy && `Verified by ${note.verifiedBy.name}, ${moment(note.verifiedAt)}`;
  const struck =
    note.struckBy && `Struck through by ${note.struckBy.name}, ${moment(note.struckAt)}: ${note.strikeReason}`;
  const waits = note.waitsForVerification ? '<b class="waits">Not verified yet. </b>' : '';
  const signed = `Signed by ${note.author.name}, SHA-256 ${note.signedHash ?? ''}`;
  return `<small>${waits}${texts([struck, verified, signed])}</small>`;
}
