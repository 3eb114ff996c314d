import { hashOf, canonicalJson, texts, type PaperContent } from '@cuspid/dental-chart/api';
import type { Patient } from '@cuspid/patients/api';
import { RECORD } from '@cuspid/record/contracts';
import { RECORD_STYLES } from './record-styles';
import type { RecordSection, SectionPaper } from './sections/section';

/** A section that was read. */
export interface ToldSection {
  section: Pick<RecordSection, 'name' | 'title'>;
  paper: SectionPaper;
}

/** By what the contents name a section. */
export const placeOf = (name: string): string => `section-${name}`;

/** What two prints of one record share, whoever prints them and whatever day it is. */
export const hashOfRecord = (patient: Patient, told: readonly ToldSection[]): string =>
  hashOf(canonicalJson([patient.patientCode, told.map(({ section, paper }) => [section.name, paper.says])]));

/** Every number has the same room, so that the pages do not move when they are known. */
function contentsHtml(told: readonly ToldSection[]): string {
  const lines = told.map(({ section: { name, title }, paper: { count, html } }) => {
    const entries = !html || count === 0 ? 'nothing recorded' : count === null ? '' : `${count}`;
    return `<li><a href="#${placeOf(name)}"><span>${texts([title])}</span><small>${entries}</small><b data-page-of="${placeOf(name)}"></b></a></li>`;
  });
  return `<nav class="contents"><h2>Contents</h2><ol>${lines.join('')}</ol></nav>`;
}

function sectionHtml({ section: { name, title }, paper: { html, isApart } }: ToldSection): string {
  const body = html || '<p class="none">Nothing has been recorded.</p>';
  return `<section class="part ${placeOf(name)}${isApart ? ' apart' : ''}"><h1 id="${placeOf(name)}">${texts([title])}</h1>${body}</section>`;
}

/** The record within the frame of every paper of the clinic. */
export function recordContent(
  patient: Patient,
  today: string,
  told: readonly ToldSection[],
): PaperContent & { patient: Patient; hash: string } {
  // Each section's styles stand within its own class: a table of one is not laid out like a table of another.
  const styles = told.map(({ section, paper }) => `.${placeOf(section.name)} { ${paper.styles ?? ''} }`);
  return {
    patient,
    title: 'Patient record',
    day: today,
    sections: [contentsHtml(told), ...told.map(sectionHtml)],
    styles: RECORD_STYLES + styles.join('\n'),
    hash: hashOfRecord(patient, told),
    expect: told.flatMap(({ section, paper }) => [section.title, ...(paper.expect ?? [])]),
    maxPages: RECORD.pagesMax,
  };
}
