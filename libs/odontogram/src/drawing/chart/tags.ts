import type { FindingContent } from '../../findings/finding';
import type { FindingCode, Material, Reason } from '../../findings/vocabulary';

/** Short words beside the badges, for what a picture alone does not settle. */
const FIXED: Partial<Record<FindingCode, string>> = {
  veneer: 'V',
  inlay: 'In',
  onlay: 'On',
  pulpotomy: 'PT',
  post: 'P',
  apicectomy: 'Apx',
  implant: 'Imp',
  extraction: 'X',
  unerupted: 'un',
  partial: 'pe',
  impacted: 'imp',
  remnant: 'RR',
  fracture: 'Fx',
  apical: 'AP',
  retained: 'ret',
  sealant: 'S',
  mih: 'MIH',
  unknown: '?',
};

const CROWNS: Partial<Record<Material, string>> = {
  metal: 'M',
  ceramic: 'C',
  zirconia: 'Z',
  temporary: 'T',
  steel: 'SS',
};
const MISSING: Record<Reason, string> = {
  extracted: 'ext',
  congenital: 'agen',
  caries: 'ext-c',
  shed: '',
  unknown: '?',
};
const ROOT_FILLING: Readonly<Record<string, string>> = { short: 'RF<', over: 'RF>' };

/** The tag of a finding, or an empty text. */
export function tagOf(finding: FindingContent): string {
  const { code, severity, material, quality, reason, defective } = finding;
  if (code === 'caries') return `c${severity ?? ''}`;
  if (code === 'filling') return defective ? 'def' : '';
  if (code === 'crown') return `Cr${(material && CROWNS[material]) ?? ''}`;
  if (code === 'rct') return ROOT_FILLING[quality ?? ''] ?? 'RF';
  if (code === 'missing') return reason ? MISSING[reason] : '';
  if (code === 'wear') return `W${severity ?? ''}`;
  if (code === 'mobility') return `M${'I'.repeat(severity ?? 1)}`;
  return FIXED[code] ?? '';
}

/** Tags of a tooth that fit its width; what does not fit is counted. */
export function tagsFor(findings: readonly FindingContent[], width: number): string {
  const tags = [...new Set(findings.map(tagOf).filter(Boolean))];
  const room = Math.max(1, Math.floor(width / 15));
  const more = tags.length > room ? `+${tags.length - room}` : '';
  return tags.slice(0, room).join(' ') + more;
}
