import type { CtEventView, ProjectionEventView } from '../../dose/study-event.contract.ts';
import { formatTime } from '../ui/dates.ts';
import { allDigits, nbsp } from '../ui/numbers.ts';
import { personWords } from '../ui/person-name.ts';

export const eventTypeWords: Readonly<Record<ProjectionEventView['type'], string>> = {
  fluoroscopy: 'Fluoroscopy',
  'stationary-acquisition': 'Stationary acquisition',
  'stepping-acquisition': 'Stepping acquisition',
  'rotational-acquisition': 'Rotational acquisition',
  unknown: 'Type not reported',
};

export const ctTypeWords: Readonly<Record<CtEventView['acquisitionType'], string>> = {
  sequenced: 'Sequenced',
  spiral: 'Spiral',
  'constant-angle': 'Constant angle (localizer)',
  stationary: 'Stationary',
  free: 'Free',
  'cone-beam': 'Cone beam',
  unknown: 'Type not reported',
};

/** The wall time of an event, or its date where it has no time. */
export const startWords = (event: ProjectionEventView | CtEventView): string | null =>
  event.startedAt === null ? null : (formatTime(event.startedAt.local, true) ?? event.startedAt.local);

/** Which event a point of a chart is: "Event 17, 09:13:32, fluoroscopy". */
export const eventWords = (event: ProjectionEventView): string =>
  [`Event ${event.index + 1}`, startWords(event), eventTypeWords[event.type].toLowerCase()]
    .filter((part) => part !== null)
    .join(', ');

const thickness = (min: number | null, max: number | null): string => {
  if (min === null && max === null) return '';
  const ends = [...new Set([min, max].filter((end) => end !== null))];
  return `${ends.map(allDigits).join('–')}${nbsp}mm `;
};

export const filterWords = (event: ProjectionEventView): string | null =>
  event.filters.length === 0
    ? null
    : event.filters
        .map(({ material, minMm, maxMm, type }) =>
          `${thickness(minMm, maxMm)}${material ?? type?.meaning ?? 'filter'}`.trim(),
        )
        .join(' + ');

export const participantWords = (event: ProjectionEventView | CtEventView): string | null =>
  event.participants.length === 0
    ? null
    : event.participants
        .map(({ name, role, organization }) => {
          const who = name === null ? (organization ?? 'not named') : personWords(name.alphabetic);
          const as = role?.meaning ?? null;
          return as === null ? who : `${who} (${as})`;
        })
        .join('; ');

/** One value a tube, in the order reported: "120 / 80". */
export const perSource = (
  event: CtEventView,
  value: (source: CtEventView['sources'][number]) => number | null,
): string | null => {
  const values = event.sources.map(value);
  if (values.every((each) => each === null)) return null;
  return values.map((each) => (each === null ? '?' : allDigits(each))).join(' / ');
};

export const doseCheckWords = (event: CtEventView): string | null =>
  event.doseChecks.length === 0
    ? null
    : event.doseChecks
        .map((check) => {
          const said = [
            check.dlpValueMgycm === null ? null : `DLP set to ${allDigits(check.dlpValueMgycm)}${nbsp}mGy·cm`,
            check.dlpForwardEstimateMgycm === null
              ? null
              : `DLP foreseen ${allDigits(check.dlpForwardEstimateMgycm)}${nbsp}mGy·cm`,
            check.ctdiVolValueMgy === null
              ? null
              : `CTDIvol set to ${allDigits(check.ctdiVolValueMgy)}${nbsp}mGy`,
            check.ctdiVolForwardEstimateMgy === null
              ? null
              : `CTDIvol foreseen ${allDigits(check.ctdiVolForwardEstimateMgy)}${nbsp}mGy`,
            check.reasonForProceeding === null ? null : `reason: ${check.reasonForProceeding}`,
          ].filter((part) => part !== null);
          const kind = check.kind === 'alert' ? 'Dose alert' : 'Dose notification';
          return said.length === 0 ? kind : `${kind}: ${said.join(', ')}`;
        })
        .join('; ');
