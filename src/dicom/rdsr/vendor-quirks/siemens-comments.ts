import { quantity } from '../../../quantities/quantity.ts';
import { decimalTimesTen } from '../../../quantities/units.ts';
import { codeFrom } from '../../sr/coded-concept.ts';
import type { Code } from '../../sr/coded-concept.ts';
import type { ProjectionDraft } from '../projection-draft.ts';
import type { EventDraft } from '../projection-event.ts';
import { markDerived } from '../sent.ts';

const longestComment = 100_000;

/** Values of Siemens' comment elements, `<Name SRData="value"/>`. Nothing else of XML is understood: no entities, no nesting. */
const commentValues = (comment: string | null): ReadonlyMap<string, string> => {
  const values = new Map<string, string>();
  if (comment?.startsWith('<') !== true || comment.length > longestComment) return values;
  for (const [, name, value] of comment.matchAll(/<(\w{1,64}) SRData="([^"<]{0,1000})"/g)) {
    if (name !== undefined && value !== undefined) values.set(name, value.trim());
  }
  return values;
};

const sct = (value: string, meaning: string): Code => codeFrom(value, 'SCT', meaning);

const headFirst = sct('102540008', 'headfirst');
const feetFirst = sct('102541007', 'feet-first');
const recumbent = sct('102538003', 'recumbent');

const modifiers: Readonly<Record<string, Code>> = {
  S: sct('40199007', 'supine'),
  P: sct('1240000', 'prone'),
  DR: sct('102535000', 'right lateral decubitus'),
  DL: sct('102536004', 'left lateral decubitus'),
};

/** "HFS" … "FFDL" (PS3.3 C.7.3.1.1.2) as the template's three codes; null for another text. */
const positionFrom = (text: string | undefined) => {
  const parts = /^(HF|FF)(S|P|DR|DL)$/.exec(text ?? '');
  const modifier = parts?.[2] === undefined ? undefined : modifiers[parts[2]];
  if (parts === null || modifier === undefined) return null;
  return { relationship: parts[1] === 'HF' ? headFirst : feetFirst, modifier };
};

/** The patient's position from the comment of the whole report, for events that do not tell their own. */
export const siemensReportComment = ({ comment, events }: ProjectionDraft): void => {
  const position = positionFrom(commentValues(comment).get('Position'));
  if (position === null) return;
  const from = "patient position in the report's comment";
  for (const event of events) {
    if (event.patientOrientation !== null || event.patientTableRelationship !== null) continue;
    event.patientOrientation = recumbent;
    event.patientOrientationModifier = position.modifier;
    event.patientTableRelationship = position.relationship;
    for (const field of ['patientOrientation', 'patientOrientationModifier', 'patientTableRelationship'])
      markDerived(event.sent, field, from);
  }
};

const numberIn = (values: ReadonlyMap<string, string>, name: string): number | null => {
  const value = decimalTimesTen(values.get(name) ?? '', 0);
  return value !== null && value > 0 ? value : null;
};

const from = "the event's comment";

const fillUp = (event: EventDraft, values: ReadonlyMap<string, string>): void => {
  const frames = numberIn(values, 'NumOfFrames');
  const rate = numberIn(values, 'FrameRate');
  const time = numberIn(values, 'SceneTime');
  if (event.pulseCount === null && frames !== null) {
    event.pulseCount = quantity(frames, '1');
    markDerived(event.sent, 'pulseCount', `NumOfFrames in ${from}`);
  }
  if (event.pulseRatePerS === null && rate !== null) {
    event.pulseRatePerS = quantity(rate, '/s');
    markDerived(event.sent, 'pulseRatePerS', `FrameRate in ${from}`);
  }
  if (event.irradiationDurationS === null && time !== null) {
    event.irradiationDurationS = quantity(time, 's');
    markDerived(event.sent, 'irradiationDurationS', `SceneTime in ${from}`);
  }
};

/** Detector field (`iiDiameter`, mm), frames, frame rate and time from the comment of an event, where nothing else tells. */
export const siemensEventComments = ({ events }: ProjectionDraft): void => {
  for (const event of events) {
    const values = commentValues(event.comment);
    if (values.size === 0) continue;
    fillUp(event, values);
    const diameter = numberIn(values, 'iiDiameter');
    if (diameter === null) continue;
    event.more['detectorFieldDiameterMm'] = diameter;
    markDerived(event.sent, 'detectorFieldDiameterMm', `iiDiameter in ${from}`);
  }
};
