import type { FindingContent, FindingDraft } from '../../findings/finding';
import { isLayer, LAYERS, type Layer } from '../../findings/layers';
import { isFindingCode } from '../../findings/vocabulary';
import type { ChartState } from '../../state/settle';
import type { DentitionView } from '../../teeth/eruption';
import type { Notation } from '../../teeth/notation';
import type { ToothId } from '../../teeth/tooth';
import type { ProfileName } from '../profiles';
import type { ThemeName } from '../theme';
import type { ChangedTeeth } from './marks';
import type { TagWords } from './tags';

/** Any state can be drawn, of stored findings or of drafts. */
export type DrawableState = ChartState<FindingContent>;

/** `ready` draws the state. The others draw a mouth nobody could take for a healthy one. */
export const CHART_STATUSES = ['ready', 'loading', 'failed', 'unknown'] as const;
export type ChartStatus = (typeof CHART_STATUSES)[number];

/** Words printed into the drawing; English unless the caller translates them. */
export interface Captions {
  readonly empty: string;
  readonly loading: string;
  readonly failed: string;
  readonly unknown: string;
  /** The patient's sides at the ends of the midline. */
  readonly right: string;
  readonly left: string;
  /** Said behind the sentence of a tooth with a halo, or with a stamp. */
  readonly added: string;
  readonly ended: string;
  readonly changed: string;
  readonly awaiting: string;
}

export const CAPTIONS: Captions = {
  empty: 'Nothing recorded yet',
  loading: 'Loading the chart…',
  failed: 'The chart could not be read',
  unknown: 'The chart is not known here',
  right: 'R',
  left: 'L',
  added: 'New since then.',
  ended: 'Ended since then.',
  changed: 'Changed since then.',
  awaiting: 'Not co-signed yet.',
};

export interface LayoutOptions {
  /** Rows shown: permanent 2, mixed 4, primary 2. Default permanent. */
  readonly dentition?: DentitionView;
  /** Who stands in a slot (`{ "35": "75" }`). Default: retained primary teeth in the place of their successors. */
  readonly slots?: Readonly<Partial<Record<ToothId, ToothId>>>;
}

export interface OdontogramOptions extends LayoutOptions {
  readonly status?: ChartStatus;
  readonly notation?: Notation;
  /** Layers that are drawn. Presence of teeth is always drawn. Default all. */
  readonly layers?: readonly Layer[];
  readonly theme?: ThemeName;
  /** The clinic's colour convention; it changes colours only. Default `default`. */
  readonly profile?: ProfileName;
  /** Starts every id, so that two charts share a page: a letter, then letters, digits, `-`. Default `od`. */
  readonly uid?: string;
  readonly selected?: readonly ToothId[];
  readonly focus?: ToothId | null;
  readonly hover?: ToothId | null;
  /** Typed but not saved: hatched the other way, dashed outline. */
  readonly pending?: readonly FindingDraft[];
  /**
   * Teeth that differ between two moments, for the drawing of a difference: a halo around the tooth and a dark plate
   * under its number. `['16', '26']`, or what became of each: `{ '16': 'added', '26': 'ended', '36': 'changed' }`
   * writes + − Δ before the number, and the halo of `ended` is broken. Draw it on the later state, where
   * what ended is no longer seen, or beside the earlier one with the same option.
   */
  readonly changed?: ChangedTeeth;
  /** Teeth with an entry that is not co-signed yet: a hollow stamp beside the number. */
  readonly awaiting?: readonly ToothId[];
  /** Short texts beside the badges; leave out below 800 px of width. Default true. */
  readonly tags?: boolean;
  /** Those texts in another language; what is left out stays English. */
  readonly tagWords?: Partial<TagWords>;
  /** Roles, labels and tab stops for the screen; false for print. Default true. */
  readonly interactive?: boolean;
  /** Paints the paper. Default true. */
  readonly background?: boolean;
  /** Name of the drawing for screen readers. */
  readonly title?: string;
  readonly captions?: Partial<Captions>;
}

const UID = /^[A-Za-z][\w-]*$/;

/** Findings that can be drawn: of the layers asked for. Throws on a code or layer it does not know. */
export function drawable(findings: readonly FindingContent[], layers: readonly Layer[] = LAYERS): FindingContent[] {
  for (const { code, layer, tooth } of findings) {
    // Never drop a finding silently: a row from a newer version must not look like a healthy tooth.
    if (!isFindingCode(code) || !isLayer(layer)) {
      throw new RangeError(`odontogram: cannot draw ${layer}/${String(code)} on ${tooth}`);
    }
  }
  return findings.filter(({ layer }) => layers.includes(layer));
}

export function prefixOf(uid = 'od'): string {
  if (!UID.test(uid)) throw new RangeError(`odontogram: “${uid}” cannot start an id`);
  return uid;
}
