import type { ReactNode } from 'react';
import type { Study } from '../../dose/study.contract.ts';
import { nbsp } from '../ui/numbers.ts';
import { QuantityText } from '../ui/quantity-text.tsx';

interface KeyFigureProps {
  readonly words: string;
  readonly symbol?: ReactNode;
  readonly value: number | null;
  readonly unit: string;
  readonly beside?: string | null;
}

const KeyFigure = ({ words, symbol, value, unit, beside }: KeyFigureProps) => (
  <div className="figure">
    <dt>
      {words}
      {symbol !== undefined && <span> {symbol}</span>}
    </dt>
    <dd>
      <QuantityText value={value} unit={unit} digits="five" />
      {value !== null && beside !== null && beside !== undefined && (
        <span className="beside"> ({beside})</span>
      )}
    </dd>
  </div>
);

/** The study in a line: what a reader came for. Air kerma and CT stand side by side, never added. */
export const KeyFigures = ({ study: { totals, examTypes } }: { readonly study: Study }) => {
  const projection = examTypes.some((exam) => exam !== 'ct');
  const phantom =
    totals.ctdiVolMaxPhantomCm === null ? null : `${totals.ctdiVolMaxPhantomCm}${nbsp}cm phantom`;
  return (
    <dl className="figures">
      {projection && (
        <>
          <KeyFigure
            words="Air kerma at the reference point,"
            symbol={
              <>
                K<sub>a,r</sub>
              </>
            }
            value={totals.airKermaAtReferencePointMgy}
            unit="mGy"
          />
          <KeyFigure
            words="Kerma–area product,"
            symbol={
              <>
                P<sub>KA</sub>
              </>
            }
            value={totals.kermaAreaProductGycm2}
            unit="Gy·cm²"
          />
          <KeyFigure words="Fluoroscopy time (m:ss)" value={totals.fluoroscopyTimeS} unit="m:ss" />
        </>
      )}
      {examTypes.includes('ct') && (
        <>
          <KeyFigure words="Dose–length product, DLP" value={totals.dlpMgycm} unit="mGy·cm" />
          <KeyFigure
            words="Highest"
            symbol={
              <>
                CTDI<sub>vol</sub>
              </>
            }
            value={totals.ctdiVolMaxMgy}
            unit="mGy"
            beside={phantom}
          />
        </>
      )}
      <KeyFigure words="Irradiation events" value={totals.eventCount} unit="" />
    </dl>
  );
};
