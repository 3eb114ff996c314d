import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { ageOn } from '@cuspid/dental-chart/api';
import { CareTeam, Patient } from '@cuspid/patients/api';
import { Database, Invalid, type Actor } from '@cuspid/platform/api';
import { clock } from '@cuspid/platform/database';
import { isDay } from '@cuspid/platform/contracts/dto';
import { PRESENTATION } from '@cuspid/presentations/contracts';
import type { BuildPresentationDto, PresentationDto, SlideDto } from '@cuspid/presentations/contracts/dto';
import { Clinic } from '@cuspid/settings/api';
import type { EntityManager } from 'typeorm';
import { CasePresentation } from './case-presentation';
import { CaseReading } from './case-reading';
import { frozen, telling } from './deck';
import { disguise, type Disguise } from './deidentify/scrub';
import { Pictures } from './pictures';
import { PresentationTells } from './presentation-errors';
import { PresentationReach } from './presentation-reach';
import { line, slidesOf, worded } from './slides';

/** Far enough that no day of the week or of the year tells, near enough that times still sound of today. */
const SHIFT = { least: 30, most: 365 } as const;

/** Days before or after, at random, for one presentation and never told. */
const secretShift = (): number => (randomInt(2) ? 1 : -1) * randomInt(SHIFT.least, SHIFT.most + 1);

/** Builds a presentation of a case from the record. */
@Injectable()
export class Building {
  constructor(
    private readonly db: Database,
    private readonly careTeam: CareTeam,
    private readonly clinic: Clinic,
    private readonly reading: CaseReading,
    private readonly pictures: Pictures,
    private readonly reach: PresentationReach,
    private readonly audit: Audit,
  ) {}

  /** Errors: `NoConsent`, `PresentationTells`, `Invalid`. What is built stays as it is. */
  async build(me: Actor, patientId: number, what: BuildPresentationDto): Promise<PresentationDto> {
    const db = this.db.source.manager;
    const patient = await this.careTeam.require(db, me, patientId, 'presentation.build');
    await this.reach.requireConsent(db, patientId, false);
    const as = disguise(await identityOf(db, patient), secretShift());
    // Read before the transaction: what is read asks for connections of its own.
    const today = await this.clinic.today();
    const { sources, hasPhotos, ...told } = await this.tell(me, patient, what, as, today);
    const deck = { title: as.text(what.title), ...told };
    const where = telling(deck, as);
    if (where) throw new PresentationTells(where);
    return this.db.transaction(me, async (tx) => {
      await this.careTeam.require(tx, me, patientId, 'presentation.build', true);
      // With the patient held, a consent that is withdrawn at this moment was withdrawn before or is after.
      await this.reach.requireConsent(tx, patientId, hasPhotos);
      const row = tx.create(CasePresentation, {
        ...{ patientId, title: deck.title, ...frozen(deck, sources), sources, hasPhotos },
        ...{ slides: deck.slides.length, builtAt: clock.now(), builtById: me.id, removedAt: null, removedById: null },
      });
      await tx.save(row);
      const after = { title: row.title, sections: what.sections.join(','), contentHash: row.contentHash };
      await this.audit.record(tx, me, 'presentation.built', {
        entity: 'case_presentation',
        id: row.id,
        patientId,
        after,
      });
      return this.reach.told(tx, row);
    });
  }

  /** All slides, in the order of the sections; what a section has nothing to say of is left out. */
  private async tell(me: Actor, patient: Patient, what: BuildPresentationDto, as: Disguise, today: string) {
    const { id } = patient;
    const has = (section: BuildPresentationDto['sections'][number]) => what.sections.includes(section);
    const none: SlideDto[] = [];
    const chart = has('CHART')
      ? await this.reading.chart(me, id, daysIn(what.chartDays, today), as)
      : { drawings: [], slides: none };
    const chosen = await this.pictures.choose(
      this.db.source.manager,
      id,
      has('PICTURES') ? (what.pictures ?? []) : [],
      as,
    );
    const slides = [
      ...(has('PERSON') ? personSlides(patient, today) : none),
      ...(has('PROBLEMS') ? await this.reading.problemSlides(me, id, as) : none),
      ...(has('ORTHODONTICS') ? await this.reading.orthoSlides(me, id, as) : none),
      ...chart.slides,
      ...(has('PLAN') ? await this.reading.planSlides(me, id, as) : none),
      ...(has('NOTES') ? await this.reading.noteSlides(me, id, what.noteIds ?? [], as) : none),
      ...chosen.slides,
    ];
    if (!slides.length) throw new Invalid([{ path: 'sections', message: 'the record has nothing to say of these' }]);
    if (slides.length > PRESENTATION.slidesMax) {
      throw new Invalid([{ path: 'sections', message: `make more than ${PRESENTATION.slidesMax} slides` }]);
    }
    const { sources, hasPhotos } = chosen;
    return { slides, drawings: chart.drawings, sources, hasPhotos };
  }
}

function personSlides(patient: Patient, today: string): SlideDto[] {
  const age = ageOn(today, patient);
  const years = age === null ? null : `${Math.max(0, Math.floor(age))} years`;
  return slidesOf('PERSON', 'The patient', [...line('Age', years), ...line('Sex', worded(patient.sex))]);
}

function daysIn(asked: string | undefined, today: string): string[] {
  const days = asked?.split(',').map((day) => day.trim()) ?? [today];
  if (days.length > PRESENTATION.chartDaysMax || !days.every((day) => isDay(day) && day <= today)) {
    const message = `must be at most ${PRESENTATION.chartDaysMax} days until today, with commas`;
    throw new Invalid([{ path: 'chartDays', message }]);
  }
  return [...new Set(days)].sort();
}

/** Who it is, in the words of the record and of those that were merged into it. */
async function identityOf(db: EntityManager, patient: Patient) {
  const all = [patient, ...(await db.findBy(Patient, { mergedIntoId: patient.id }))];
  return {
    names: all.flatMap(({ firstName, lastName, guardianName, emergencyName }) => [
      ...[firstName, lastName, guardianName, emergencyName],
    ]),
    codes: all.map(({ patientCode }) => patientCode),
    phones: all.flatMap(({ phone, otherPhone, guardianPhone, emergencyPhone }) => [
      ...[phone, otherPhone, guardianPhone, emergencyPhone],
    ]),
    emails: all.map(({ email }) => email),
    addresses: all.map(({ address }) => address),
    dateOfBirth: patient.dateOfBirth,
  };
}
