import { Injectable } from '@nestjs/common';
import { Audit } from '@cuspid/audit/api';
import { Database, Invalid, NotFound, StaleVersion, type Actor } from '@cuspid/platform/api';
import type { FieldError } from '@cuspid/platform/contracts';
import type { Tx } from '@cuspid/platform/database';
import {
  LETTER_KINDS,
  LETTER_LANGUAGES,
  templateProblems,
  VISIT_LINK_PAGE,
  type LetterKind,
} from '@cuspid/letters/contracts';
import type {
  LetterPreviewDto,
  LetterTemplateDto,
  LetterTemplatesDto,
  LetterTextDto,
} from '@cuspid/letters/contracts/dto';
import type { Language } from '@cuspid/patients/contracts';
import { clock } from '@cuspid/platform/database';
import { Clinic } from '@cuspid/settings/api';
import { UsersService } from '@cuspid/users/api';
import { builtIn } from './built-in';
import { LetterTemplate } from './letter-template';
import { whenInWords, written } from './letter-words';
import { factsOf } from './letter-writer';
import { PROBLEM_SAYS } from './template-problems';

const DAY_MS = 86_400_000;
const NAMES: Readonly<Record<Language, string>> = { en: 'Nimali', si: 'නිමාලි', ta: 'நிமாலி' };

/** The texts letters are made from. What is not the clinic's own is the text that comes with Cuspid. */
@Injectable()
export class TemplatesService {
  constructor(
    private readonly db: Database,
    private readonly clinic: Clinic,
    private readonly users: UsersService,
    private readonly audit: Audit,
  ) {}

  async list(): Promise<LetterTemplatesDto> {
    const own = await this.db.source.manager.find(LetterTemplate);
    const places = LETTER_KINDS.flatMap((kind) => LETTER_LANGUAGES.map((language) => ({ kind, language })));
    const rowOf = ({ kind, language }: Place) => own.find((row) => row.kind === kind && row.language === language);
    return { items: await Promise.all(places.map((place) => this.shown(place, rowOf(place)))) };
  }

  async one(kind: string, language: string): Promise<LetterTemplateDto> {
    const place = placeOf(kind, language);
    return this.shown(place, await this.db.source.manager.findOneBy(LetterTemplate, place));
  }

  /** Gives the clinic its own text; of the version the caller saw. @throws Invalid for what a letter may not hold */
  change(me: Actor, kind: string, language: string, text: LetterTextDto, version: number): Promise<LetterTemplateDto> {
    const place = placeOf(kind, language);
    requireRight(place, text);
    return this.write(me, place, text, version, 'letter-template.changed');
  }

  /** Brings the text back that comes with Cuspid. */
  reset(me: Actor, kind: string, language: string, version: number): Promise<LetterTemplateDto> {
    return this.write(me, placeOf(kind, language), null, version, 'letter-template.reset');
  }

  /** The letter an invented patient would get tomorrow at ten. */
  async preview(kind: string, language: string, text: LetterTextDto): Promise<LetterPreviewDto> {
    const place = placeOf(kind, language);
    requireRight(place, text);
    const setting = await this.clinic.setting();
    const at = new Date(Math.floor(clock.ms() / DAY_MS) * DAY_MS + DAY_MS + 4.5 * 3_600_000);
    const { day: formerDay, time: formerTime } = whenInWords(
      new Date(at.getTime() - DAY_MS),
      place.language,
      setting.timeZone,
    );
    const later = [7, 14].map((days) =>
      whenInWords(new Date(at.getTime() + days * DAY_MS), place.language, setting.timeZone),
    );
    const link = `…/${VISIT_LINK_PAGE}/`;
    const {
      subject,
      text: plain,
      html = '',
    } = written(text, {
      patientFirstName: NAMES[place.language],
      ...factsOf(setting),
      ...whenInWords(at, place.language, setting.timeZone),
      laterDates: later.map(({ day, time }) => `${day}, ${time}`).join('; '),
      ...{ formerDay, formerTime, confirmLink: link, cancelLink: link, optOutLink: link },
    });
    return { subject, text: plain, html };
  }

  private write(
    me: Actor,
    place: Place,
    text: LetterTextDto | null,
    version: number,
    action: string,
  ): Promise<LetterTemplateDto> {
    return this.db.transaction(me, async (tx) => {
      const row = await this.held(tx, me, place, version);
      const before = { subject: row.subject, body: row.body };
      const after = { subject: text?.subject ?? null, body: text?.body ?? null };
      Object.assign(row, after, { updatedAt: clock.now(), updatedById: me.id, version: version + 1 });
      await tx.save(row);
      await this.audit.record(tx, me, action, {
        entity: 'letter-template',
        id: row.id,
        before,
        after: { ...place, ...after },
      });
      return this.shown(place, row, tx);
    });
  }

  /** The row, held; a text that is changed for the first time has none yet. */
  private async held(tx: Tx, me: Actor, place: Place, version: number): Promise<LetterTemplate> {
    const first = { ...place, subject: null, body: null, updatedAt: clock.now(), updatedById: me.id, version: 0 };
    await tx.createQueryBuilder().insert().into(LetterTemplate).values(first).orIgnore().updateEntity(false).execute();
    const row = await tx.findOneOrFail(LetterTemplate, { where: place, lock: { mode: 'pessimistic_write' } });
    if (row.version !== version) throw new StaleVersion(row.version);
    return row;
  }

  private async shown(
    place: Place,
    row: LetterTemplate | null | undefined,
    db = this.db.source.manager,
  ): Promise<LetterTemplateDto> {
    const isBuiltIn = !row?.body;
    const { subject, body } = builtIn(place.kind, place.language);
    const people = row ? await this.users.named([row.updatedById], db) : new Map<number, never>();
    return {
      ...place,
      subject: row?.subject ?? subject,
      body: row?.body ?? body,
      isBuiltIn,
      updatedAt: row?.updatedAt.toISOString() ?? null,
      updatedBy: (row && people.get(row.updatedById)) ?? null,
      version: row?.version ?? 0,
    };
  }
}

interface Place {
  kind: LetterKind;
  language: Language;
}

/** @throws NotFound for a kind or a language there is not */
function placeOf(kind: string, language: string): Place {
  const known = {
    kind: LETTER_KINDS.find((one) => one === kind),
    language: LETTER_LANGUAGES.find((one) => one === language),
  };
  if (!known.kind || !known.language) throw new NotFound();
  return { kind: known.kind, language: known.language };
}

function requireRight({ kind }: Place, { subject, body }: LetterTextDto): void {
  const errors = Object.entries({ subject, body }).flatMap(([path, text]) =>
    templateProblems(text, kind).map(({ what, line, column, text: found }): FieldError => ({
      path,
      message: `line ${line}, column ${column}: “${found}” ${PROBLEM_SAYS[what]}`,
    })),
  );
  if (errors.length) throw new Invalid(errors.slice(0, 20));
}
