import type { FindingContent, FindingDraft } from '../../findings/finding';
import { isLayer, LAYERS, type Layer } from '../../findings/layers';
import { isFindingCode } from '../../findings/vocabulary';
import type { ChartState } from '../../state/settle';
import type { DentitionView } from '../../teeth/eruption';
import type { Notation } from '../../teeth/notation';
import type { ToothId } from '../../teeth/tooth';
import type { ThemeName } from '../theme';

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
}

export const CAPTIONS: Captions = {
  empty: 'Nothing recorded yet',
  loading: 'Loading the chart…',
  failed: 'The chart could not be read',
  unknown: 'The chart is not known here',
  right: 'R',
  left: 'L',
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
  /** Starts every id, so that two charts share a page: a letter, then letters, digits, `-`. Default `od`. */
  readonly uid?: string;
  readonly selected?: readonly ToothId[];
  readonly focus?: ToothId | null;
  readonly hover?: ToothId | null;
  /** Typed but not saved: hatched the other way, dashed outline. */
  readonly pending?: readonly FindingDraft[];
  /** Short texts beside the badges; leave out below 800 px of width. Default true. */
  readonly tags?: boolean;
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
