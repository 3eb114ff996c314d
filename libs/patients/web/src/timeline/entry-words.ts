import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { isFindingCode, isLayer, LAYER_WORDS, ruleOf } from '@cuspid/odontogram';
import type { TimelineEntryDto, TimelineFindingDto } from '@cuspid/patients/contracts';

/** What is said of the whole alert, not of one word in it. */
const BETWEEN = ' · ';

/** An entry in words: what happened, and what there is to say about it. The server sends data only. */
@Injectable({ providedIn: 'root' })
export class EntryWords {
  private readonly words = inject(TranslocoService);

  /** "Visit completed". One that has no words yet shows as it is. */
  title({ what }: TimelineEntryDto): string {
    return this.known(`patients.timeline.what.${what}`) ?? what;
  }

  /** "Adjustment · 30 min · Dr Anushka Fernando". */
  about(entry: TimelineEntryDto): string {
    const { kind, parts, person } = entry;
    const said =
      kind === 'record'
        ? [this.fields(parts.fields)]
        : kind === 'chart'
          ? [parts.label, this.findings(entry)]
          : kind === 'care-team'
            ? [person?.name, this.known(`roles.${parts.word}`)]
            : kind === 'alerts'
              ? this.alert(entry)
              : [parts.label, this.minutes(parts.minutes), person?.name];
    return said.filter(Boolean).join(BETWEEN);
  }

  private alert({ parts: { label, word, severity } }: TimelineEntryDto): (string | null | undefined)[] {
    if (!label) return [this.known(`patients.allergyState.${word}`)];
    return [label, this.known(`patients.kind.${word}`), this.known(`patients.severity.${severity}`)];
  }

  private fields(fields = ''): string {
    const named = fields.split(',').filter(Boolean);
    return named.map((field) => this.known(`patients.field.${field}`) ?? field).join(', ');
  }

  private minutes(minutes?: number | null): string | null {
    return minutes ? this.words.translate('patients.timeline.minutes', { minutes }) : null;
  }

  private findings({ parts: { findings = [], count = 0 } }: TimelineEntryDto): string {
    const left = count - findings.length;
    const more = left > 0 ? [this.words.translate<string>('patients.timeline.moreFindings', { count: left })] : [];
    return [...together(findings).map(phrase), ...more].join('; ');
  }

  /** Looked up first: asking for words that are not there is noted as a fault of ours. */
  private known(key: string): string | null {
    return key in this.words.getTranslation(this.words.getActiveLang()) ? this.words.translate(key) : null;
  }
}

/** The same on several teeth is said once. */
function together(findings: readonly TimelineFindingDto[]): TimelineFindingDto[] {
  const said = new Map<string, TimelineFindingDto>();
  for (const one of findings) {
    // What spans several teeth is one thing: two wires are not a long one.
    const key = one.teeth.length > 1 ? `${said.size}` : `${one.code} ${one.layer}`;
    const before = said.get(key);
    said.set(key, before ? { ...before, teeth: [...before.teeth, ...one.teeth] } : one);
  }
  return [...said.values()];
}

/** "16, 26 caries", "36 filling, planned": the chart's own words. */
function phrase({ code, layer, teeth }: TimelineFindingDto): string {
  const word = isFindingCode(code) ? ruleOf(code).word : code;
  const standing = isLayer(layer) && layer !== 'condition' ? `, ${LAYER_WORDS[layer]}` : '';
  const isLong = teeth.length > 3 && isFindingCode(code) && ruleOf(code).spans;
  return `${isLong ? `${teeth[0]} to ${teeth.at(-1)}` : teeth.join(', ')} ${word}${standing}`;
}
