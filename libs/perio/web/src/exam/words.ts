import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import {
  attachmentLoss,
  isUpper,
  readingAt,
  SEXTANTS,
  type PerioExam,
  type PerioSite,
  type Sextant,
  type SiteRef,
} from '@cuspid/odontogram';
import type { PerioDiagnosisDto, PerioReasonDto, ShareDto, SiteRefDto } from '@cuspid/perio/contracts';

/** Sites told with a reason; of more, their number. */
const TOLD = 6;

/** What an exam says, in words. */
@Injectable({ providedIn: 'root' })
export class PerioWords {
  private readonly words = inject(TranslocoService);

  /** "Tooth 16, disto-vestibular". */
  site([tooth, site]: SiteRef): string {
    return this.say('site.at', { tooth, site: this.place(tooth, site) });
  }

  /** All of a site for whoever hears it: "Tooth 16, oral: depth 4 mm, margin 2 mm, attachment loss 6 mm, bleeds". */
  sentence(exam: PerioExam, ref: SiteRef): string {
    const reading = readingAt(exam, ...ref);
    const { depth, margin, bleeds, plaque, suppurates } = reading;
    const loss = attachmentLoss(reading);
    const said = [
      depth === null ? this.say('site.open') : this.say('site.depth', { mm: depth }),
      margin !== null && this.say('site.margin', { mm: margin }),
      loss !== null && this.say('site.loss', { mm: loss }),
      bleeds !== null && this.say(bleeds ? 'site.bleeds' : 'site.dry'),
      plaque && this.say('site.plaque'),
      suppurates && this.say('site.pus'),
    ];
    return `${this.site(ref)}: ${said.filter(Boolean).join(', ')}`;
  }

  /** "9.9 %", or a dash. */
  percent({ percent }: Pick<ShareDto, 'percent'>): string {
    return percent === null ? '–' : this.say('share.percent', { percent });
  }

  /** "19 / 192", and of how many where it is a part. */
  of({ n, measured, expected, isComplete }: ShareDto): string {
    if (measured === 0) return this.say('share.nothing');
    return this.say(isComplete ? 'share.whole' : 'share.part', { n, measured, expected });
  }

  /** "Periodontitis, stage III, generalised, grade C". */
  diagnosis(said: Pick<PerioDiagnosisDto, 'stage' | 'extent' | 'grade'> & { diagnosis: string }): string {
    const { diagnosis, stage, extent, grade } = said;
    const parts = [
      this.say(`diagnosis.${diagnosis}`),
      stage && this.say('stage', { stage }),
      extent && this.say(`extent.${extent}`),
      grade && this.say('grade', { grade }),
    ];
    return parts.filter(Boolean).join(', ');
  }

  reason({ rule, level, value, teeth, sites }: PerioReasonDto): string {
    const told = this.say(`rule.${rule}`, { value });
    const where = this.places(sites) || teeth.join(', ');
    const said = where ? this.say('reason.at', { told, where }) : told;
    return level === 'case' ? said : this.say('reason.level', { level, said });
  }

  /** A part of an exam two people changed. */
  part(part: string): string {
    return /^\d\d$/.test(part) ? this.say('tooth', { tooth: part }) : this.say(`part.${part}`);
  }

  readonly sextants: readonly { sextant: Sextant; label: string }[] = SEXTANTS.map((sextant) => ({
    sextant,
    label: this.say(`sextant.${sextant}`),
  }));

  say(key: string, more: Record<string, unknown> = {}): string {
    return this.words.translate(`perio.${key}`, more);
  }

  private place(tooth: SiteRef[0], site: PerioSite): string {
    // Inside is the palate above and the tongue below.
    return this.say(`site.${site}${site.endsWith('oral') ? (isUpper(tooth) ? '_upper' : '_lower') : ''}`);
  }

  private places(sites: readonly SiteRefDto[]): string {
    const told = sites.slice(0, TOLD).map(({ tooth, site }) => `${tooth} ${this.place(tooth, site)}`);
    const more = sites.length - told.length;
    return more > 0 ? this.say('reason.more', { told: told.join(', '), more }) : told.join(', ');
  }
}
