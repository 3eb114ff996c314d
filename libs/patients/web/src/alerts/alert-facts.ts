import type { AlertDto, AlertsDto } from '@cuspid/patients/contracts';
import type { AlertFact } from '@cuspid/ui';

/** The facts of the banner: dangers red, cautions amber. Information is for the profile only. */
export function factsOf(alerts: readonly AlertDto[]): AlertFact[] {
  return alerts.flatMap(({ severity, label, note }) =>
    severity === 'INFO'
      ? []
      : [
          {
            severity: severity === 'DANGER' ? ('danger' as const) : ('caution' as const),
            name: label,
            text: note ?? '',
          },
        ],
  );
}

/** What the banner looks like: nobody asked, asked and none, or a list. */
export function bannerState({ allergyState }: Pick<AlertsDto, 'allergyState'>): 'unknown' | 'none' | 'list' {
  if (allergyState === 'UNKNOWN') return 'unknown';
  return allergyState === 'NONE' ? 'none' : 'list';
}
