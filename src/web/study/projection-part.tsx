import { useState } from 'react';
import type { ProjectionEventView } from '../../dose/study-event.contract.ts';
import type { ProjectionPartView } from '../../dose/study.contract.ts';
import { Section } from '../ui/section.tsx';
import { AngleChart } from './angle-chart.tsx';
import { EventTable } from './event-table.tsx';
import { projectionFields, usualProjectionFields } from './projection-fields.ts';
import { RunningSumChart } from './running-sum-chart.tsx';
import { TechniqueChart } from './technique-chart.tsx';
import { Totals } from './totals.tsx';

/** Totals, course and events of fluoroscopy and radiography. */
export const ProjectionPart = ({ part }: { readonly part: ProjectionPartView }) => {
  const [opened, open] = useState<ProjectionEventView | null>(null);
  return (
    <>
      <Totals part={part} />
      {part.events.length > 0 && (
        <>
          <Section title="Course">
            <div className="charts">
              <div className="wide">
                <RunningSumChart events={part.events} onOpen={open} />
              </div>
              <AngleChart events={part.events} />
              <TechniqueChart events={part.events} onOpen={open} />
            </div>
          </Section>
          <EventTable
            name="projection"
            title="Irradiation events"
            fields={projectionFields}
            usual={
              part.planes.length > 1 || part.events.some((event) => event.plane !== 'single')
                ? ['plane', ...usualProjectionFields]
                : usualProjectionFields
            }
            events={part.events}
            opened={opened}
            onOpen={open}
          />
        </>
      )}
    </>
  );
};
