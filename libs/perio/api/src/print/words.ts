import type { PerioDiagnosis, PerioExtent, PerioRule, PerioSite } from '@cuspid/odontogram';
import type { PerioReasonDto, ShareDto, SiteRefDto } from '@cuspid/perio/contracts/dto';

export const DIAGNOSES: Record<PerioDiagnosis, string> = {
  health: 'Periodontal health',
  gingivitis_localised: 'Gingivitis, localised',
  gingivitis_generalised: 'Gingivitis, generalised',
  periodontitis: 'Periodontitis',
  undetermined: 'Cannot be said from what was measured',
};

export const EXTENTS: Record<PerioExtent, string> = {
  localised: 'localised',
  generalised: 'generalised',
  molar_incisor: 'molar-incisor pattern',
};

const RULES: Record<PerioRule, (value: number | null) => string> = {
  interdental_loss_non_adjacent: (mm) =>
    `interdental loss of attachment up to ${mm} mm at two or more non-adjacent teeth`,
  vestibular_oral_loss_with_pockets: (mm) => `outer or inner loss of attachment up to ${mm} mm with pockets over 3 mm`,
  attachment_loss: (mm) => `loss of attachment ${mm} mm`,
  bone_loss: (percent) => `bone loss ${percent} %`,
  tooth_loss: (teeth) => `${teeth} teeth lost because of periodontitis`,
  depth: (mm) => `depth up to ${mm} mm`,
  furcation: (degree) => `furcation degree ${degree}`,
  rehabilitation: () => 'complex rehabilitation is needed',
  bone_loss_by_age: (ratio) => `bone loss by age ${ratio}`,
  smoking: (number) => `${number} cigarettes a day`,
  diabetes: () => 'diabetes',
  hba1c: (percent) => `HbA1c ${percent} %`,
  grade_assumed: () => 'bone loss or age not known: B is where the classification begins',
};

const SITES: Record<PerioSite, string> = {
  distal_vestibular: 'disto-vestibular',
  vestibular: 'vestibular',
  mesial_vestibular: 'mesio-vestibular',
  distal_oral: 'disto-oral',
  oral: 'oral',
  mesial_oral: 'mesio-oral',
};

/** Sites told with a reason; of more, their number. */
const TOLD = 6;

const places = (sites: readonly SiteRefDto[]): string => {
  const told = sites.slice(0, TOLD).map(({ tooth, site }) => `${tooth} ${SITES[site]}`);
  const more = sites.length - told.length;
  return told.length ? ` (${told.join(', ')}${more > 0 ? ` and ${more} more` : ''})` : '';
};

/** "III: loss of attachment 6 mm (16 disto-vestibular)". */
export const reasonWords = ({ rule, level, value, teeth, sites }: PerioReasonDto): string =>
  `${level}: ${RULES[rule](value)}${places(sites) || (teeth.length ? ` (${teeth.join(', ')})` : '')}`;

/** "9.9 % (19/192)", and what it is a share of where not everything was looked at. */
export function shareWords({ n, measured, expected, percent, isComplete }: ShareDto): string {
  if (percent === null) return 'not measured';
  return `${percent} % (${n}/${measured}${isComplete ? '' : ` of ${expected}, partial`})`;
}
