/** Limits of named versions. */
export const CHART_VERSION = {
  nameMax: 120,
  noteMax: 500,
} as const;

/** The shape of what is frozen: named in each, so that a reader of any year knows what it has before it. */
export const FROZEN_FORMAT = 'cuspid.dental-chart/1';

/** What a list shows besides what is in use. */
export const BIN_VIEWS = ['only'] as const;
export type BinView = (typeof BIN_VIEWS)[number];
