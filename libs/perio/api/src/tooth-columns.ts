import {
  FURCATIONS,
  PERIO_SITES,
  type Furcation,
  type PerioSite,
  type PerioTooth,
  type SiteReading,
} from '@cuspid/odontogram';
import type { PerioToothRow } from './perio-tooth-row';

/** What of a row is the tooth itself. */
export type ToothColumns = Pick<
  PerioToothRow,
  'depths' | 'margins' | 'bleeding' | 'plaque' | 'pus' | 'mobility' | 'furcations'
>;

type Claim = 'bleeds' | 'plaque' | 'suppurates';

const numbers = ({ sites }: PerioTooth, what: 'depth' | 'margin'): string =>
  PERIO_SITES.map((site) => sites[site][what] ?? '').join(',');

const letter = (claim: boolean | null): string => (claim === null ? '-' : claim ? '1' : '0');

const claims = ({ sites }: PerioTooth, what: Claim): string =>
  PERIO_SITES.map((site) => letter(sites[site][what])).join('');

/** A tooth as its row is written: the same readings are the same text. */
export const columnsOf = (tooth: PerioTooth): ToothColumns => ({
  depths: numbers(tooth, 'depth'),
  margins: numbers(tooth, 'margin'),
  bleeding: claims(tooth, 'bleeds'),
  plaque: claims(tooth, 'plaque'),
  pus: claims(tooth, 'suppurates'),
  mobility: tooth.mobility,
  furcations: FURCATIONS.map((entrance) => tooth.furcations[entrance] ?? '-').join(''),
});

/** A tooth nobody looked at, or that was taken out of the exam again. */
export const NOTHING: ToothColumns = {
  ...{ depths: ',,,,,', margins: ',,,,,', bleeding: '------', plaque: '------', pus: '------' },
  mobility: null,
  furcations: '----',
};

/** Whether two rows say the same of a tooth. */
export const isSame = (a: ToothColumns, b: ToothColumns): boolean =>
  a.depths === b.depths &&
  a.margins === b.margins &&
  a.bleeding === b.bleeding &&
  a.plaque === b.plaque &&
  a.pus === b.pus &&
  a.mobility === b.mobility &&
  a.furcations === b.furcations;

const number = (text: string | undefined): number | null => (text ? Number(text) : null);
const claim = (text: string | undefined): boolean | null => (text === '1' ? true : text === '0' ? false : null);

/** The tooth a row tells of. */
export function toothOf({ depths, margins, bleeding, plaque, pus, mobility, furcations }: ToothColumns): PerioTooth {
  const [depth, margin] = [depths.split(','), margins.split(',')];
  const read = (site: PerioSite): SiteReading => {
    const at = PERIO_SITES.indexOf(site);
    return {
      depth: number(depth[at]),
      margin: number(margin[at]),
      bleeds: claim(bleeding[at]),
      plaque: claim(plaque[at]),
      suppurates: claim(pus[at]),
    };
  };
  const entrances: Partial<Record<Furcation, number>> = {};
  FURCATIONS.forEach((entrance, at) => {
    const degree = furcations[at];
    if (degree && degree !== '-') entrances[entrance] = Number(degree);
  });
  const sites = {
    distal_vestibular: read('distal_vestibular'),
    vestibular: read('vestibular'),
    mesial_vestibular: read('mesial_vestibular'),
    distal_oral: read('distal_oral'),
    oral: read('oral'),
    mesial_oral: read('mesial_oral'),
  };
  return { sites, mobility, furcations: entrances };
}
