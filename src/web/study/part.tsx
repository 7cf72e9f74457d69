import type { StudyPartView } from '../../dose/study.contract.ts';
import { examWord } from '../ui/exam-words.ts';
import { Facts } from '../ui/facts.tsx';
import { momentWords, zoneWords } from '../ui/moments.ts';
import { Section } from '../ui/section.tsx';
import { UnitName } from '../ui/unit-name.tsx';
import { CtPart } from './ct-part.tsx';
import { ProjectionPart } from './projection-part.tsx';

interface PartProps {
  readonly part: StudyPartView;
  /** Whether the part must say which it is: a study of several units has several. */
  readonly named: boolean;
}

interface WholePartProps extends PartProps {
  /** What was entered by hand has no totals and events beside what was typed. */
  readonly isReported: boolean;
}

/** Where it was done, and with what. */
const Where = ({ part, named }: PartProps) => {
  const { unit, startedAt, endedAt } = part;
  const place = [unit.facilityName, unit.room].filter((word) => word !== null).join(', ');
  const maker = [unit.manufacturer, unit.modelName].filter((word) => word !== null).join(' ');
  return (
    <Section title={named ? `${examWord(part.examType)} on ${unit.name}` : 'Unit'}>
      <Facts
        facts={[
          { name: 'Unit', value: <UnitName unit={unit} /> },
          { name: 'Place', value: place === '' ? 'not set' : place },
          { name: 'Maker and model', value: maker === '' ? null : maker },
          { name: 'Serial number', value: unit.deviceSerialNumber },
          { name: 'Software', value: part.softwareVersions },
          {
            name: 'First irradiation',
            value:
              startedAt === null ? null : (
                <span title={zoneWords(startedAt.offset)}>{momentWords(startedAt)}</span>
              ),
          },
          {
            name: 'Last irradiation',
            value:
              endedAt === null ? null : <span title={zoneWords(endedAt.offset)}>{momentWords(endedAt)}</span>,
          },
        ]}
      />
    </Section>
  );
};

/** What one unit did in the study. */
export const Part = ({ part, named, isReported }: WholePartProps) => (
  <>
    <Where part={part} named={named} />
    {isReported && part.kind === 'projection' && <ProjectionPart part={part} />}
    {isReported && part.kind === 'ct' && <CtPart part={part} />}
  </>
);
