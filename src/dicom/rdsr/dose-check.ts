import { concept, container } from '../sr/concepts.ts';
import { codeOf, textOf } from '../sr/content-item.ts';
import type { ContentItem } from '../sr/content-item.ts';
import { alertNumbers, notificationNumbers } from './ct-fields.ts';
import type { DoseCheck } from './ct-report.ts';
import type { Findings } from './findings.ts';
import { takeNumbers } from './numbers.ts';
import { personsAmong } from './participants.ts';
import { yesNo } from './yes-no.ts';

interface Kind {
  readonly kind: DoseCheck['kind'];
  readonly dlpConfigured: Parameters<typeof codeOf>[1];
  readonly ctdiVolConfigured: Parameters<typeof codeOf>[1];
  readonly numbers: typeof alertNumbers;
}

const kinds: Readonly<Record<string, Kind>> = {
  [container.doseCheckAlert]: {
    kind: 'alert',
    dlpConfigured: concept.dlpAlertConfigured,
    ctdiVolConfigured: concept.ctdiVolAlertConfigured,
    numbers: alertNumbers,
  },
  [container.doseCheckNotification]: {
    kind: 'notification',
    dlpConfigured: concept.dlpNotificationConfigured,
    ctdiVolConfigured: concept.ctdiVolNotificationConfigured,
    numbers: notificationNumbers,
  },
};

const isAbove = (estimate: number | null, value: number | null): boolean =>
  estimate !== null && value !== null && estimate > value;

const exceededIn = (check: DoseCheck): string => {
  const { dlpForwardEstimateMgycm: dlp, ctdiVolForwardEstimateMgy: ctdiVol } = check;
  return [
    isAbove(dlp, check.dlpValueMgycm) ? `DLP ${dlp} mGy·cm above ${check.dlpValueMgycm} mGy·cm` : null,
    isAbove(ctdiVol, check.ctdiVolValueMgy)
      ? `CTDIvol ${ctdiVol} mGy above ${check.ctdiVolValueMgy} mGy`
      : null,
  ]
    .filter((text) => text !== null)
    .join(', ');
};

const reportExceeded = (check: DoseCheck, findings: Findings, eventIndex: number): void => {
  const { kind, dlpForwardEstimateMgycm: dlp, ctdiVolForwardEstimateMgy: ctdiVol } = check;
  if (!isAbove(dlp, check.dlpValueMgycm) && !isAbove(ctdiVol, check.ctdiVolValueMgy)) return;
  findings.add(
    kind === 'alert' ? 'dose-check-alert-exceeded' : 'dose-check-notification-exceeded',
    () => `The scanner foresaw that its ${kind} value would be exceeded: ${exceededIn(check)}.`,
    { eventIndex, field: 'doseChecks' },
  );
};

const readDoseCheck = (
  { children }: ContentItem,
  kind: Kind,
  findings: Findings,
  eventIndex: number,
): DoseCheck => {
  // Every field stands here from the start: an object that grows by spreading takes ten times as long.
  const check: DoseCheck = {
    kind: kind.kind,
    dlpConfigured: yesNo(codeOf(children, kind.dlpConfigured)),
    ctdiVolConfigured: yesNo(codeOf(children, kind.ctdiVolConfigured)),
    dlpValueMgycm: null,
    ctdiVolValueMgy: null,
    dlpForwardEstimateMgycm: null,
    ctdiVolForwardEstimateMgy: null,
    reasonForProceeding: textOf(children, concept.reasonForProceeding),
    person: personsAmong(children)[0]?.name ?? null,
  };
  const values = check as unknown as Record<string, number | null>;
  takeNumbers(children, kind.numbers, { values, sent: {}, findings, eventIndex });
  return check;
};

/** The dose checks among these items (TID 10015); what exceeded its value becomes a finding. */
export const readDoseChecks = (
  items: readonly ContentItem[],
  findings: Findings,
  eventIndex: number,
): DoseCheck[] =>
  items.flatMap((item) => {
    const kind = kinds[item.key];
    if (kind === undefined) return [];
    const check = readDoseCheck(item, kind, findings, eventIndex);
    reportExceeded(check, findings, eventIndex);
    return [check];
  });
