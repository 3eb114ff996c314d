/** How light a picture is shown. The picture itself stays as it is. */
export interface Light {
  /** Percent; 100 is as it is. */
  readonly brightness: number;
  readonly contrast: number;
  readonly isInverted: boolean;
}

export const AS_IS: Light = { brightness: 100, contrast: 100, isInverted: false };
export const LIGHT = { min: 20, max: 300, step: 10 } as const;

export const isAsIs = (light: Light): boolean =>
  light.brightness === AS_IS.brightness && light.contrast === AS_IS.contrast && !light.isInverted;

export function lit(light: Light, change: Partial<Light>): Light {
  const next = { ...light, ...change };
  const kept = (value: number) => Math.min(LIGHT.max, Math.max(LIGHT.min, value));
  return { ...next, brightness: kept(next.brightness), contrast: kept(next.contrast) };
}

/** As CSS says it; inverted first, so that more brightness is brighter also then. */
export const filterOf = ({ brightness, contrast, isInverted }: Light): string =>
  `${isInverted ? 'invert(1) ' : ''}brightness(${brightness}%) contrast(${contrast}%)`;
