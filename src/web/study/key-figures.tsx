import type { ReactNode } from 'react';
import type { Study } from '../../dose/study.contract.ts';
import { nbsp } from '../ui/numbers.ts';
import { QuantityText, type SentValue } from '../ui/quantity-text.tsx';
import { originOf } from './total-origin.ts';

interface KeyFigureProps {
  readonly words: string;
  readonly symbol?: ReactNode;
  readonly value: number | null;
  readonly unit: string;
  readonly sent?: SentValue | null;
  readonly beside?: string | null;
}

const KeyFigure = ({ words, symbol, value, unit, sent, beside }: KeyFigureProps) => (
  <div className="figure">
    <dt>
      {words}
      {symbol !== undefined && <span> {symbol}</span>}
    </dt>
    <dd>
      <QuantityText value={value} unit={unit} digits="all" sent={sent} />
      {value !== null && beside !== null && beside !== undefined && (
        <span className="beside"> ({beside})</span>
      )}
    </dd>
  </div>
);

const airKerma = (
  <>
    K<sub>a,r</sub>
  </>
);
const kap = (
  <>
    P<sub>KA</sub>
  </>
);
const ctdi = (
  <>
    CTDI<sub>vol</sub>
  </>
);

const ProjectionFigures = ({ study }: { readonly study: Study }) => {
  const { airKermaAtReferencePointMgy, kermaAreaProductGycm2, fluoroscopyTimeS } = study.totals;
  return (
    <>
      <KeyFigure
        words="Air kerma at the reference point,"
        symbol={airKerma}
        value={airKermaAtReferencePointMgy}
        unit="mGy"
        sent={originOf(study, 'airKermaAtReferencePointMgy')}
      />
      <KeyFigure
        words="Kerma–area product,"
        symbol={kap}
        value={kermaAreaProductGycm2}
        unit="Gy·cm²"
        sent={originOf(study, 'kermaAreaProductGycm2')}
      />
      <KeyFigure
        words="Fluoroscopy time (m:ss)"
        value={fluoroscopyTimeS}
        unit="m:ss"
        sent={originOf(study, 'fluoroscopyTimeS')}
      />
    </>
  );
};

const CtFigures = ({ study }: { readonly study: Study }) => {
  const { dlpMgycm, ctdiVolMaxMgy, ctdiVolMaxPhantomCm } = study.totals;
  return (
    <>
      <KeyFigure
        words="Dose–length product, DLP"
        value={dlpMgycm}
        unit="mGy·cm"
        sent={originOf(study, 'dlpMgycm')}
      />
      <KeyFigure
        words="Highest"
        symbol={ctdi}
        value={ctdiVolMaxMgy}
        unit="mGy"
        beside={ctdiVolMaxPhantomCm === null ? null : `${ctdiVolMaxPhantomCm}${nbsp}cm phantom`}
      />
    </>
  );
};

/** The study in a line: what a reader came for. Air kerma and CT stand side by side, never added. */
export const KeyFigures = ({ study }: { readonly study: Study }) => (
  <dl className="figures">
    {study.examTypes.some((exam) => exam !== 'ct') && <ProjectionFigures study={study} />}
    {study.examTypes.includes('ct') && <CtFigures study={study} />}
    {study.origin === 'reported' && (
      <KeyFigure words="Irradiation events" value={study.totals.eventCount} unit="" />
    )}
  </dl>
);
