import { NavLink } from 'react-router';
import '../../frame/sub-nav.css';

/** The QC pages of one unit, beside each other. */
export const UnitQcNav = ({ unitId }: { readonly unitId: number }) => (
  <nav aria-label="QC of this unit" className="sub-nav no-print">
    <NavLink to={`/units/${unitId}/qc`} end>
      Tests
    </NavLink>
    <NavLink to={`/units/${unitId}/qc/limits`}>Limits and baselines</NavLink>
    <NavLink to={`/units/${unitId}/trends`}>Trends</NavLink>
    <NavLink to={`/qc/sessions?unitIds=${unitId}`}>Its sessions</NavLink>
  </nav>
);
