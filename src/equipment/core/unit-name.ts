export interface UnitNaming {
  readonly id: number;
  readonly displayName: string | null;
  readonly manufacturer: string | null;
  readonly model: string | null;
  readonly stationName: string | null;
}

const isText = (text: string | null): text is string => text !== null && text !== '';

/** What a unit is called: the name a person gave; else station, maker and model (people know a unit by its station); else its number. */
export const unitName = ({ id, displayName, manufacturer, model, stationName }: UnitNaming): string => {
  if (isText(displayName)) return displayName;
  const device = [manufacturer, model].filter(isText).join(' ');
  const told = [stationName, device].filter(isText).join(' · ');
  return told === '' ? `Unit ${id}` : told;
};
