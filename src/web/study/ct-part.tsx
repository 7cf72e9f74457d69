import { useState } from 'react';
import type { CtEventView } from '../../dose/study-event.contract.ts';
import type { CtPartView } from '../../dose/study.contract.ts';
import { nbsp } from '../ui/numbers.ts';
import { QuantityText } from '../ui/quantity-text.tsx';
import { Section } from '../ui/section.tsx';
import { ctFields, usualCtFields } from './ct-fields.ts';
import { CtCharts } from './ct-charts.tsx';
import { EventTable } from './event-table.tsx';
import { TotalsTable } from './totals-table.tsx';

/** Totals, acquisitions and their charts of CT. */
export const CtPart = ({ part }: { readonly part: CtPartView }) => {
  const { totals } = part;
  const [opened, open] = useState<CtEventView | null>(null);
  const phantom =
    totals.ctdiVolMaxPhantomCm === null ? '' : ` (${totals.ctdiVolMaxPhantomCm}${nbsp}cm phantom)`;
  return (
    <>
      <Section
        title="Totals"
        note={
          <>
            Highest CTDI<sub>vol</sub> <QuantityText value={totals.ctdiVolMaxMgy} unit="mGy" digits="all" />
            {totals.ctdiVolMaxMgy === null ? '' : phantom}; {totals.eventCount} events read
            {totals.declaredEventCount === null ? '' : `, ${totals.declaredEventCount} declared`}
          </>
        }
      >
        <TotalsTable
          columns={[{ name: 'Whole part', totals: { dlpMgycm: totals.dlpMgycm }, sent: {} }]}
          rows={[{ key: 'dlpMgycm', words: 'Dose–length product, DLP', unit: 'mGy·cm' }]}
        />
      </Section>
      {part.events.length > 0 && (
        <>
          <Section title="Acquisitions">
            <CtCharts events={part.events} onOpen={open} />
          </Section>
          <EventTable
            name="ct"
            title="Irradiation events"
            fields={ctFields}
            usual={usualCtFields}
            events={part.events}
            opened={opened}
            onOpen={open}
          />
        </>
      )}
    </>
  );
};
